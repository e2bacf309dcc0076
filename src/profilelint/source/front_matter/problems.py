"""Problems that blocks in any notation can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Fix, Location, Problem, Related

if TYPE_CHECKING:
    from profilelint.model.finding import Route, Span

_SHOWN = 60


class Unreadable(Exception):  # noqa: N818 - not an error of the program
    """A block cannot be read; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def duplicate_key(key: str, span: Span, first: Span, route: Route) -> Problem:
    """Return the problem of a key that stands at two places."""
    related = Related(f"“{key}” stands here first", Location("", first, route, "key"))
    return Problem(
        "file-duplicate-key", "duplicate", span, {"key": key}, route, "key", related=(related,)
    )


def doubtful_number(message_id: str, span: Span, written: str, route: Route) -> Problem:
    """Return the problem of a number that stays text, with the fix of quoting it."""
    fix = Fix("Put it in quotation marks", (Edit(span, f'"{written}"'),), "unsafe")
    return Problem(
        "file-ambiguous-scalar",
        message_id,
        span,
        {"value": shortened(written)},
        route,
        "value",
        fixes=(fix,),
    )


def impossible_date(message_id: str, span: Span, written: str, route: Route) -> Problem:
    """Return the problem of a date or time that does not exist."""
    return Problem("date-impossible", message_id, span, {"value": written}, route, "value")


def shortened(text: str) -> str:
    """Return a text as a message quotes it: the beginning, if it is long."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
