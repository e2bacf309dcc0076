"""Which texts of the front matter are those of a field."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from profilelint.model.finding import Route
from profilelint.rules.page.fields import groups, is_of_field, strings

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
