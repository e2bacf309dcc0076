from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from profilelint.schema.field_edits import delete_lines, rename_key, replace_by_word, replace_value
from profilelint.source.read import read_text

if TYPE_CHECKING:
    from profilelint.model.finding import Edit

BLOCK = """\
---
plain: a
single: 'a'
double: "a"
flow: [a, "b"]
list:
- a
-   b # kept
- c
folded: >
  a
map:
  key: a
---
"""


def applied(text: str, edit: Edit | None) -> str | None:
    if edit is None:
        return None
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


@pytest.mark.parametrize(
    ("route", "value", "line"),
    [
        (("plain",), "World Bank", "plain: World Bank"),
        (("plain",), "Water, and more", "plain: Water, and more"),
        (("plain",), "Côte d'Ivoire", "plain: Côte d'Ivoire"),
        (("plain",), "One: two", "plain: 'One: two'"),
        (("plain",), "It's: two", "plain: 'It''s: two'"),
        (("plain",), "A # b", "plain: 'A # b'"),
        (("plain",), "yes", "plain: 'yes'"),
        (("plain",), "2016", "plain: '2016'"),
        (("plain",), "- a", "plain: '- a'"),
        (("plain",), "", "plain: ''"),
        (("plain",), "a\tb", 'plain: "a\\tb"'),
        (("single",), "Côte d'Ivoire", "single: 'Côte d''Ivoire'"),
        (("double",), 'A "b" \\', 'double: "A \\"b\\" \\\\"'),
        (("flow", 0), "Water, and more", "flow: ['Water, and more', \"b\"]"),
        (("flow", 1), "c", 'flow: [a, "c"]'),
        (("list", 1), "c", "-   c # kept"),
        (("folded",), "c", None),
        (("map",), "c", None),
        (("none",), "c", None),
    ],
)
def test_replace_value(route: tuple[str | int, ...], value: str, line: str | None) -> None:
    document = read_text("a.md", BLOCK)
    new = applied(BLOCK, replace_value(document, route, value))
    if line is None:
        assert new is None
        return
    assert new is not None
    assert line in new.splitlines()
    assert sum(a != b for a, b in zip(BLOCK.splitlines(), new.splitlines(), strict=True)) == 1
    found: object = read_text("a.md", new).data
    for step in route:
        found = found[step]  # type: ignore[index]
    assert found == value


def test_replace_value_in_toml() -> None:
    text = "+++\nclient = 'EU'\n+++\n"
    new = applied(text, replace_value(read_text("a.md", text), ("client",), "It's"))
    assert new == '+++\nclient = "It\'s"\n+++\n'
    assert read_text("a.md", new).data == {"client": "It's"}


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("---\nclent: a\n---\n", "client", "client: a"),
        ("---\n'clent': a\n---\n", "client", '"client": a'),
        ("---\nclent: a\n---\n", "yes", "'yes': a"),
        ('{\n"clent": 1\n}\n', "client", '"client": 1'),
        ("+++\nclent = 1\n+++\n", "client", "client = 1"),
        ("+++\nclent = 1\n+++\n", "a b", '"a b" = 1'),
        ("+++\n[clent]\nx = 1\n+++\n", "client", "[client]"),
        ("+++\nclent.x = 1\n+++\n", "client", "client.x = 1"),
    ],
)
def test_rename_key(text: str, key: str, line: str) -> None:
    new = applied(text, rename_key(read_text("a.md", text), ("clent",), key))
    assert new is not None
    assert line in new.splitlines()
    assert key in read_text("a.md", new).data


def test_rename_needs_a_key() -> None:
    assert rename_key(read_text("a.md", BLOCK), ("list", 0), "x") is None
    assert rename_key(read_text("a.md", "Text.\n"), ("a",), "x") is None


def test_replace_by_word() -> None:
    new = applied(BLOCK, replace_by_word(read_text("a.md", BLOCK), ("single",), "2016"))
    assert new == BLOCK.replace("'a'", "2016")
    assert replace_by_word(read_text("a.md", BLOCK), ("folded",), "2016") is None


@pytest.mark.parametrize(
    ("text", "route", "expected"),
    [
        ("---\na:\n- b\n- \n- c\n---\n", ("a", 1), "---\na:\n- b\n- c\n---\n"),
        ("---\r\na:\r\n  - b\r\n  -\r\n---\r\n", ("a", 1), "---\r\na:\r\n  - b\r\n---\r\n"),
        ("---\na: 1\nField name:  \n---\n", ("Field name",), "---\na: 1\n---\n"),
        ("---\na:\n- b\n- # why\n- c\n---\n", ("a", 1), None),
        ("---\na:\n- \n---\n", ("a", 0), None),
        ("---\na: [b, '']\n---\n", ("a", 1), "---\na: [b]\n---\n"),
        ("---\na: ['', b, c]\n---\n", ("a", 0), "---\na: [b, c]\n---\n"),
        ("---\na: [b,\n  c,\n  d]\n---\n", ("a", 1), "---\na: [b,\n  d]\n---\n"),
        ("---\na: [b, # c\n  d]\n---\n", ("a", 1), None),
        ("---\na: [b]\n---\n", ("a", 0), None),
        ("---\na:\n- - b\n  - c\n---\n", ("a", 0, 0), None),
        ('{"a": ["b", ""]}\n', ("a", 1), '{"a": ["b"]}\n'),
        ("---\na: 1\n---\n", ("b",), None),
    ],
)
def test_delete_lines(text: str, route: tuple[str | int, ...], expected: str | None) -> None:
    assert applied(text, delete_lines(read_text("a.md", text), route)) == expected
