"""Days and times that do not exist."""

from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class DateImpossible(ProblemRule):
    """A date is in the calendar, and a time is on the clock.

    One program reads 31 February as 2 March; another stops.
    """

    name = "date-impossible"
    summary = "Dates and times are ones that exist."
    severity = Severity.ERROR
    severities: ClassVar = {"zone": Severity.WARNING}
    messages: ClassVar = {
        "date": '"{value}" is a date that does not exist: write the right one',
        "time": '"{value}" is a time that does not exist: write the right one',
        "zone": (
            '"{value}" has a time zone that does not exist: zones are from -12:00 to +14:00, and '
            "the time in front is that of the zone"
        ),
    }
    supersedes: ClassVar = (
        "date-file-name",
        "date-time-zone",
        "schema-format",
        "schema-pattern",
        "schema-type",
    )
    examples = (
        Valid("---\ndate: 2024-02-29 23:59:60 Z\nother: '2016-01-21 22:40:52.765000000 Z'\n---\n"),
        Invalid("---\ndate: 2024-02-31\n---\n", ("2024-02-31",), "date"),
        Invalid("---\ndate: '2023-02-29'\n---\n", ("'2023-02-29'",), "date"),
        Invalid("+++\ndate = 2024-13-01\n+++\n", ("2024-13-01",), "date"),
        Invalid("---\ndate: 2024-02-01 25:00:00 Z\n---\n", ("2024-02-01 25:00:00 Z",), "time"),
        Invalid(
            "---\ndate: 2024-02-01 16:00:00+16:00\n---\n", ("2024-02-01 16:00:00+16:00",), "zone"
        ),
    )
