"""Suppressions without a reason."""

from __future__ import annotations

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SuppressionReason(ProblemRule):
    """A suppression says why the finding may stay.

    The rule is off by default; switch it on to ask for reasons. Whoever meets the comment in a year
    cannot ask its author. Write the reason after two hyphens: `<!-- profilelint-disable-next-line
    link-http -- their site has no https -->`.
    """

    name = "suppression-reason"
    summary = "Every suppression says why the finding may stay."
    severity = Severity.WARNING
    default = False
    messages = {
        "missing": (
            "this suppression gives no reason: add two hyphens and the reason at the end of the "
            "comment"
        )
    }
    examples = (
        Valid("<!-- profilelint-disable-file suppression-reason -- a template -->\n"),
        Invalid(
            "<!-- profilelint-disable-file suppression-reason -->\n",
            ("<!-- profilelint-disable-file suppression-reason -->",),
            "missing",
        ),
    )
