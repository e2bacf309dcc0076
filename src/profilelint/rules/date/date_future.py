"""Dates that have not come yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Between, Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.date.dates import day_number, read_moment
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.date.days import DayText


class DateFuture(Rule):
    """A page with a date in the future may stay off the site until that day.

    Site generators leave such pages out, without a message. To show the page now, correct the date;
    if it is meant to appear later, change nothing. A date up to one day ahead is allowed, because
    it may already be today in another time zone, and drafts are not checked.
    """

    name = "date-future"
    summary = "The date of a page is not in the future."
    severity = Severity.WARNING
    messages: ClassVar = {
        "future": (
            '"{field}" is {value}, which is in the future: the site may not show the page before '
            "that day"
        )
    }

    class Options(RuleOptions):
        fields: Annotated[tuple[str, ...], "the fields that hold the date of publication"] = (
            "date",
        )
        days: Annotated[int, "how many days ahead a date may be", Between(0)] = 1

    options: Options
    examples = (
        Valid("---\ndate: 2026-01-31 23:59:59 Z\n---\n"),
        Valid("---\ndate: 2026-02-01 04:00:00 Z\n---\n"),
        Valid("---\ndate: 2026-03-01 09:00:00 Z\npublished: false\n---\n"),
        Invalid(
            "---\ndate: 2062-01-30 09:00:00 Z\n---\n",
            covers=("2062-01-30 09:00:00 Z",),
            message_id="future",
        ),
        Invalid(
            "---\nreviewed: 2026-02-01\n---\n",
            covers=("2026-02-01",),
            message_id="future",
            options={"fields": ("reviewed",), "days": 0},
        ),
    )

    def check_future_day(self, future: DayText, context: Context) -> None:
        """Report a date of publication that lies too far ahead."""
        field, value = future
        if field not in self.options.fields:
            return
        moment, today = read_moment(value), read_moment(context.today)
        if moment is None or today is None:
            return
        day, now = day_number(moment), day_number(today)
        if day is None or now is None or day - now <= self.options.days:
            return
        data = context.document.data
        if data.get("published") is False or data.get("draft") is True:
            return
        context.report_field(self, "future", (field,), field=field, value=excerpt(value))
