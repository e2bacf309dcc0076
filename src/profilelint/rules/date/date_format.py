"""The notation of dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid, replace
from profilelint.rules.page.fields import exact_span, excerpt, scalar

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.model.finding import Safety
    from profilelint.model.tree import Plain

_FORM = ("pattern", "format", "enum", "const", "minLength", "maxLength")
# What Quarto and Eleventy write a date for.
_KEYWORDS = frozenset(
    (
        *("today", "now", "last-modified", "last modified", "created"),
        *("git created", "git last modified"),
    )
)
# These read no dates themselves, as may be where none of them is known.
_READING_NONE = frozenset(
    ("", "docsify", "GitBook", "HonKit", "MkDocs", "Obsidian", "VitePress", "VuePress")
)
# These stop at a date such as 2020-1-31.
_STRICT = frozenset(("Hugo", "Eleventy"))
_WORD = pattern(r"[^\W\d_]+")
_NUMBER = pattern(r"\d+")
_FIRST = pattern(r"\d{4}-\d{2}-\d{2}(?!\d)")
_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY_OF_MONTH = pattern(r"(?<!\d)[0-3]?\d(?!\d)")
_MONTH = pattern(r"(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_ZONE = pattern(r"(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$")


class DateFormat(Rule):
    """A date is written as year, month, day: 2020-01-31.

    Other notations mean different days to different readers. One program reads 05/06/2020 as a day
    in June, another as a day in May, and words such as "last spring" stop some site generators.
    Write four digits for the year and two each for month and day, joined by hyphens; a time may
    follow, as in 2020-01-31 09:00:00 Z. Words that site generators replace with a date, such as
    "last-modified", are accepted, and so is a sentence where no site generator is known to read it.
    """

    name = "date-format"
    summary = "Dates are written as year, month, day."
    severity = Severity.ERROR
    severities: ClassVar = {"first": Severity.WARNING}
    exceptions: ClassVar = (
        (
            *("notation", Severity.WARNING),
            "where the month is a word or the year comes first, which most programs can read",
        ),
        ("", Severity.WARNING, "in MkDocs, which reads no dates itself"),
        ("kind", Severity.WARNING, "where the field is empty"),
        (
            *("unreadable", Severity.WARNING),
            "where it has day, month and year, and no generator is recognised",
        ),
    )
    messages: ClassVar = {
        "notation": '"{field}" is "{value}", which programs read in different ways: write {date}',
        "ambiguous": '"{field}" is "{value}", which can mean {days}: write the one you mean',
        "sign": '"{field}" is "{value}", in which "{sign}" is {what}: write {date}',
        "no-day": (
            '"{field}" is "{value}", a day that does not exist, as {length}: write the right one'
        ),
        "kind": (
            '"{field}" is {what}, not a date: write a date such as 2020-01-31, or delete the field'
        ),
        "first": (
            '"{field}" is "{value}", of which the site takes the first date alone: write one date, '
            "such as {date}"
        ),
        "unreadable": (
            '"{field}" is "{value}", which the site cannot read as a date: write it as 2020-01-31 '
            "or 2020-01-31 09:00:00 Z"
        ),
        "stops": (
            '"{field}" is "{value}", which the site cannot read as a date, so it stops the build: '
            "write {date}"
        ),
    }
    fix = "some"
    supersedes: ClassVar = ("schema-pattern", "schema-format", "schema-type")

    class Options(RuleOptions):
        fields: Annotated[tuple[str, ...], "the fields that hold a date"] = ("date",)

    options: Options
    examples = (
        Valid("---\ndate: 2020-09-28 09:43:00 Z\n---\n"),
        Valid("---\ndate: 2016-01-21 22:40:52.765000000 Z\n---\n"),
        Valid("---\ndate: '2020-09-28T09:43:00+02:00'\n---\n"),
        Valid("---\ndate:\n---\n"),
        Valid(
            "---\ndate: 31/01/2020\n---\n",
            schema={"properties": {"date": {"pattern": "^[0-9]{2}/[0-9]{2}/[0-9]{4}$"}}},
        ),
        Valid(
            "---\ndate: 31.01.2020\n---\n",
            schema={"properties": {"date": {"oneOf": [{"const": "31.01.2020"}, {"const": 0}]}}},
        ),
        Valid(
            "---\ndate: 31/01/2020\n---\n",
            schema={"properties": {"date": {"format": "date-time"}}},
        ),
        Valid(
            "---\ndate: 05.06.2020\n---\n",
            schema={"properties": {"date": {"examples": ["31.12.2020"]}}},
        ),
        Invalid(
            "---\ndate: 31/01/2020\n---\n",
            covers=("31/01/2020",),
            message_id="notation",
            fixed="---\ndate: 2020-01-31\n---\n",
            schema={"properties": {"date": {"format": "date"}}},
        ),
        Valid("---\ndate: 7/25/2022\n---\n", path="a.qmd"),
        Valid('---\ndate: "`r Sys.Date()`"\n---\n', path="a.qmd"),
        Invalid(
            "---\ndate: Wednesday July 21st, 2021\n---\n",
            covers=("Wednesday July 21st, 2021",),
            message_id="notation",
            fixed="---\ndate: 2021-07-21\n---\n",
        ),
        Valid("---\ndate: last-modified\n---\n"),
        Valid("---\ndate: '{{ .Date }}'\n---\n"),
        Valid("---\ndate: Work with days and hours.\n---\n"),
        Valid(
            "---\ndate: Work with days and hours.\n---\n",
            path="docs/commands.md",
            files={"docs/.vuepress/config.js": ""},
        ),
        Invalid(
            "---\ndate: 31/01/2020\n---\n",
            covers=("31/01/2020",),
            message_id="notation",
            fixed="---\ndate: 2020-01-31\n---\n",
        ),
        Invalid(
            "---\ndate: 'January 5, 2020 09:00'\n---\n",
            covers=("'January 5, 2020 09:00'",),
            message_id="notation",
            fixed="---\ndate: '2020-01-05 09:00'\n---\n",
        ),
        Valid("---\ndate: 31/01/2020\n---\n", schema={"properties": {"date": {"type": "integer"}}}),
        Valid("---\ndate: [2020-01-31]\n---\n", schema={"properties": {"date": {"type": "array"}}}),
        Invalid("---\ndate: [2020-01-31]\n---\n", covers=("[2020-01-31]",), message_id="kind"),
        Invalid("---\ndate: ''\n---\n", covers=("''",), message_id="kind"),
        Invalid(
            "---\ndate: 05/06/2020\n---\n",
            covers=("05/06/2020",),
            message_id="ambiguous",
        ),
        Invalid(
            "---\ndate: 2020-01-30 to 2020-01-31\n---\n",
            covers=("2020-01-30 to 2020-01-31",),
            message_id="first",
            path="_posts/2020-01-30-fair.md",
            files={"_config.yml": ""},
        ),
        Invalid(
            "---\ndate: 2020–01–31\n---\n",
            covers=("2020–01–31",),
            message_id="sign",
            fixed="---\ndate: 2020-01-31\n---\n",
        ),
        Invalid("---\ndate: 31.02.2024\n---\n", covers=("31.02.2024",), message_id="no-day"),
        Valid(
            '---\ndate: 2020-01-31 09:00:00Z\nlastmod: "Fri, 31 Jan 2020 09:00:00 GMT"\n---\n',
            path="content/a.md",
            files={"hugo.toml": ""},
        ),
        Valid(
            "+++\ndate = 2020-01-31t09:00:00z\n+++\n",
            path="content/a.md",
            files={"hugo.toml": ""},
        ),
        Invalid(
            "---\ndate: 2020-01-31 09:00 Z\nlastmod: today\n---\n",
            covers=("2020-01-31 09:00 Z", "today"),
            message_id="stops",
            fixed="---\ndate: 2020-01-31T09:00:00Z\nlastmod: today\n---\n",
            path="content/a.md",
            files={"hugo.toml": ""},
        ),
        Invalid(
            "---\nlaunch: next spring\n---\n",
            covers=("next spring",),
            message_id="unreadable",
            options={"fields": ("launch",)},
        ),
    )

    def check_document(self, document: Document, context: Context) -> None:
        """Look at the notation of each field."""
        data = document.data
        stopping = _stopping(context)
        for field, text in stopping.items():
            self._check(field, text, context, stops=True)
        for field in self.options.fields:
            if field in stopping:
                continue
            value = data.get(field)
            if value is None or value is False or value == []:
                continue
            if value is True or value == "" or isinstance(value, (list, dict)):
                self._check_kind(field, value, context)
                continue
            text = value if type(value) is str else str(value)
            # What most pages have needs no second look.
            if text[4:5] == "-" == text[7:8] and text[-1] == "Z" and text[:4].isdigit():
                continue
            if text.strip():
                self._check(field, text, context, stops=False)

    def _check_kind(self, field: str, value: Plain, context: Context) -> None:
        """Report a value that is no text and no number, unless the schema allows such values."""
        from profilelint.schema.accept import accepts

        if accepts(context.schema, (field,), value, "type", *_FORM) or (
            value == "" and context.is_draft
        ):
            return
        what = "a list" if isinstance(value, list) else "a group of fields"
        if not isinstance(value, (list, dict)):
            what = "empty" if value == "" else "true"
        severity = Severity.WARNING if value == "" else _weight(context)
        context.report_field(self, "kind", (field,), severity=severity, field=field, what=what)

    def _check(self, field: str, text: str, context: Context, *, stops: bool) -> None:
        """Report a text that is no date; ``stops`` says that the site does not build with it."""
        from profilelint.source.front_matter.date_notation import (
            is_iso,
            names_weekday,
            readings,
            rewritten,
            timestamp,
        )

        # Quarto reads dates as they are written in America, and many other notations. It puts the
        # result of code in its place, as R Markdown does.
        document = context.document
        is_quarto = document.flavor == "pandoc" or document.path.endswith(".ipynb")
        if is_quarto and (text[:1].isalnum() or text[:1] == "`"):
            return
        if "{{" in text or (not stops and self._is_accepted(field, text, context)):
            return
        if stops and is_iso(text.strip()):
            self._report_stop(field, text, context)
            return
        from profilelint.schema.accept import accepts

        schema, route = context.schema, (field,)
        date = rewritten(text)
        if date is not None and not stops and accepts(schema, route, date, *_FORM) is False:
            # The schema asks for another form, and says so itself.
            return
        if date is not None:
            date = (timestamp(date) if stops else None) or date
            span = exact_span(context.document, (field,))
            title = "Write the date as year, month, day"
            safety = "unsafe" if names_weekday(text) else _safety(field, date, context)
            fixes = replace(title, span, date, safety) if span else ()
            context.report_field(
                *(self, "notation", (field,)),
                fixes=fixes,
                severity=Severity.WARNING
                if not stops and _is_clear(text, context)
                else _weight(context),
                field=field,
                value=excerpt(text),
                date=date,
            )
            return
        from profilelint.source.front_matter.mistyped_dates import month_length, wrong_sign

        value, days = excerpt(text), " or ".join(readings(text))
        place, severity = (field,), _weight(context)
        wrong, length = wrong_sign(text), month_length(text)
        if wrong is not None:
            if stops:
                wrong = wrong._replace(date=timestamp(wrong.date) or wrong.date)
            span = exact_span(context.document, place)
            fixes = replace(f"Write {wrong.date}", span, wrong.date, "unsafe") if span else ()
            context.report_field(
                *(self, "sign", place),
                fixes=fixes,
                severity=severity,
                field=field,
                value=value,
                sign=wrong.sign,
                what=wrong.what,
                date=wrong.date,
            )
        elif length:
            context.report_field(
                *(self, "no-day", place),
                severity=severity,
                field=field,
                value=value,
                length=length,
            )
        elif days:
            context.report_field(
                *(self, "ambiguous", place), severity=severity, field=field, value=value, days=days
            )
        elif first := _first_date(field, text, context):
            context.report_field(self, "first", place, field=field, value=value, date=first)
        elif stops:
            self._report_stop(field, text, context)
        elif context.site is None or not context.site.reads_date(text):
            context.report_field(
                *(self, "unreadable", place),
                severity=Severity.WARNING if _may_be_read(text, context) else severity,
                field=field,
                value=value,
            )

    def _is_accepted(self, field: str, text: str, context: Context) -> bool:
        """Return whether a text is a date as it should be, or what the site or schema wants."""
        from profilelint.schema.accept import FORM, accepts
        from profilelint.source.front_matter.date_notation import is_iso

        if is_iso(text.strip()) or text.strip().lower() in _KEYWORDS:
            return True
        if _is_sentence(text.strip()) and context.generator in _READING_NONE:
            return True
        schema, route = context.schema, (field,)
        if accepts(schema, route, "text", "type") is False:
            # The schema asks for a number or the like, and says so itself.
            return True
        if accepts(schema, route, context.document.data[field], *FORM):
            return True
        # A CMS reads other forms than it writes: the example has the one that it writes.
        examples = schema.annotations.about(route).examples if schema is not None else ()
        return _form(text) in map(_form, examples)

    def _report_stop(self, field: str, text: str, context: Context) -> None:
        """Report a text at which the build stops; a day and a time are written as they should."""
        from profilelint.source.front_matter.date_notation import timestamp

        date, span = timestamp(text), exact_span(context.document, (field,))
        fixes = replace(f"Write {date}", span, date) if date is not None and span else ()
        context.report_field(
            *(self, "stops", (field,)),
            fixes=fixes,
            field=field,
            value=excerpt(text),
            date=date or "a date such as 2020-01-31 or 2020-01-31T09:00:00Z",
        )


def _stopping(context: Context) -> dict[str, str]:
    """Return the fields whose text should be a date to the site, and is none to it."""
    document, site = context.document, context.site
    if site is None or not site.date_keys:
        return {}
    return {
        field: value
        for field, value in document.data.items()
        if type(value) is str
        and field.lower() in site.date_keys
        and value.strip()
        and not site.reads_date(value.strip())
        and not _is_native(document, field)
    }


def _is_native(document: Document, field: str) -> bool:
    """Return whether a date is no text, but one of TOML's own."""
    block = document.front_matter
    if block is None or block.notation != "toml":
        return False
    node = scalar(document, (field,))
    return node is not None and node.style == "plain"


