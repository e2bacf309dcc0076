"""The whole of a run in figures: how many pages may be published, and where findings gather."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.report.summary import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from profilelint.model.finding import Finding, Severity
    from profilelint.model.result import RunResult

_MOST = 12


class Row(NamedTuple):
    """The findings that have something in common, such as a rule, counted by severity."""

    name: str
    severities: Mapping[Severity, int]

    @property
    def total(self) -> int:
        """Return how many findings there are."""
        return sum(self.severities.values())


class Overview(NamedTuple):
    """The figures of a run.

    ``publishable`` counts the checked pages that nothing keeps from being published: no finding at
    or above the threshold, and no failure. ``held`` counts the others. ``by_rule`` and ``by_group``
    have the greatest numbers first, and what is beyond a dozen as one row at their end. A group is
    a collection, or a folder where the run knows no collections, as ``group`` says.
    """

    publishable: int
    held: int
    by_rule: list[Row]
    by_group: list[Row]
    group: str


def overview(result: RunResult) -> Overview:
    """Return the figures of a run; suppressed findings are not counted."""
    reported = result.reported
    held = {finding.where.path for finding in reported if result.fails_on(finding)}
    held.update(failure.path for failure in result.failures if failure.path)
    known = result.collections
    return Overview(
        max(0, result.checked - len(held)),
        len(held),
        _rows(reported, lambda finding: finding.rule, "other rules"),
        _rows(
            reported,
            lambda finding: _group(finding.where.path, known),
            "other collections" if known else "other folders",
        ),
        "collection" if known else "folder",
    )


def _group(path: str, collections: Mapping[str, str]) -> str:
    if collections:
        return collections.get(path, "") or "no collection"
    folder, slash, _ = path.partition("/")
    return folder if slash else "top folder"


def _rows(findings: list[Finding], key: Callable[[Finding], str], others: str) -> list[Row]:
    counts: dict[str, dict[Severity, int]] = {}
    for finding in findings:
        severities = counts.setdefault(key(finding), dict.fromkeys(SEVERITIES, 0))
        severities[finding.severity] += 1
    rows = sorted((Row(*item) for item in counts.items()), key=lambda row: (-row.total, row.name))
    if len(rows) <= _MOST:
        return rows
    rest = rows[_MOST - 1 :]
    summed = {each: sum(row.severities[each] for row in rest) for each in SEVERITIES}
    return [*rows[: _MOST - 1], Row(f"{len(rest)} {others}", summed)]
