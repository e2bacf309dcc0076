"""Suppressions that cover nothing."""

from __future__ import annotations

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SuppressionUnused(ProblemRule):
    """A comment suppresses a finding that is not there.

    What it was for has been repaired, or it stands at the wrong line. Left alone, it would hide
    the next fault that comes to its place.
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
