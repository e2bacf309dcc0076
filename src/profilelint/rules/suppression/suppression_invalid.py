"""Suppressions that cannot be understood."""

from __future__ import annotations

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SuppressionInvalid(ProblemRule):
    """A comment that begins with `profilelint-` is one that has an effect.

    A misspelt word would leave the finding in place, or hide more than was meant. The comments are:
    `profilelint-disable-line`, `profilelint-disable-next-line`, `profilelint-disable` with
    `profilelint-enable`, and `profilelint-disable-file`, each followed by rules or groups.
    """

    name = "suppression-invalid"
    summary = "Suppressions are written with words, rules and days that exist."
    severity = Severity.WARNING
    messages = {
        "action": '"{value}" is not a comment that profilelint knows: write one of {allowed}',
        "unknown": 'there is no rule or group "{value}": see "profilelint rules"',
        "misspelt": 'there is no rule or group "{value}": did you mean "{meant}"?',
        "until": '"{value}" is not a day: write it like until=2027-01-31',
    }
    fix = "some"
    changes = ("blocks",)
    examples = (
        Valid("<!-- profilelint-disable-file suppression-invalid -- a template -->\n"),
        Invalid(
            "<!-- profilelint-ignore suppression-invalid -->\n",
            ("<!-- profilelint-ignore suppression-invalid -->",),
            "action",
        ),
        Invalid(
            "Text.\n\n<!-- profilelint-disable-line quux -- old -->\n",
            ("quux",),
            "unknown",
            "Text.\n\n",
        ),
        Invalid(
            "---\nstart: 1890 # profilelint-disable-line quux -- old\n---\n",
            ("quux",),
            "unknown",
            "---\nstart: 1890\n---\n",
        ),
        Invalid(
            "<!-- profilelint-disable-file supression-invalid -- a template -->\n",
            ("supression-invalid",),
            "misspelt",
            "<!-- profilelint-disable-file suppression-invalid -- a template -->\n",
        ),
        Invalid(
            "<!-- profilelint-disable-file suppression-invalid until=soon -- a template -->\n",
            ("until=soon",),
            "until",
        ),
    )