def _is_sentence(text: str) -> bool:
    """Return whether a text is no attempt at a date, but says what the key is about."""
    return text[-1] in ".!?" and " " in text and not any(map(str.isdigit, text))


def _first_date(field: str, text: str, context: Context) -> str:
    """Return the date that begins a text, where it is all that the site reads; else nothing.

    Jekyll leaves texts to Ruby's `Time.parse`, which takes the name of a month before anything.
    """
    from profilelint.source.front_matter.dates import date_fault

    site = context.site
    if site is None or site.generator != "Jekyll" or field not in site.moments:
        return ""
    first = _FIRST.match(text.strip())
    if first is None or date_fault(first[0]) is not None or _MONTH.search(text) is not None:
        return ""
    return first[0]


def _form(date: Any) -> str:
    """Return a date with one letter for each word and one digit for each number."""
    return _NUMBER.sub("0", _WORD.sub("x", str(date)))


def _safety(field: str, date: str, context: Context) -> Safety:
    """Return whether a date in another notation is the same to the site, and shown as it was."""
    # Where no zone is written, it is a guess what the time of the new text means.
    if ":" in date and not _ZONE.search(date):
        return "unsafe"
    site = context.site
    if site is None or not site.generator:
        return "safe"
    # A template prints any other field as it is written, and JavaScript takes a text for a time of
    # the machine, but a date in front matter for universal time.
    key = field.lower() if site.ignores_key_case else field
    return "safe" if key in site.moments else "unsafe"


def _weight(context: Context) -> Severity | None:
    return Severity.WARNING if context.generator == "MkDocs" else None


def _may_be_read(text: str, context: Context) -> bool:
    """Return whether a text has day, month and year, and nobody knows what reads it."""
    return (
        not context.generator
        and _MONTH.search(text) is not None
        and _YEAR.search(text) is not None
        and _DAY_OF_MONTH.search(text) is not None
    )


def _is_clear(text: str, context: Context) -> bool:
    """Return whether most programs understand a notation, and the site's generator does."""
    if any(map(str.isalpha, text[:8])):
        return True
    return text[:4].isdigit() and context.generator not in _STRICT
