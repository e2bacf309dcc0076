"""Which texts of the front matter are those of a field."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from profilelint.model.finding import Route
from profilelint.rules.page import fields
from profilelint.rules.page.fields import FieldTexts, exact_span, groups, is_of_field, strings
from profilelint.source.read import read_text

KEYS = st.sampled_from(("a", "b", "a.b", "b.a", "a.b.a"))
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        st.sampled_from(("text", None, 1)),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


def routes(value: Any, route: Route = ()) -> list[Route]:
    """Return the routes to all strings."""
    if isinstance(value, str):
        return [route]
    members: Any = ()
    if isinstance(value, (dict, list)):
        members = value.items() if isinstance(value, dict) else enumerate(value)
    return [found for step, inner in members for found in routes(inner, (*route, step))]


@given(DATA, KEYS)
@example({"a.b": None, "a": {"b": "text"}}, "a.b")
def test_a_route_is_of_a_field_where_the_field_has_its_string(
    data: dict[str, Any], field: str
) -> None:
    expected = {route for route, _ in strings(data, field)}
    assert {route for route in routes(data) if is_of_field(data, route, field)} == expected


def test_of_long_lists_the_first_members_count() -> None:
    data: dict[str, Any] = {"a": ["x"] * 1001, "b": [{"a": "x"}] * 1001}
    assert [is_of_field(data, ("a", index), "a") for index in (999, 1000)] == [True, False]
    assert [is_of_field(data, ("b", index, "a"), "b.a") for index in (999, 1000)] == [True, False]


def test_groups_that_hold_a_field() -> None:
    data: dict[str, Any] = {
        "a": 1,
        "b": {"a": 2, "c": [{"a": 3}, "text", {"a": 4}]},
        "b.a": 5,
        "c": [{"a": 6}],
    }
    assert list(groups(data, "a")) == [((), data)]
    assert list(groups(data, "b.c.a")) == [(("b", "c", 0), {"a": 3}), (("b", "c", 2), {"a": 4})]
    assert list(groups(data, "b.a")) == [((), data)]
    assert list(groups(data, "c.a")) == [(("c", 0), {"a": 6})]
    assert list(groups(data, "a.b")) == []


@given(DATA)
def test_texts_have_their_routes(data: dict[str, Any]) -> None:
    found = FieldTexts(data)
    expected = [(route, text) for route, text in texts(data) if isinstance(text, str)]
    numbers = range(len(found.texts))
    assert [(found.route(number), found.texts[number]) for number in numbers] == expected
    assert found.lines == "\n".join(text for _, text in expected)
    assert found.keys == [
        next(step for step in reversed(route) if isinstance(step, str)) for route, _ in expected
    ]


def texts(value: Any, route: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Any]]:
    if not isinstance(value, (dict, list)):
        return [(route, value)]
    members = value.items() if isinstance(value, dict) else enumerate(value)
    return [found for step, inner in members for found in texts(inner, (*route, step))]


WRITTEN = [
    "/pier", "'/pier'", '"/pier"', "'it''s'", '"a \\"b\\""', "/pier # a", "'/pier' # a", "&a /pier",
    "/pier\n  and quay", "'/pier\n  and quay'", "|\n  /pier", ">-\n  /pier", "!!str /pier", "''",
    "'\"a\"'", "12", "'12'", "/pier  ", "[/pier]", "\n  /pier", "x: '", '"\'a\'"', "a\n\n  b",
]  # fmt: skip


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("after", ["", "b: c\n", "  b\n", "b:\n  a: /pier\n", "# a: /pier\n", "\n"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_place_at_the_top_is_that_of_the_tree(
    written: str, after: str, line_end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"---\nx: y\na: {written}\n{after}---\n".replace("\n", line_end)
    found = exact_span(read_text("a.md", text), ("a",))
    monkeypatch.setattr(fields, "_found_at_top", lambda *_: None)
    assert found == exact_span(read_text("a.md", text), ("a",))
