"""Suppressions whose day is over."""

from __future__ import annotations

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SuppressionExpired(ProblemRule):
    """A suppression is not kept after its last day.

    After that day the comment has no effect. Repair what it covered, and delete it; or give it a
    new day if there is still a reason.
    """

    name = "suppression-expired"
    summary = "No suppression is kept after its last day."
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
