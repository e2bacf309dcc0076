from __future__ import annotations

import json

import pytest

from profilelint.engine.facts import FactsError, read_facts, write_facts


def test_facts_come_back_by_rule() -> None:
    facts = {
        f"{number:04}.md": {"b": [f"Perú {number}", None], **({"a": number} if number % 2 else {})}
        for number in range(2500)
    }
    found = read_facts((path, write_facts(own)) for path, own in facts.items())
    assert list(found) == ["a", "b"]
    assert found["b"] == {path: own["b"] for path, own in facts.items()}
    assert list(found["b"]) == list(facts)
    assert found["a"]["2499.md"] == 2499
    assert len(found["a"]) == 1250


def test_text_is_one_line_of_ascii() -> None:
    facts = {"a": "é\n\t\u2028\ud800"}
    text = write_facts(facts)
    assert text.isascii()
    assert text.isprintable()
    assert json.loads(text) == facts
    assert write_facts({}) == ""


@pytest.mark.parametrize("text", ["", "[1]", "{}, {}", "{", '{"a": 1}]', "[" * 100_000])
def test_what_is_no_text_of_facts_is_refused(text: str) -> None:
    with pytest.raises(FactsError, match=r"^b\.md$"):
        read_facts([("a.md", '{"a": 1}'), ("b.md", text)])
