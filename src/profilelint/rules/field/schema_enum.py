from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaEnum(ProblemRule):
    """A value is one of those that are allowed.

    Where only a few values have a meaning for the site, any other is passed over in silence. Write
    one of the values that the message names.
    """

    name = "schema-enum"
    summary = "A value is one of those that are allowed."
    severity = Severity.ERROR
    messages: ClassVar = {
        "near": "{field} is {found}, which is not allowed: {meant} was probably meant",
        "unknown": "{field} is {found}, which is not allowed: write {allowed}",
    }
    fix = "unsafe"
    examples = (
        Valid(
            "---\nstatus: active\n---\n",
            schema={"properties": {"status": {"enum": ["active", "closed"]}}},
        ),
        Invalid(
            "---\nstatus: actve\n---\n",
            covers=("actve",),
            message_id="near",
            fixed="---\nstatus: active\n---\n",
            schema={"properties": {"status": {"enum": ["active", "closed"]}}},
        ),
        Invalid(
            "---\nstatus: unclear\n---\n",
            covers=("unclear",),
            message_id="unknown",
            schema={"properties": {"status": {"enum": ["active", "closed"]}}},
        ),
    )
