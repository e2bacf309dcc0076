from __future__ import annotations

from typing import Any

import pytest
from tests.cost import grows_linearly

from profilelint.engine.workspace.outline import Part, folds, outline
from profilelint.source.read import read_text

PAGE = """\
---
title: Pier
parts:
  - name: Deck
    size: 3
empty:
---

# A

One.

### B

Two.

## C

# D
"""


def tree(text: str, parts: list[Part]) -> list[Any]:
    return [
        (part.name, text[part.name_span.start : part.name_span.end], tree(text, part.parts))
        for part in parts
    ]


def test_keys_and_sections_are_nested() -> None:
    parts = outline(read_text("a.md", PAGE))
    assert tree(PAGE, parts) == [
        ("title", "title", []),
        ("parts", "parts", [("name", "name", []), ("size", "size", [])]),
        ("empty", "empty", []),
        ("A", "# A", [("B", "### B", []), ("C", "## C", [])]),
        ("D", "# D", []),
    ]
    assert [part.detail for part in parts[:3]] == ["Pier", "", ""]
    section = parts[3].parts[0].span
    assert PAGE[section.start : section.end] == "### B\n\nTwo."
    section = parts[3].span
    assert PAGE[section.start : section.end] == "# A\n\nOne.\n\n### B\n\nTwo.\n\n## C"


def test_what_can_be_folded() -> None:
    covered = [PAGE[start:end] for start, end in folds(read_text("a.md", PAGE))]
    assert [each.partition("\n")[0] for each in covered if "\n" in each] == [
        "---", "parts:", "# A", "### B"
    ]  # fmt: skip


def test_pages_without_front_matter() -> None:
    assert tree("# A\n", outline(read_text("a.md", "# A\n"))) == [("A", "# A", [])]
    assert outline(read_text("a.md", "")) == []
    assert outline(read_text("a.md", "---\na: [\n---\n")) == []


@pytest.mark.parametrize("repeated", ["# A\n\n", "###### B\n# C\n", "> # D\n", "- # E\n"])
def test_many_headings_take_linear_time(repeated: str) -> None:
    grows_linearly(lambda size: lambda: outline(read_text("a.md", repeated * size)), 300, 8, 0.1)


def test_deep_and_shared_values_are_bounded() -> None:
    text = "---\na: &a [x]\n" + "".join(f"b{n}: {{c: {{d: 1}}}}\n" for n in range(3000)) + "---\n"
    parts = outline(read_text("a.md", text))
    assert 600 < len(parts) < 800
    text = "---\na: &a {b: 1}\nc: *a\n---\n"
    assert tree(text, outline(read_text("a.md", text))) == [
        ("a", "a", [("b", "b", [])]), ("c", "c", [])
    ]  # fmt: skip
