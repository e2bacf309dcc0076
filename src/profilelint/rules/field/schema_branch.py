from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaBranch(ProblemRule):
    """A value has one of the forms it may have.

    Some values may be written in several ways. If one of these ways was clearly meant, the fault
    in it is reported under its own rule; this rule speaks up where none was.
    """

    name = "schema-branch"
    summary = "A value has one of the forms it may have."
    severity = Severity.ERROR
    messages: ClassVar = {
        "none": "{field} is {found}, which has none of the forms that are allowed here",
        "none-of": "{field} is {found}, but must be {allowed}",
        "several": "{field} fits several forms of which it must have only one",
        "forbidden": "{field} must not be {found}",
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
            "---\ntitle: TBD\n---\n",
            covers=("TBD",),
            message_id="forbidden",
            schema={"properties": {"title": {"not": {"const": "TBD"}}}},
        ),
    )
