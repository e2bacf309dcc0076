from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaPattern(ProblemRule):
    """A value has the form that its key requires.

    Codes, references and the like are read by programs that expect letters, digits and signs in a
    fixed order. Write the value in the form of the example.
    """

    name = "schema-pattern"
    summary = "A value has the form that its key requires."
    severity = Severity.ERROR
    exceptions: ClassVar = (("", Severity.WARNING, "where the schema was inferred (`x-implied`)"),)
    messages: ClassVar = {
        "example": (
            "{field} is {found}, which does not have the right form: write it like {example}"
        ),
        "description": ("{field} is {found}, which does not have the right form ({description})"),
        "words": "{field} is {found}, which does not have the form required here: {form}",
        "form": "{field} is {found}, which does not have the form required here",
    }
    examples = (
        Valid(
            "---\ncode: AB-12\n---\n",
            schema={"properties": {"code": {"pattern": "^[A-Z]{2}-[0-9]+$"}}},
        ),
        Invalid(
            "---\ncode: 12AB\n---\n",
            covers=("12AB",),
            message_id="example",
            schema={
                "properties": {"code": {"pattern": "^[A-Z]{2}-[0-9]+$", "examples": ["AB-12"]}}
            },
        ),
        Invalid(
            "---\ncode: 12AB\n---\n",
            covers=("12AB",),
            message_id="description",
            schema={
                "properties": {
                    "code": {
                        "pattern": "^[A-Z]{2}-[0-9]+$",
                        "description": "Two letters, a hyphen and a number",
                    }
                }
            },
        ),
        Invalid(
            "---\ncode: 12AB\n---\n",
            covers=("12AB",),
            message_id="words",
            schema={"properties": {"code": {"pattern": "^[A-Z]{2}-[0-9]+$"}}},
        ),
        Invalid(
            "---\ncode: 12AB\n---\n",
            covers=("12AB",),
            message_id="form",
            schema={"properties": {"code": {"pattern": "^(?:[A-Z]+|[0-9]+)$"}}},
        ),
    )
