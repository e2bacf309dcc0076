"""Whether a value fits its control, and in a few words what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from profilelint.model.pattern import pattern
from profilelint.source.front_matter.dates import date_fault, is_date
from profilelint.vocabulary.vocabulary import DRAFT

if TYPE_CHECKING:
    from profilelint.engine.workspace.form.control import Control
    from profilelint.vocabulary.vocabulary import Vocabulary

_NUMBER: Final = pattern(r"[-+]?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_LARGEST: Final = 2**53 - 1
"""The largest whole number that a browser keeps as it is (ECMAScript, Number.MAX_SAFE_INTEGER)."""


def is_kept(value: Any) -> bool:
    """Return whether a browser keeps a value as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return True
    if isinstance(value, int):
        return abs(value) <= _LARGEST
    return value - value == 0


def fits(control: Control, value: Any) -> bool:
    """Return whether a control can show a value as it is; an empty one always does."""
    name = control.name
    if value is None:
        return True
    if not is_kept(value):
        return False
    if name in ("terms", "list", "pages"):
        return isinstance(value, list)
    if name == "object":
        return isinstance(value, dict)
    if name == "yes-no":
        return isinstance(value, bool)
    if name in ("number", "year"):
        return isinstance(value, int | float) and not isinstance(value, bool)
    if name == "choice":
        return any(type(each) is type(value) and each == value for each in control.options)
    return isinstance(value, str)


def problem(control: Control, value: Any, vocabulary: Vocabulary | None) -> str:
    """Return what is wrong with a value at first sight; empty where nothing is."""
    name = control.name
    if value is None:
        return ""
    if not fits(control, value):
        if name in ("number", "year") and isinstance(value, str) and _NUMBER.fullmatch(value):
            # It is right without its quotation marks, as what was found there says, if anything.
            return ""
        return _WANTED.get(name, "this is not text") if is_kept(value) else ""
    if name == "date":
        fault = date_fault(value)
        if fault is not None:
            return f"this {_PARTS[fault]} does not exist"
        return "" if is_date(value) else "not a date such as 2026-01-31"
    if name == "term" and vocabulary is not None:
        return _term_problem(value, vocabulary)
    return ""


_PARTS: Final = {"date": "date", "time": "time", "zone": "time zone"}
_WANTED: Final = {
    "terms": "not a list",
    "list": "not a list",
    "pages": "not a list",
    "object": "not a group of fields",
    "yes-no": "neither yes nor no",
    "number": "not a number",
    "year": "not a year",
    "choice": "not one of the choices",
}


def _term_problem(value: str, vocabulary: Vocabulary) -> str:
    term = vocabulary.get(value)
    if term is None:
        meant = vocabulary.resolve(value) if value else None
        if meant is not None:
            return f"another spelling of {meant.label}"
        return "" if vocabulary.is_open or not value else "not a known term"
    if DRAFT in term.flags:
        return "not to be used yet"
    if term.deprecated:
        return f"no longer used: now {term.replaced_by}" if term.replaced_by else "no longer used"
    return ""
