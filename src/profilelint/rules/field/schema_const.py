from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaConst(ProblemRule):
    """A fixed value is what it must be.

    Some keys have the same value on every page of a kind. Write the value given in the message.
    """

    name = "schema-const"
    summary = "A fixed value is what it must be."
    severity = Severity.ERROR
    messages: ClassVar = {
        "different": "{field} must be {wanted}, not {found}",
    }
    fix = "unsafe"
    examples = (
        Valid(
            "---\nlayout: project\n---\n", schema={"properties": {"layout": {"const": "project"}}}
        ),
        Invalid(
            "---\nlayout: post\n---\n",
            covers=("post",),
            message_id="different",
            fixed="---\nlayout: project\n---\n",
            schema={"properties": {"layout": {"const": "project"}}},
        ),
    )
