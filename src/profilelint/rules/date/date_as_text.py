"""Days where text is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.schema import wording

if TYPE_CHECKING:
    from profilelint.rules.date.unquoted_days import UnquotedDay

_TEXT = {"type": "string"}
_NULL = {"type": "null"}


class DateAsText(Rule):
    """A date in a text field is in quotation marks.

    YAML and TOML have a type for dates. The site reads a title such as 2018-11-21 as a date, and
    shows it in another form or stops the build. In quotation marks it is text. The rule checks only
    fields that the schema says are text, and only where neither the schema nor the name of the
    field suggests a date.
    """

    name = "date-as-text"
    summary = "Dates in text fields are in quotation marks."
    severity = Severity.ERROR
    messages: ClassVar = {
        "day": ("{field} must be text, but {found} is read as a date: put it in quotation marks")
    }
    fix = "safe"
    examples = (
        Valid("---\ntitle: 2018-11-21\n---\n"),
        Valid("---\ntitle: '2018-11-21'\n---\n", schema={"properties": {"title": _TEXT}}),
        Valid("---\ntitle: !!str 2018-11-21\n---\n", schema={"properties": {"title": _TEXT}}),
        Valid("---\ndate: 2018-11-21\n---\n", schema={"properties": {"date": _TEXT}}),
        Valid(
            "---\nopened: 2018-11-21\n---\n",
            schema={"properties": {"opened": {**_TEXT, "pattern": "^[0-9-]+$"}}},
        ),
        Valid(
            "---\nterm: 2018-11-21\n---\n",
            schema={"properties": {"term": {**_TEXT, "description": "The last day."}}},
        ),
        Valid(
            "---\nterm: 2018-11-21\n---\n",
            schema={"properties": {"term": {"anyOf": [{**_TEXT, "format": "date"}, _NULL]}}},
        ),
        Invalid(
            "---\nterm: 2018-11-21\n---\n",
            covers=("2018-11-21",),
            message_id="day",
            fixed="---\nterm: '2018-11-21'\n---\n",
            schema={
                "properties": {"term": {"anyOf": [{"$ref": "#/$defs/a"}, _NULL]}},
                "$defs": {"a": _TEXT},
            },
        ),
        Invalid(
            "---\ntitle: 2018-11-21\ntags:\n- 2018-11-21 10:30:00\n---\n",
            covers=("2018-11-21", "2018-11-21 10:30:00"),
            message_id="day",
            fixed="---\ntitle: '2018-11-21'\ntags:\n- '2018-11-21 10:30:00'\n---\n",
            schema={"properties": {"title": _TEXT, "tags": {"items": _TEXT}}},
        ),
        Invalid(
            "---\ntitle: 2018-11-21\n---\n",
            covers=("2018-11-21",),
            message_id="day",
            fixed="---\ntitle: '2018-11-21'\n---\n",
            schema={"properties": {"title": {"type": ["string", "number", "null"]}}},
        ),
        Invalid(
            "+++\ntitle = 2018-11-21\n+++\n",
            covers=("2018-11-21",),
            message_id="day",
            fixed='+++\ntitle = "2018-11-21"\n+++\n',
            schema={"properties": {"title": _TEXT}},
        ),
    )

    def check_unquoted_day(self, day: UnquotedDay, context: Context) -> None:
        """Report a day."""
        route, span, value = day
        front_matter = context.document.front_matter
        mark = '"' if front_matter is not None and front_matter.notation == "toml" else "'"
        context.report(
            self,
            "day",
            span,
            route=route,
            part="value",
            fixes=replace("Put it in quotation marks", span, f"{mark}{value}{mark}"),
            field=wording.field(route),
            found=value,
        )
