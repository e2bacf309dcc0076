"""Whether a schema says that the form of a value is right."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.schema.accept import FORM, accepts
from profilelint.schema.load import schema_from_data

TEXT: dict[str, Any] = {"type": "string"}
DAY: dict[str, Any] = {"type": "string", "pattern": r"^\d\d/\d\d/\d{4}$"}
NONE: dict[str, Any] = {"type": "null"}


def asked(schema: dict[str, Any], value: Any, *keywords: str) -> bool | None:
    whole = {"properties": {"day": schema}, "$defs": {"day": DAY}}
    return accepts(schema_from_data(whole), ("day",), value, *keywords)


@pytest.mark.parametrize(
    "schema",
    [
        DAY,
        {"anyOf": [DAY, NONE]},
        {"oneOf": [{"$ref": "#/$defs/day"}, {"type": ["null", "integer"]}]},
        {"allOf": [{"anyOf": [{"oneOf": [DAY, False]}, NONE]}]},
        {"anyOf": [{"allOf": [TEXT, {"pattern": "^[0-9/]+$"}]}, NONE]},
    ],
)
def test_branches_for_a_value_are_asked(schema: dict[str, Any]) -> None:
    assert asked(schema, "31/01/2020", *FORM) is True
    assert asked(schema, "January", *FORM) is False
    assert asked(schema, "31/01/2020", "type", *FORM) is True
    assert asked(schema, True, "type") is False


@pytest.mark.parametrize(
    "schema",
    [
        {},
        TEXT,
        {"anyOf": [TEXT, NONE]},
        {"anyOf": [DAY, TEXT]},
        {"anyOf": [DAY, {}]},
        {"anyOf": [DAY, True]},
        {"not": DAY},
        {"if": TEXT, "then": DAY},
    ],
)
def test_a_branch_that_says_nothing_of_the_form_leaves_it_open(schema: dict[str, Any]) -> None:
    assert asked(schema, "31/01/2020", *FORM) is None
