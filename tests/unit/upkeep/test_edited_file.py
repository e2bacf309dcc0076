"""Edits of a file by the offsets of its tree."""

from __future__ import annotations

import pytest

from profilelint.model.tree import Sequence
from profilelint.upkeep.edited_file import EditedFile


@pytest.mark.parametrize(
    ("path", "text", "changed"),
    [
        ("d.yaml", "# c\r\n- a # 1\r\n- b", '# c\r\n- "A" # 1\r\n- "B"'),
        ("d.json", '[\n  "a",\n  "b"\n]\n', '[\n  "A",\n  "B"\n]\n'),
    ],
)
def test_values_of_a_list_are_replaced(path: str, text: str, changed: str) -> None:
    file = EditedFile(path, text)
    tree = file.content.tree()
    assert isinstance(tree, Sequence)
    first, last = (element.value.span for element in tree.elements)
    file.replace(last, '"B"')
    file.replace(first, '"A"')
    assert file.changed() == changed


def test_lines_are_inserted() -> None:
    file = EditedFile("d.yaml", "---\r\n  - a # 1\r\n  - b")
    tree = file.content.tree()
    assert isinstance(tree, Sequence)
    first, last = (element.span for element in tree.elements)
    for span, text in ((last, "c"), (first, "x")):
        line = f"{file.newline}{file.indent(span.start)}- {text}"
        file.insert(file.line_end(span.end), line)
    assert file.changed() == "---\r\n  - a # 1\r\n  - x\r\n  - b\r\n  - c"


def test_places_in_lines() -> None:
    file = EditedFile("d.json", '{"x": "a",\r\n  "y": 2}')
    assert file.newline == "\r\n"
    assert [file.line_end(offset) for offset in (0, 10, 12)] == [10, 10, 21]
    assert [file.next_line(offset) for offset in (0, 10, 12)] == [12, 12, 21]
    assert [file.before(offset) for offset in (6, 14)] == ['{"x": ', "  "]
    assert [file.indent(offset) for offset in (6, 14)] == ["", "  "]
    assert [file.separator(offset) for offset in (6, 14)] == [", ", ",\r\n  "]
