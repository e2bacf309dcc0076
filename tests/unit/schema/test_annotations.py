"""What a schema says of a place, to be shown beside the value."""

from __future__ import annotations

import pytest

from profilelint.schema.annotations import About, distinct
from profilelint.schema.load import schema_from_data

SCHEMA = schema_from_data(
    {
        "properties": {
            "start": {"$ref": "#/$defs/year", "title": "Start", "examples": [2016]},
            "status": {"oneOf": [{"const": "open"}, {"const": "shut", "title": "Closed"}]},
            "size": {"anyOf": [{"const": "full"}, {"type": "integer"}]},
            "old": {"deprecated": True},
            "links": {"items": {"properties": {"to": {"enum": ["a", "b"], "not": {"const": "b"}}}}},
        },
        "if": {"properties": {"status": {"const": "left"}}},
        "$defs": {"year": {"type": "integer", "description": "A year.", "title": "Year"}},
    }
)


@pytest.mark.parametrize(
    ("route", "about"),
    [
        (("start",), About("Start", "A year.", (2016,), (), is_deprecated=False)),
        (("status",), About("", "", (), ("open", "shut"), is_deprecated=False)),
        (("size",), About("", "", (), (), is_deprecated=False)),
        (("old",), About("", "", (), (), is_deprecated=True)),
        (("links", 3, "to"), About("", "", (), ("a", "b"), is_deprecated=False)),
        (("other",), About("", "", (), (), is_deprecated=False)),
    ],
)
def test_about(route: tuple[str | int, ...], about: About) -> None:
    assert SCHEMA.asserted.about(route) == about


def test_distinct_values() -> None:
    assert [repr(each) for each in distinct([1, "1", True, 1, "1", [1], {"a": 1}, [1]])] == [
        *("1", "'1'", "True", "[1]", "{'a': 1}"),
    ]
