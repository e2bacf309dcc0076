from __future__ import annotations

import pytest

from profilelint.engine.facts import Facts, FactsError, read_facts, write_facts


def test_facts_come_back_by_rule() -> None:
    given = {
        f"{number:04}.md": {"b": [f"Perú {number}", None], **({"a": number} if number % 2 else {})}
        for number in range(2500)
    }
    texts = {path: write_facts(own) for path, own in given.items()}
    facts = Facts(texts.items())
    assert list(facts.of("b").items()) == [(path, own["b"]) for path, own in given.items()]
    assert facts.of("a")["2499.md"] == 2499
    assert len(facts.of("a")) == 1250
    assert facts.of("c") == {}
    assert {path: read_facts(text) for path, text in texts.items()} == given


def test_text_is_one_line_of_ascii() -> None:
    facts = {"a-b": "é\n\t\u2028\ud800\ta-c\t1", "a-c": {"a-b": [True, None]}}
    text = write_facts(facts)
    assert text == '\ta-b\t"\\u00e9\\n\\t\\u2028\\ud800\\ta-c\\t1"\ta-c\t{"a-b":[true,null]}'
    assert read_facts(text) == facts
    assert [Facts([("a.md", text)]).of(name) for name in facts] == [
        {"a.md": fact} for fact in facts.values()
    ]
    assert (write_facts({}), read_facts("")) == ("", {})


@pytest.mark.parametrize(
    "text", ["", "[1]", "a\t1", "\ta\t", "\ta\t1, 2", "\ta\t{", "\ta\t1]", "\ta\t" + "[" * 100_000]
)
def test_what_is_no_text_of_facts_is_refused(text: str) -> None:
    with pytest.raises(FactsError, match=r"^b\.md$"):
        Facts([("a.md", "\ta\t1"), ("b.md", text)]).of("a")
