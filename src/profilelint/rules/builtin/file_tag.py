"""Tags in YAML."""

from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class FileTag(ProblemRule):
    """A value does not begin with an exclamation mark unless it stands in quotation marks.

    YAML takes the word after the mark for the kind of the value: programs drop it, refuse the
    page, or in the worst case run code.
    """

    name = "file-tag"
    summary = "No value names a kind of its own."
    severity = Severity.ERROR
    messages: ClassVar = {
        "unknown": (
            "{tag} is read as the kind of what follows, not as text: "
            "remove it or put the whole text in quotation marks"
        ),
    }
    examples = (
        Valid("---\ntitle: '!One'\ncode: !!str 2019\n---\n"),
        Invalid("---\ntitle: !Important news\n---\n", ("!Important",), "unknown"),
        Invalid("---\ntitle: !!binary aGVsbG8=\n---\n", ("!!binary",), "unknown"),
    )
