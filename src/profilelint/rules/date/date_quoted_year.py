"""Years in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid, replace
from profilelint.rules.page.fields import scalar
from profilelint.schema.accept import FORM, accepts

if TYPE_CHECKING:
    from profilelint.rules.date.days import DayText


_OF_NUMBERS = ("enum", "const", "minimum", "maximum", "multipleOf")


class DateQuotedYear(Rule):
    """A year is a number and is written without quotation marks.

    In quotation marks a year is text. Text is sorted and compared differently from numbers, so the
    site may show a finished project as active or put it in the wrong place in a list. Write the
    four digits alone. Where the schema asks for text, quotation marks are right.
    """

    name = "date-quoted-year"
    summary = "Years are written without quotation marks."
    severity = Severity.ERROR
    of_profiles = True
    messages: ClassVar = {
        "quoted": (
            '"{field}" is in quotation marks, so the site reads it as text, not as a year: write '
            "{year} without them"
        )
    }
    fix = "safe"
    supersedes: ClassVar = ("schema-type",)

    class Options(RuleOptions):
        fields: Annotated[tuple[str, ...], "the fields that hold a year"] = ("start", "end")

    options: Options
    examples = (
        Valid("---\nstart: 2016\nend: 2021\ntitle: '2021'\n---\n"),
        Valid("---\nend: 'not yet known'\n---\n"),
        Valid(
            "---\nstart: '2016'\nend: '2021'\n---\n",
            schema={"properties": {"start": {"type": "string"}, "end": {"enum": ["2021"]}}},
        ),
        Valid(
            "---\nstart: '2016'\n---\n",
            schema={"properties": {"start": {"anyOf": [{"type": "string"}, {"type": "null"}]}}},
        ),
        Valid(
            "---\nstart: '2016'\n---\n",
            schema={"properties": {"start": {"type": "boolean"}}},
        ),
        Invalid(
            "---\nstart: '2016'\n---\n",
            covers=("'2016'",),
            message_id="quoted",
            fixed="---\nstart: 2016\n---\n",
            schema={"properties": {"start": {"type": "integer"}}},
        ),
        Invalid(
            "---\nstart: '2016'\nend: \"2021\" # planned\n---\n",
            covers=("'2016'", '"2021"'),
            message_id="quoted",
            fixed="---\nstart: 2016\nend: 2021 # planned\n---\n",
        ),
        Invalid(
            "---\nfounded: '1998'\n---\n",
            covers=("'1998'",),
            message_id="quoted",
            fixed="---\nfounded: 1998\n---\n",
            options={"fields": ("founded",)},
        ),
    )

    def check_quoted_year(self, year: DayText, context: Context) -> None:
        """Report a field that ought to hold a number."""
        field = year.field
        if field not in self.options.fields:
            return
        node = scalar(context.document, (field,))
        if node is not None and node.style in {"single-quoted", "double-quoted"}:
            if accepts(context.schema, (field,), year.value, "type", *FORM):
                return
            # A schema that wants another number, or none, says so itself.
            number = accepts(context.schema, (field,), int(year.value), "type", *_OF_NUMBERS)
            if number is False:
                return
            fixes = replace("Delete the quotation marks", node.span, year.value)
            context.report_field(
                self,
                "quoted",
                (field,),
                fixes=fixes,
                field=field,
                year=year.value,
            )
