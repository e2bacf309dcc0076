"""Pairs of dates that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Location, Related, Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.date.dates import read_moment
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.document import Document


class DateOrder(Rule):
    """A project cannot end before it starts.

    When the start lies after the end, one of the two is wrong. The page then shows an impossible
    period, and the lists that sort projects by year or tell active from closed ones put it in the
    wrong place. Look up the right years and correct the wrong one. The same year for both is
    fine. A year and a full date are compared by the year alone.
    """

    name = "date-order"
    summary = "The start does not lie after the end."
    severity = Severity.ERROR
    messages: ClassVar = {
        "reversed": '"{first}" is {start}, which lies after "{last}" ({end}): correct the wrong one'
    }

    class Options(RuleOptions):
        pairs: Annotated[
            dict[str, str], "the earlier field of each pair, with the later one as its value"
        ] = {"start": "end"}

    options: Options
    examples = (
        Valid("---\nstart: 2016\nend: 2021\n---\n"),
        Valid("---\nstart: 2016\nend: 2016\n---\n"),
        Valid("---\nstart: 2016-05-02\nend: 2016\n---\n"),
        Invalid(
            "---\ntitle: Peru—Open Data\nstart: 2021\nend: 2012\n---\n",
            covers=("2021",),
            message_id="reversed",
        ),
        Invalid(
            "---\nopens: 2024-06-01\ncloses: 2024-05-31\n---\n",
            covers=("2024-06-01",),
            message_id="reversed",
            options={"pairs": {"opens": "closes"}},
        ),
    )

    def check_document(self, document: Document, context: Context) -> None:
        """Compare the two fields of each pair."""
        data = document.data
        for first, last in self.options.pairs.items():
            start, end = data.get(first), data.get(last)
            if start is None or end is None or (type(start) is type(end) is int and start <= end):
                continue
            earlier, later = read_moment(start), read_moment(end)
            if earlier is None or later is None:
                continue
            precision = min(len(earlier), len(later))
            if earlier[:precision] > later[:precision]:
                where = Location(document.path, document.locate((last,)), (last,), "value")
                context.report_field(
                    self,
                    "reversed",
                    (first,),
                    related=(Related(f'"{last}" is here', where),),
                    first=first,
                    last=last,
                    start=excerpt(str(start)),
                    end=excerpt(str(end)),
                )
