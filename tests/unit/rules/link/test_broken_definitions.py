"""Which line is to blame for definitions that Markdown does not read."""

from __future__ import annotations

import pytest

from profilelint.rules.link.broken_definitions import broken_definitions, joined_definitions
from profilelint.source.read import read_text


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("body", "blamed"),
    [
        ("[a]: /b c\n", {"a": "[a]: /b c"}),
        ("[a]: /b\n[c]: d e \n[f]: /g\n", {"c": "[c]: d e ", "f": "[c]: d e "}),
        ("[a]: /b c\n\n[d]: /e\n", {"a": "[a]: /b c"}),
        ("[a]: /b c\n[d]: /e f\n", {"a": "[a]: /b c", "d": "[a]: /b c"}),
        ('[a]: /b "c"\n[d]: <e f>\n[g]: /h (i)\n[j]:\n  /k\n', {}),
        ("[a]: {{ b }}/c\n", {}),
        ("`[a]: /b c`\n\n    [d]: e f\n", {}),
        ("[^a]: Text of a footnote.\n", {}),
    ],
)
def test_lines_to_blame(body: str, blamed: dict[str, str], line_end: str) -> None:
    text = body.replace("\n", line_end)
    found = broken_definitions(read_text("a.md", text, "kramdown").body)
    assert {label: text[slice(*span)] for label, span in found.items()} == blamed


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("body", "joined"),
    [
        ("- Words\n[a]: /b\n[c]: /d\n", {"a": "[a]: /b", "c": "[a]: /b"}),
        ("1. Words\n   [a]: /b\n", {"a": "[a]: /b"}),
        ("Words\n[a]: /b\n\nWords\n[c]: /d\n", {"a": "[a]: /b", "c": "[c]: /d"}),
        ("1. Words\n[a]: b/c-2.pdf#d\n", {"a": "[a]: b/c-2.pdf#d"}),
        ('- Words\n[a]: <b.jpg> "c"\n', {"a": '[a]: <b.jpg> "c"'}),
        ("- Words\n[a]: sea.\n", {}),
        ("- Words\n[a]: and/or\n", {}),
        ("- Words\n\n[a]: /b\n", {}),
        ("# Words\n[a]: /b\n", {}),
        ("- Words\n*[a]: Words\n", {}),
    ],
)
def test_lines_joined_to_text(body: str, joined: dict[str, str], line_end: str) -> None:
    text = body.replace("\n", line_end)
    found = joined_definitions(read_text("a.md", text, "kramdown").body)
    assert {label: text[slice(*span)] for label, span in found.items()} == joined
