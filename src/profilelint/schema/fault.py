"""What is wrong with front matter, each thing once.

A misspelt key is not a missing one as well, and a wrong type silences what else would be said of
the value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.schema.reasons import NONE, Reason

if TYPE_CHECKING:
    from collections.abc import Container

    from profilelint.model.finding import Fix, Param, Part, Route, Severity
    from profilelint.schema.author import AuthorMessage

MOST_FAULTS = 200
"""How many faults of one page are explained. A page with more gets a problem that says so."""

_OF_VALUE = frozenset(
    ("schema-pattern", "schema-format", "schema-length", "schema-range", "schema-branch")
)
_SILENCED_BY = {
    "schema-enum": _OF_VALUE,
    "schema-const": _OF_VALUE,
    "term-unknown": _OF_VALUE,
    "term-synonym": _OF_VALUE,
    "term-deprecated": _OF_VALUE,
    "schema-length": frozenset(("schema-pattern", "schema-format")),
}
"""The rules that have nothing to add where a rule reports a fault of a value.

A message of the schema's author goes before them.
"""


_TO_DELETE = frozenset(("forbidden", "extra", "unknown"))
"""The messages on keys that have no place on the page, so that what is in them does not matter."""

_OF_VALUES = frozenset(("schema-enum", "schema-const", "term-unknown", "term-synonym"))
"""The rules on values by which pages are told apart, such as their kind."""


class Fault(NamedTuple):
    """One thing that is wrong, before it has a place in the file.

    ``route`` leads to it in the tidy data (see `profilelint.schema.forms.Tidy`), which lacks the
    empty items of lists. ``severity`` is None for the rule's own. ``because`` is why a condition of
    the schema holds, and ``author`` the message that the schema's author wrote, if any.
    """

    rule: str
    message_id: str
    route: Route
    params: dict[str, Param]
    part: Part = "value"
    fixes: tuple[Fix, ...] = ()
    severity: Severity | None = None
    because: Reason = NONE
    author: AuthorMessage | None = None

    @property
    def meant(self) -> Route:
        """Return the route to the field that the fault is about: that of the key that was meant."""
        meant = self.params.get("meant")
        if self.rule == "schema-unknown-key" and isinstance(meant, str):
            return (*self.route[:-1], meant)
        return self.route


def without_repetition(faults: list[Fault], blank: Container[Route]) -> list[Fault]:
    """Return the faults that are to be reported, in their order.

    ``blank`` are the routes of texts that hold nothing but spaces, which have a rule of their own.
    """
    if not faults:
        return faults
    mistyped: set[Route] = set()
    meant: set[Route] = set()
    # Empty keys in whose place another one stands, which says that they are to be deleted.
    replaced: set[Route] = set()
    silent: set[tuple[str, Route]] = set()
    answered: set[Route] = set()
    # Keys that are to be deleted with what is in them.
    deleted: set[Route] = set()
    of_format: dict[Route, Fault] = {}
    of_pattern: dict[Route, Fault] = {}
    doubtful: set[Route] = set()
    for fault in faults:
        rule, route = fault.rule, fault.route
        if _is_of_type(fault):
            mistyped.add(route)
        if _may_change_conditions(fault):
            doubtful.add(route)
        if rule == "schema-unknown-key" and "meant" in fault.params:
            meant.add(fault.meant)
        if fault.message_id == "near-empty":
            replaced.add(fault.meant)
        if fault.author is not None and rule in _OF_VALUE:
            answered.add(route)
        if rule == "schema-unknown-key" and fault.message_id in _TO_DELETE:
            deleted.add(route)
        if rule == "schema-format":
            of_format[route] = fault
        elif rule == "schema-pattern":
            of_pattern[route] = fault
        for other in _SILENCED_BY.get(rule, ()):
            silent.add((other, route))
    for route in of_format.keys() & of_pattern.keys():
        silent.add((_less_telling(of_format[route], of_pattern[route]), route))
    doubtful |= mistyped | meant
    kept: list[Fault] = []
    seen: set[tuple[str, Route]] = set()
    for fault in faults:
        key = (fault.rule, fault.route)
        if key in seen or fault.route in blank:
            continue
        if fault.message_id.startswith("empty") and fault.route in replaced:
            continue
        if fault.author is None and (
            key in silent or (fault.rule in _OF_VALUE and fault.route in answered)
        ):
            continue
        # A condition may be about the very value that it says something of.
        if any(each in doubtful and each != fault.route for each in fault.because.routes):
            continue
        if fault.route in mistyped and not _is_of_type(fault):
            continue
        if fault.rule == "schema-required" and fault.route in meant:
            continue
        if deleted and any(fault.route[:end] in deleted for end in range(1, len(fault.route))):
            continue
        seen.add(key)
        kept.append(fault)
    return kept


def _less_telling(of_format: Fault, of_pattern: Fault) -> str:
    """Return the rule that says less of how a text is to be written, of two about one text."""
    is_told = of_pattern.message_id != "form" and of_format.message_id == "format"
    return of_format.rule if is_told else of_pattern.rule


def _may_change_conditions(fault: Fault) -> bool:
    """Return whether other conditions of the schema may hold after a fault is repaired.

    It may not make itself doubtful: what is missing because of a condition says nothing of others.
    """
    return fault.rule in _OF_VALUES or (
        fault.rule == "schema-required" and not fault.because.text and fault.message_id != "one-of"
    )


def _is_of_type(fault: Fault) -> bool:
    return fault.rule == "schema-type" or fault.message_id in ("empty", "empty-example")
