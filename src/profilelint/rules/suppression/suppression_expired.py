"""Suppressions whose day is over."""

from __future__ import annotations

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SuppressionExpired(ProblemRule):
    """A comment says until when a finding may stay; that day has passed.

    The comment has no effect any more. Repair what it covered, and remove it; or give it a new
    day if there is still a reason.
    """

    name = "suppression-expired"
    summary = "No suppression stays longer than the day that it names."
    severity = Severity.WARNING
    messages = {"expired": "this suppression ended on {until}: repair what it covers, or delete it"}
    fix = "safe"
    changes = ("blocks",)
    examples = (
        Valid(
            "<!-- profilelint-disable-next-line link until=2026-12-31 -- moves soon -->\nText.\n"
        ),
        Invalid(
            "Text.\n\n"
            "<!-- profilelint-disable-next-line link until=2025-12-31 -- moves soon -->\n"
            "More text.\n",
            ("<!-- profilelint-disable-next-line link until=2025-12-31 -- moves soon -->",),
            "expired",
            "Text.\n\nMore text.\n",
        ),
    )
