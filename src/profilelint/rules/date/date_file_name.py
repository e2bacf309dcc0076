"""Dates in file names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.date.dates import day_number, read_moment
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.date.days import NamedDay, PostWithoutDay


class DateFileName(Rule):
    """A post has a date in its file name, and that is the date of the page.

    Jekyll takes the date of a post, or of a page in any collection, from a file name such as
    2020-01-31-name.md, and makes no page at all of a post whose name begins otherwise. A date in
    the front matter overrides that of the name. Where the two differ, the
    address of a post shows another day than the file name, that of any other page another day than
    the page, and editors look for the page in the wrong place. Rename the file or correct the date.
    If the date has a time, one day of difference is allowed, because it may be the same moment in
    another time zone. On sites whose generator does not take dates from file names, the finding is
    a hint.
    """

    name = "date-file-name"
    summary = "A post has a date in its file name, which matches that of the page."
    severity = Severity.WARNING
    severities: ClassVar = {"none": Severity.ERROR}
    exceptions: ClassVar = (
        ("", Severity.HINT, "where the site generator takes no dates from file names"),
    )
    messages: ClassVar = {
        "none": (
            "the site makes no page of this post, because its file name does not begin with a day "
            'and a hyphen: name it as in "{name}"'
        ),
        "different": (
            'the file name says {named}, but "{field}" is {value}: correct the one that is wrong'
        ),
        "impossible": (
            "the file name begins with {named}, which is not a day in the calendar: rename the file"
        ),
    }

    class Options(RuleOptions):
        field: Annotated[str, "the field that holds the date of the page"] = "date"

    options: Options
    examples = (
        Valid("---\ndate: 2020-01-31 10:00:00 Z\n---\n", path="_posts/2020-01-31-harvest.md"),
        Valid("---\ndate: 2020-02-01 01:00:00 Z\n---\n", path="_posts/2020-01-31-harvest.md"),
        Valid("---\ndate: 2020-02-01\n---\n", path="_posts/harvest-2020.md"),
        Valid("---\ntitle: Harvest\n---\n", path="_posts/harvest.md"),
        Valid(
            "---\ntitle: Harvest\n---\n",
            path="_posts/template.md",
            files={"_config.yml": "title: Harvests\n"},
        ),
        Valid(
            "---\npublished: false\n---\n",
            path="_posts/harvest.md",
            files={"_config.yml": "title: Harvests\n"},
        ),
        Invalid(
            "---\ndate: 2020-01-31 10:00:00 Z\n---\n",
            covers=("",),
            message_id="none",
            path="_posts/20-01-harvest.md",
            files={"_config.yml": "title: Harvests\n"},
        ),
        Invalid(
            "---\ndate: 2021-01-31 10:00:00 Z\n---\n",
            covers=("2021-01-31 10:00:00 Z",),
            message_id="different",
            path="_posts/2020-01-31-harvest.md",
        ),
        Invalid(
            "---\nday: 2020-02-01\n---\n",
            covers=("2020-02-01",),
            message_id="different",
            path="_posts/2020-01-31-harvest.md",
            options={"field": "day"},
        ),
        Invalid(
            "---\ndate: 2021-01-31\n---\n",
            covers=("2021-01-31",),
            message_id="different",
            path="content/2020-01-31-harvest.md",
            files={"hugo.toml": "title = 'One'\n"},
        ),
        Invalid(
            "---\ntitle: Harvest\n---\n",
            covers=("",),
            message_id="impossible",
            path="_posts/2020-02-31-harvest.md",
        ),
    )

    def check_post_without_day(self, post: PostWithoutDay, context: Context) -> None:
        """Report a post that is not published."""
        context.report(self, "none", Span(0, 0), name=excerpt(post.name))

    def check_named_day(self, named: NamedDay, context: Context) -> None:
        """Compare the day in the file name with the date of the page."""
        from_name = read_moment(named.text)
        if from_name is None:
            severity = _weight(context)
            context.report(self, "impossible", Span(0, 0), severity=severity, named=named.text)
            return
        field = self.options.field
        value = context.document.data.get(field)
        from_field = read_moment(value) if type(value) is str else None
        if from_field is None or type(value) is not str:
            return
        day, other = day_number(from_name), day_number(from_field)
        if day is None or other is None or abs(day - other) <= (len(value) > 10):
            return
        context.report_field(
            *(self, "different", (field,)),
            severity=_weight(context),
            named=named.text,
            field=field,
            value=excerpt(value),
        )


def _weight(context: Context) -> Severity | None:
    site = context.site
    reads_none = site is not None and site.generator and not site.dates_from_names
    return Severity.HINT if reads_none else None
