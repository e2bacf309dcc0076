"""Suppressions that cover nothing."""

from __future__ import annotations

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SuppressionUnused(ProblemRule):
    """A suppression covers something.

    If it covers nothing, the finding was repaired, or the comment is on the wrong line. If it
    stays, it will hide the next problem in that place.
    """

    name = "suppression-unused"
    summary = "Every suppression covers something."
    severity = Severity.WARNING
    messages = {"unused": "this suppression covers nothing: delete it"}
    fix = "safe"
    changes = ("blocks",)
    examples = (
        Valid("<!-- profilelint-disable-file link -- a page of links -->\n"),
        Invalid(
            "<!-- profilelint-disable-next-line suppression-unused -- once needed -->\nText.\n",
            ("<!-- profilelint-disable-next-line suppression-unused -- once needed -->",),
            "unused",
            "Text.\n",
        ),
    )
