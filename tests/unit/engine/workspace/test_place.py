from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cost import grows_linearly

from profilelint.engine.workspace.place import place_at
from profilelint.engine.workspace.typed import Place

# What is typed, the offset marked by "^"; what is covered; where that belongs.
PLACES = (
    ("---\nti^\n---\n", "ti", "key", (), ()),
    ("---\nti^tle: x\nend: 1\n---\n", "title", "key", (), ("end",)),
    ("---\ntitle: Pi^er # x\n---\n", "Pier", "value", ("title",), None),
    ("---\ntitle:^\n---\n", "", "value", ("title",), None),
    ('---\r\ntitle: "Pi^\r\nend: 1\r\n---\r\n', '"Pi', "value", ("title",), None),
    ("---\na:\n  - Wa^\n  - b\n---\n", "Wa", "either", ("a", 0), ()),
    ("---\na:\n- b\n- Wa^ter\nc: 1\n---\n", "Water", "either", ("a", 1), ()),
    ("---\na:\n-^\n---\n", "", "either", ("a", 0), ()),
    ("---\na:\n- x\n^\nb: 1\n---\n", "", "key", (), ("a", "b")),
    ("---\na:\n  - x\n  ^\nb: 1\n---\n", "", "value", ("a", 1), None),
    ("---\na:\n  ^\nb: 2\n---\n", "", "either", ("a",), ()),
    (
        "---\na:\n  - label: x\n    ^\n    note: z\n  - d: y\n---\n",
        "",
        "key",
        ("a", 0),
        ("label", "note"),
    ),
    ("---\na:\n  b:\n    c: 1\n    d^\n  e: 1\n---\n", "d", "key", ("a", "b"), ("c",)),
    ("---\na: [x, W^]\nb: 1\n---\n", "W", "value", ("a", 1), None),
    ("---\na: [\n  x, 'W^ o',\n]\nb: 1\n---\n", "'W o'", "value", ("a", 1), None),
    ("---\na: [x, ^\nb: 1\n---\n", "", "value", ("a", 1), None),
    ("---\na: { x: 1, y^: 2, z: 3 }\n---\n", "y", "key", ("a",), ("x", "z")),
    ("---\na: {x: [1, {b: ^}]}\n---\n", "", "value", ("a", "x", 1, "b"), None),
    ("---\na: [x\n  y\nb: ^\n---\n", "", "value", ("b",), None),
    ("---\na: [\n  x\n]\nb: ^\n---\n", "", "value", ("b",), None),
    ("---\na: 1\n^", "", "key", (), ("a",)),
    ("---\na: 1\nb^\n\nText\n", "b", "key", (), ("a",)),
    ('{\n  "a": "x^",\n  "b": 1\n}\n', '"x"', "value", ("a",), None),
    ('{\n "a": 1,\n ^\n "b": {"c": 2}\n}\n', "", "key", (), ("a", "b")),
    ('{"a": {"b^": 1, "c": 2}, "d": 1}', '"b"', "key", ("a",), ("c",)),
    ('{"a": tr^}', "tr", "value", ("a",), None),
    ('+++\ntitle = "P^"\n+++\n', '"P"', "value", ("title",), None),
    ("+++\nti^\nx = 1\n[t]\na = 1\n+++\n", "ti", "key", (), ("x",)),
    ('+++\na = [\n  "x", "^"\n]\n+++\n', '""', "value", ("a", 1), None),
    ("+++\n[[b]]\n[[b]]\na.c = ^\n+++\n", "", "value", ("b", 1, "a", "c"), None),
    ("---\na: 1\n---\n\n[x](fo^o.md) y\n", "foo.md", "link", (), None),
    ("![x](^)\n", "", "image", (), None),
    ("[![a](b.png)](x^", "x", "link", (), None),
    ("[a]: fo^o\n", "foo", "link", (), None),
    ("<!-- profilelint-disable-line link-h^ttp, x -->", "link-http", "rule", (), None),
    ("---\na: 1 # profilelint-disable-line ti^\n---\n", "ti", "rule", (), None),
    ("<!-- profilelint-dis^", "dis", "action", (), None),
)
NOWHERE = (
    "---\ntitle: x  # of^ it\n---\n",
    "---\ntext: >\n  One ^two\n---\n",
    "---\ntext: one\n  ^two\n---\n",
    "^---\na: 1\n---\n",
    "---\na: 1\n---\nSome ^text [b] (c)\n",
    '+++\na = """\n^\n"""\n+++\n',
    "+++\n[ta^ble]\n+++\n",
    '{"a": 1}\n\nSome ^text\n',
    "<!-- profilelint-disable-line a -- why n^ot -->",
    "<!-- profilelint-disable-line a until=20^ -->",
)


def at(marked: str) -> tuple[str, Place | None]:
    before, _, after = marked.partition("^")
    return before + after, place_at(before + after, len(before))


@pytest.mark.parametrize(("marked", "covered", "kind", "route", "keys"), PLACES)
def test_what_stands_at_a_place(
    marked: str, covered: str, kind: str, route: tuple[str | int, ...], keys: tuple[str, ...] | None
) -> None:
    text, place = at(marked)
    assert place is not None
    start, end = place.span
    assert (text[start:end], place.kind, place.route) == (covered, kind, route)
    assert place.word == covered.strip("\"'")
    if keys is not None:
        assert sorted(place.keys) == sorted(keys)


@pytest.mark.parametrize("marked", NOWHERE)
def test_places_of_which_nothing_can_be_said(marked: str) -> None:
    assert at(marked)[1] is None


def test_what_a_value_needs_before_it() -> None:
    for marked, lead in (
        ("---\na:^\n---\n", " "),
        ("---\na: ^\n---\n", ""),
        ("---\na:\n-^\n---\n", " "),
        ("---\na:\n  - x\n  ^\n---\n", "- "),
    ):
        place = at(marked)[1]
        assert place is not None
        assert place.lead == lead


PIECES = ("---\n", "+++\n", "{", "}", "[", "]", "- ", "a", ": ", " = ", ",", '"', "'", "#", "  ")
MORE = ("\n", "\r\n", "\r", "\u2028", "](", "![", "profilelint-disable ", "|", ">", "&x", "😀")


@given(st.lists(st.sampled_from((*PIECES, *MORE)), max_size=40), st.integers(0, 80))
def test_every_place_lies_on_the_line_of_its_offset(pieces: list[str], offset: int) -> None:
    for opening in ("---\n", "+++\n", "{", ""):
        text = opening + "".join(pieces)
        offset = min(offset, len(text))
        place = place_at(text, offset)
        if place is not None:
            assert 0 <= place.span.start <= offset <= place.span.end <= len(text)
            assert not set(text[place.span.start : place.span.end]) & {"\n", "\r"}


@pytest.mark.parametrize(
    "repeated", ["a:\n", "- " * 50 + "\n", "a: [\n", '"', "[a](", "- a: [{\n", "a: 'x\n", "[[a]]\n"]
)
@pytest.mark.parametrize("opening", ["---\n", "+++\n", "{", ""])
def test_hostile_pages_take_linear_time(opening: str, repeated: str) -> None:
    def look(size: int) -> Callable[[], object]:
        text = opening + repeated * (size // len(repeated))
        return lambda: place_at(text, len(text))

    grows_linearly(look, 5_000, 8, 0.02)
