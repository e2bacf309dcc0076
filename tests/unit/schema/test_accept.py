"""Whether a schema says that the form of a value is right."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.schema.accept import FORM, accepts, is_listed
from profilelint.schema.load import schema_from_data
from profilelint.vocabulary.vocabulary import Term, Vocabulary

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
        {"if": DAY},
        {"if": TEXT, "then": TEXT},
    ],
)
def test_a_branch_that_says_nothing_of_the_form_leaves_it_open(schema: dict[str, Any]) -> None:
    assert asked(schema, "31/01/2020", *FORM) is None


@pytest.mark.parametrize(
    "schema", [{"if": {"const": ""}, "else": DAY}, {"if": TEXT, "then": {"allOf": [DAY]}}]
)
def test_what_follows_from_a_condition_is_asked(schema: dict[str, Any]) -> None:
    assert asked(schema, "31/01/2020", *FORM) is True
    assert asked(schema, "January", *FORM) is False


def test_a_type_that_follows_from_a_condition_is_asked() -> None:
    optional = {"if": {"enum": ["", None]}, "else": {"type": "boolean"}}
    assert asked(optional, "yes", "type") is False
    assert asked(optional, True, "type") is True


def test_patterns_of_keys_are_asked_beside_properties_and_before_other_keys() -> None:
    schema = schema_from_data(
        {
            "properties": {"end": TEXT},
            "patternProperties": {"^(start|end)$": DAY},
            "additionalProperties": {"type": "integer"},
        }
    )
    assert accepts(schema, ("start",), "31/01/2020", *FORM) is True
    assert accepts(schema, ("end",), "January", *FORM) is False
    assert accepts(schema, ("start",), 1, "type") is False
    assert accepts(schema, ("year",), 1, "type") is True


def test_terms_of_the_site_are_listed_and_those_of_the_program_are_not() -> None:
    node = {
        "properties": {"kind": {"x-vocabulary": "kinds"}, "client": {"x-vocabulary": "clients"}}
    }
    kinds = Vocabulary("kinds", [Term("Rope  works")])
    schema = schema_from_data(node, {"kinds": kinds})
    assert is_listed(schema, ("kind",), "Rope  works")
    assert not is_listed(schema, ("kind",), "Rope works")
    assert not is_listed(schema, ("client",), "World Bank")
    assert not is_listed(schema, ("other",), "Rope  works")
    assert not is_listed(None, ("kind",), "Rope  works")
