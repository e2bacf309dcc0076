"""The overview of a run as HTML: tables of figures with a bar in each row.

Bars are told apart by their filling, not by colour alone: errors are filled, warnings striped and
hints empty within a line. The figures beside them say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.report.escape import shown
from profilelint.report.markup import Markup, element
from profilelint.report.summary import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.report.overview import Overview, Row

_HEIGHT = 16
# The stripes that warnings are filled with. It is drawn once; the bars refer to it.
_STRIPES = Markup(
    '<svg class="stripes" aria-hidden="true" focusable="false"><defs>'
    '<pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><path d="M 0 0 V 6"/></pattern></defs></svg>'
)
_HEADINGS = ("Errors", "Warnings", "Hints")


def picture(figures: Overview) -> Markup:
    """Return a section with the figures of a run; ids in it are ``overview`` and ``stripes``."""
    return element(
        "section",
        element("h2", "Overview", id="overview"),
        _STRIPES,
        _pages(figures),
        *([_findings(figures.by_rule, "rule")] if figures.by_rule else []),
        *([_findings(figures.by_group, figures.group)] if len(figures.by_group) > 1 else []),
        between="\n",
        aria_labelledby="overview",
    )


def sample(severity: str) -> Markup:
    """Return a small bar that shows how a severity is drawn."""
    return element("span", _svg([(severity, 0.0, 100.0)]), class_="sample")


def _pages(figures: Overview) -> Markup:
    most = max(1, figures.publishable, figures.held)
    rows = [
        _row(name, [(kind, 0.0, 100 * number / most)], [number])
        for name, kind, number in (
            ("May be published", "free", figures.publishable),
            ("May not be published yet", "held", figures.held),
        )
    ]
    return _table("Pages", ("State", "", "Number"), rows)


def _findings(rows: Sequence[Row], of: str) -> Markup:
    most = max(row.total for row in rows)
    drawn = []
    for row in rows:
        parts, start = [], 0.0
        for severity in SEVERITIES:
            width = 100 * row.severities[severity] / most
            parts.append((severity.value, start, width))
            start += width
        drawn.append(_row(row.name, parts, [row.severities[each] for each in SEVERITIES]))
    return _table(f"Findings by {of}", (of.capitalize(), "", *_HEADINGS), drawn)


def _table(caption: str, headings: Iterable[str], rows: Iterable[Markup]) -> Markup:
    heads = [
        element("th", heading, scope="col")
        if heading
        else Markup('<td class="bar"></td>')  # a header cell must not be empty
        for heading in headings
    ]
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *heads)),
        element("tbody", *rows, between="\n"),
        between="\n",
    )


def _row(name: str, parts: list[tuple[str, float, float]], figures: list[int]) -> Markup:
    return element(
        "tr",
        element("th", shown(name), scope="row"),
        element("td", _svg(parts), class_="bar"),
        *(element("td", str(number)) for number in figures),
    )


def _svg(parts: list[tuple[str, float, float]]) -> Markup:
    """Return bars beside each other, each with its class, its start and its width in percent."""
    bars = [
        element(
            "g",
            element(
                "rect",
                x=f"{start:.2f}%",
                y="1",
                width=f"{width:.2f}%",
                height=str(_HEIGHT - 2),
                **({"fill": "url(#stripes)"} if name == "warning" else {}),
            ),
            class_=name,
        )
        for name, start, width in parts
        if width
    ]
    return element("svg", *bars, aria_hidden="true", focusable="false")
