from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaBranch(ProblemRule):
    """A value has one of the forms it may have.

    Some values may be written in several ways. If it is clear which one was meant, its problem is
    reported by the rule concerned; if not, this rule reports it.
    """

    name = "schema-branch"
    summary = "A value has one of the forms it may have."
    severity = Severity.ERROR
    exceptions: ClassVar = (("", Severity.WARNING, "where the schema was inferred (`x-implied`)"),)
    messages: ClassVar = {
        "none": "{field} is {found}, which matches none of the forms allowed here",
        "none-of": "{field} is {found}, but must be {allowed}",
        "none-group-of": "{field} must be {allowed}",
        "none-group": "{field} matches none of the forms allowed here",
        "several": "{field} matches several forms, but must match only one",
        "several-of": "{field} must match only one of these forms: {forms}",
        "forbidden": "{field} must not be {found}",
        "holds": "{field} must not have an item that is {found}: delete it",
        "as-it-is": "{field} is not allowed as it is",
        "as-it-is-why": "{field} is not allowed as it is: {why}",
    }
    examples = (
        Valid(
            "---\nsize: 3\n---\n",
            schema={"properties": {"size": {"anyOf": [{"minimum": 2}, {"type": "string"}]}}},
        ),
        Invalid(
            "---\nsize: 3\n---\n",
            covers=("3",),
            message_id="none",
            schema={"properties": {"size": {"anyOf": [{"multipleOf": 2}, {"minimum": 5}]}}},
        ),
        Invalid(
            "---\nsize: 3\n---\n",
            covers=("3",),
            message_id="none-of",
            schema={
                "properties": {
                    "size": {
                        "anyOf": [
                            {"title": "an even number", "multipleOf": 2},
                            {"title": "a number over 5", "minimum": 5},
                        ]
                    }
                }
            },
        ),
        Invalid(
            "---\nsize: 6\n---\n",
            covers=("6",),
            message_id="several",
            schema={"properties": {"size": {"oneOf": [{"multipleOf": 2}, {"minimum": 5}]}}},
        ),
        Invalid(
            "---\nsize: [3]\n---\n",
            covers=("[3]",),
            message_id="none-group-of",
            schema={
                "properties": {
                    "size": {
                        "anyOf": [
                            {"title": "two numbers", "minItems": 2},
                            {"title": "an empty list", "maxItems": 0},
                        ]
                    }
                }
            },
        ),
        Invalid(
            "---\nsize: [3]\n---\n",
            covers=("[3]",),
            message_id="none-group",
            schema={"properties": {"size": {"anyOf": [{"minItems": 2}, {"maxItems": 0}]}}},
        ),
        Invalid(
            "---\nsize: 6\n---\n",
            covers=("6",),
            message_id="several-of",
            schema={
                "properties": {
                    "size": {
                        "oneOf": [
                            {"title": "an even number", "multipleOf": 2},
                            {"title": "a number over 5", "minimum": 5},
                        ]
                    }
                }
            },
        ),
        Invalid(
            "---\ntitle: Draft\n---\n",
            covers=("Draft",),
            message_id="forbidden",
            schema={"properties": {"title": {"not": {"const": "Draft"}}}},
        ),
        Invalid(
            "---\ntags: [roads, misc]\n---\n",
            covers=("[roads, misc]",),
            message_id="holds",
            schema={"properties": {"tags": {"not": {"contains": {"const": "misc"}}}}},
        ),
        Invalid(
            "---\nsize: [3]\n---\n",
            covers=("[3]",),
            message_id="as-it-is",
            schema={"properties": {"size": {"not": {"maxItems": 1}}}},
        ),
        Invalid(
            "---\ntitle: ROADS\n---\n",
            covers=("ROADS",),
            message_id="as-it-is-why",
            schema={
                "properties": {
                    "title": {
                        "not": {
                            "pattern": "^[A-Z]+$",
                            "description": "A title is not written in capital letters alone.",
                        }
                    }
                }
            },
        ),
    )
