from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaEnum(ProblemRule):
    """A value is one of those that are allowed.

    If only a few values mean something to the site, it ignores any other without a message. Write
    one of the values given in the message.
    """

    name = "schema-enum"
    summary = "A value is one of those that are allowed."
    severity = Severity.ERROR
    messages: ClassVar = {
        "near": "{field} is {found}, which is not allowed: did you mean {meant}?",
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
