"""Years that no project can have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Between, Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.date.dates import read_moment
from profilelint.rules.page.fields import excerpt
from profilelint.schema.accept import accepts

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.schema.validate import Schema

_LIMITS = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "enum", "const")


class DateYearRange(Rule):
    """A year that no project can have is a typing error.

    A year such as 216, 20166 or 2061 puts the project at the wrong end of every list sorted by
    year. Look up the right year and write it with four digits. An end in the near future is fine,
    and so is a year that the limits in the site's own schema allow.
    """

    name = "date-year-range"
    summary = "Years are in the period in which projects take place."
    severity = Severity.WARNING
    of_profiles = True
    messages: ClassVar = {
        "implausible": (
            '"{field}" is {value}, but a year from {earliest} to {latest} was expected: check it '
            "for a typing error"
        )
    }
    supersedes: ClassVar = ("date-order", "schema-range")

    class Options(RuleOptions):
        fields: Annotated[tuple[str, ...], "the fields that hold a year or a date"] = (
            "start",
            "end",
        )
        earliest: Annotated[int, "the earliest plausible year", Between(0, 9999)] = 1950
        years_ahead: Annotated[
            int, "how many years into the future are still plausible", Between(0)
        ] = 25

    options: Options
    examples = (
        Valid("---\nstart: 1998\nend: 2031\n---\n"),
        Valid("---\nstart: soon\nend:\n---\n"),
        Valid(
            "---\nstart: 1650\n---\n",
            schema={"properties": {"start": {"type": "integer", "minimum": 1600}}},
        ),
        Invalid(
            "---\nstart: 216\nend: 2091\n---\n",
            covers=("216", "2091"),
            message_id="implausible",
        ),
        Invalid(
            "---\nfounded: 1850-01-01\n---\n",
            covers=("1850-01-01",),
            message_id="implausible",
            options={"fields": ("founded",), "earliest": 1900, "years_ahead": 1},
        ),
    )

    def check_document(self, document: Document, context: Context) -> None:
        """Compare the year of each field with the plausible ones."""
        data = document.data
        options = self.options
        latest = int(context.today[:4]) + options.years_ahead
        for field in options.fields:
            value = data.get(field)
            if value is None:
                continue
            moment = read_moment(value)
            if (
                moment is not None
                and not options.earliest <= moment[0] <= latest
                and not _is_allowed_by_site(context.schema, field, value)
            ):
                context.report_field(
                    self,
                    "implausible",
                    (field,),
                    field=field,
                    value=excerpt(str(value)),
                    earliest=options.earliest,
                    latest=latest,
                )


def _is_allowed_by_site(schema: Schema | None, field: str, value: Any) -> bool:
    """Return whether a schema that was written for the site has limits, and a value is in them."""
    if schema is None or schema.is_bundled:
        return False
    return accepts(schema, (field,), value, *_LIMITS) is True
