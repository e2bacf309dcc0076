"""Pairs of dates that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Location, Related, Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.date.dates import read_moment
from profilelint.rules.page.fields import excerpt, groups

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.model.document import Document
    from profilelint.model.finding import Route
    from profilelint.model.tree import Plain

_LEAST = 1000


class DateOrder(Rule):
    """A project cannot end before it starts.

    If the start is after the end, one of the two is wrong. The page then shows an impossible
    period, and lists that sort projects by year or separate active from closed ones put it in the
    wrong place. Look up the right years and correct the wrong one. Start and end in the same year
    are fine. A year and a full date are compared by year only. To name a field in a group, or in
    each group of a list, write both keys: `sessions.start`.
    """

    name = "date-order"
    summary = "The start is not after the end."
    severity = Severity.ERROR
    messages: ClassVar = {
        "reversed": '"{first}" is {start}, which is after "{last}" ({end}): correct the wrong one'
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
            "---\nstart: 2016\nend: 19\n---\n",
            covers=("19",),
            message_id="reversed",
        ),
        Invalid(
            "---\nopens: 2024-06-01\ncloses: 2024-05-31\n---\n",
            covers=("2024-06-01",),
            message_id="reversed",
            options={"pairs": {"opens": "closes"}},
        ),
        Invalid(
            "---\nsessions:\n- start: 2024-06-01\n  end: 2024-06-02\n- start: 2024-06-05\n"
            "  end: 2024-06-04\n---\n",
            covers=("2024-06-05",),
            message_id="reversed",
            options={"pairs": {"sessions.start": "sessions.end"}},
        ),
    )

    def check_document(self, document: Document, context: Context) -> None:
        """Compare the two fields of each pair."""
        for first, last in self.options.pairs.items():
            parent, _, last_key = last.rpartition(".")
            first_key = first[len(parent) + 1 :] if parent else first
            for route, group in groups(document.data, first):
                start, end = group.get(first_key), group.get(last_key)
                if start is None or end is None or _are_in_order(start, end):
                    continue
                if ".".join(step for step in route if isinstance(step, str)) == parent:
                    self._compare(document, context, route, group, (first_key, last_key))

    def _compare(
        self,
        document: Document,
        context: Context,
        route: Route,
        group: Mapping[str, Plain],
        keys: tuple[str, str],
    ) -> None:
        first, last = keys
        start, end = group[first], group[last]
        earlier, later = read_moment(start), read_moment(end)
        if earlier is None or later is None:
            return
        precision = min(len(earlier), len(later))
        if earlier[:precision] > later[:precision]:
            # Of a year without its century, it is clear that it is the wrong one.
            here, other = (last, first) if later[0] < _LEAST <= earlier[0] else (first, last)
            there = (*route, other)
            where = Location(document.path, document.locate(there), there, "value")
            context.report_field(
                self,
                "reversed",
                (*route, here),
                related=(Related(f'"{other}" is here', where),),
                first=first,
                last=last,
                start=excerpt(str(start)),
                end=excerpt(str(end)),
            )


def _are_in_order(start: Plain, end: Plain) -> bool:
    """Return whether two values, if they are dates, surely are in order: ISO 8601 sorts as text."""
    if type(start) is str and type(end) is str:
        return start <= end
    if type(start) is int and type(end) is int:
        return start <= end
    return type(end) is bool
