"""Suppressions without a reason."""

from __future__ import annotations

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SuppressionReason(ProblemRule):
    """A suppression should say why the finding may stay.

    It is off by default: a repository that wants reasons switches it on. Whoever
    meets the comment in a year cannot ask its author. The reason stands behind two
    hyphens: `<!-- profilelint-disable-next-line link-http -- their site has no https -->`.
    """

    name = "suppression-reason"
    summary = "Every suppression says why the finding may stay."
    severity = Severity.WARNING
    default = False
    messages = {"missing": "say why: add two hyphens and the reason at the end of this comment"}
    examples = (
        Valid("<!-- profilelint-disable-file suppression-reason -- a template -->\n"),
        Invalid(
            "<!-- profilelint-disable-file suppression-reason -->\n",
            ("<!-- profilelint-disable-file suppression-reason -->",),
            "missing",
        ),
    )
