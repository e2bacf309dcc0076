"""Times without a time zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid, replace
from profilelint.rules.page.fields import exact_span, scalar

if TYPE_CHECKING:
    from profilelint.rules.date.days import DayText


class DateTimeZone(Rule):
    """A time of day names its time zone.

    Jekyll reads a time without a zone as UTC; other programs read it as the local time of the
    machine that builds the site. Near midnight the page then shows another day, and its address
    changes too if it contains the date. Add Z for UTC, or an offset such as +01:00. A date without
    a time needs no zone, nor does a time if the settings of Jekyll or Hugo name a zone that does
    not change the day.
    """

    name = "date-time-zone"
    summary = "Times name their time zone."
    severity = Severity.HINT
    messages: ClassVar = {
        "missing": (
            'the time in "{field}", "{value}", has no time zone, so the site may show another day: '
            'add "Z" for UTC, or an offset such as "+01:00"'
        )
    }
    fix = "unsafe"

    class Options(RuleOptions):
        fields: Annotated[tuple[str, ...], "the fields that hold a date and time"] = ("date",)

    options: Options
    examples = (
        Valid("---\ndate: 2020-09-28 09:43:00 Z\n---\n"),
        Valid("---\ndate: 2020-09-28 09:43:00 -0500\n---\n"),
        Valid("---\ndate: 2020-09-28\n---\n"),
        Invalid(
            "---\ndate: 2020-09-28 09:43:00\n---\n",
            covers=("2020-09-28 09:43:00",),
            message_id="missing",
            fixed="---\ndate: 2020-09-28 09:43:00 Z\n---\n",
        ),
        Valid(
            "---\ndate: 2020-09-28 09:43:00\n---\n",
            files={"_config.yml": "timezone: America/Lima\n"},
        ),
        Valid(
            "---\ndate: '2020-09-28 02:43:00'\n---\n",
            files={"_config.yml": "timezone: America/Lima\n"},
        ),
        Valid(
            "---\ndate: 2020-09-28 02:43:00\n---\n",
            path="content/pier.md",
            files={"hugo.toml": "timeZone = 'UTC'\n"},
        ),
        Invalid(
            "---\ndate: 2020-09-28 02:43:00\n---\n",
            covers=("2020-09-28 02:43:00",),
            message_id="missing",
            fixed="---\ndate: 2020-09-28 02:43:00Z\n---\n",
            path="content/pier.md",
            files={"hugo.toml": ""},
        ),
        Invalid(
            "---\ndate: 2020-09-28 02:43:00\n---\n",
            covers=("2020-09-28 02:43:00",),
            message_id="missing",
            fixed="---\ndate: 2020-09-28 02:43:00 Z\n---\n",
            files={"_config.yml": "timezone: America/Lima\n"},
        ),
        Valid(
            "---\ndate: 2020-09-28 09:43:00\n---\n",
            schema={"properties": {"date": {"pattern": ":[0-9]{2}$"}}},
        ),
        Invalid(
            "---\nupdated: '2020-09-28T09:43:00'\n---\n",
            covers=("'2020-09-28T09:43:00'",),
            message_id="missing",
            fixed="---\nupdated: '2020-09-28T09:43:00Z'\n---\n",
            options={"fields": ("updated",)},
        ),
    )

    def check_time_without_zone(self, time: DayText, context: Context) -> None:
        """Report a field that ought to name a moment."""
        field, value = time
        if field not in self.options.fields:
            return
        from profilelint.schema.accept import FORM, accepts

        site = context.site
        zone = " Z" if value[10] in " \t" else "Z"
        if site is not None and site.reads_date(value + zone) is False:
            zone = "Z"
            if field.lower() in site.date_keys and not site.reads_date(value + zone):
                # The build stops at the time as it is, which is another finding.
                return
        if accepts(context.schema, (field,), value + zone, *FORM) is False:
            # The schema asks for a time without a zone, or says itself what is wrong.
            return
        if site is not None:
            node = scalar(context.document, (field,))
            is_quoted = node is not None and node.style != "plain"
            if site.keeps_day(value, is_quoted=is_quoted):
                return
        span = exact_span(context.document, (field,))
        context.report_field(
            self,
            "missing",
            (field,),
            fixes=replace("Add Z, for UTC", span, value + zone, "unsafe") if span else (),
            field=field,
            value=value,
        )
