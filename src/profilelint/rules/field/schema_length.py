from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaLength(ProblemRule):
    """A text is neither too short nor too long.

    A text that is too long does not fit where the site shows it; an empty one leaves a gap. Shorten
    it or complete it.
    """

    name = "schema-length"
    summary = "A text is neither too short nor too long."
    severity = Severity.ERROR
    exceptions: ClassVar = (
        (
            "",
            Severity.WARNING,
            "where the schema was inferred (`x-implied`), but for empty texts at required keys",
        ),
        ("empty", Severity.WARNING, "if a content model requires it and the build does not"),
        ("empty-needed", Severity.WARNING, "if a content model requires it and the build does not"),
    )
    messages: ClassVar = {
        "empty": "{field} has no text: write it, or delete the line",
        "empty-needed": "{field} has no text: write it after the {sign}",
        "short": "{field} is too short: write at least {limit} characters, not {count}",
        "long": "{field} is too long: write at most {limit} characters, not {count}",
    }
    examples = (
        Valid(
            "---\nsummary: Roads for all.\n---\n",
            schema={"properties": {"summary": {"minLength": 1, "maxLength": 200}}},
        ),
        Invalid(
            "---\nsummary: ''\n---\n",
            covers=("''",),
            message_id="empty",
            schema={"properties": {"summary": {"minLength": 1}}},
        ),
        Invalid(
            "---\nsummary: ''\n---\n",
            covers=("''",),
            message_id="empty-needed",
            schema={"properties": {"summary": {"minLength": 1}}, "required": ["summary"]},
        ),
        Invalid(
            "---\nsummary: Roads.\n---\n",
            covers=("Roads.",),
            message_id="short",
            schema={"properties": {"summary": {"minLength": 20}}},
        ),
        Invalid(
            "---\nteaser: Roads for all.\n---\n",
            covers=("Roads for all.",),
            message_id="long",
            schema={"properties": {"teaser": {"maxLength": 10}}},
        ),
    )
