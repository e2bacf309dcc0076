from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaRange(ProblemRule):
    """A number is neither too small nor too large.

    A number outside the range that makes sense is a typing error. Write the right one.
    """

    name = "schema-range"
    summary = "A number is neither too small nor too large."
    severity = Severity.ERROR
    exceptions: ClassVar = (("", Severity.WARNING, "where the schema was inferred (`x-implied`)"),)
    messages: ClassVar = {
        "low": "{field} must be {limit} or more, not {found}",
        "high": "{field} must be {limit} or less, not {found}",
        "low-exclusive": "{field} must be more than {limit}, not {found}",
        "high-exclusive": "{field} must be less than {limit}, not {found}",
        "step": "{field} must be a multiple of {step}, not {found}",
    }
    examples = (
        Valid("---\nstart: 2014\n---\n", schema={"properties": {"start": {"minimum": 1900}}}),
        Invalid(
            "---\nstart: 214\n---\n",
            covers=("214",),
            message_id="low",
            schema={"properties": {"start": {"minimum": 1900}}},
        ),
        Invalid(
            "---\nstart: 20144\n---\n",
            covers=("20144",),
            message_id="high",
            schema={"properties": {"start": {"maximum": 2100}}},
        ),
        Invalid(
            "---\nshare: 0\n---\n",
            covers=("0",),
            message_id="low-exclusive",
            schema={"properties": {"share": {"exclusiveMinimum": 0}}},
        ),
        Invalid(
            "---\nshare: 100\n---\n",
            covers=("100",),
            message_id="high-exclusive",
            schema={"properties": {"share": {"exclusiveMaximum": 100}}},
        ),
        Invalid(
            "---\nwidth: 101\n---\n",
            covers=("101",),
            message_id="step",
            schema={"properties": {"width": {"multipleOf": 2}}},
        ),
    )
