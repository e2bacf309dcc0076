"""Dates and times as CMSs write them, by their formats.

Decap CMS, Sveltia CMS and Front Matter CMS read any date that JavaScript reads, whatever format
they write; Pages CMS reads ISO 8601. So a date is right if it is written so, or in the format of
its field. The tokens are those of Day.js (https://day.js.org/docs/en/display/format) and of
date-fns (Unicode Technical Standard 35).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.schema.models.collection import Node

_ISO = r"\d{4}[-/]\d{1,2}(?:[-/]\d{1,2}(?:[Tt ].*)?)?"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?.*"
_READ_BY_JAVASCRIPT = (
    r"\d{1,2}/\d{1,2}/\d{4}.*|\D*\d{1,2}\D*\d{4}.*|\d{1,2} [A-Za-z]+ \d{4}.*|\d{4}"
)
_LONGEST = 60

_TOKEN = pattern(r"\[([^\]]*)\]|'([^']*)'|([A-Za-z])\3*|(.)")
_NAME = r"\S+"
_TOKENS = {
    "YYYY": (r"\d{4}", "2020"), "yyyy": (r"\d{4}", "2020"), "y": (r"\d{4}", "2020"),
    "YY": (r"\d{2}", "20"), "yy": (r"\d{2}", "20"),
    "MMMM": (_NAME, "December"), "LLLL": (_NAME, "December"),
    "MMM": (_NAME, "Dec"), "LLL": (_NAME, "Dec"),
    "MM": (r"\d{2}", "12"), "M": (r"\d{1,2}", "12"),
    "DD": (r"\d{2}", "31"), "dd": (r"\d{2}", "31"),
    "D": (r"\d{1,2}", "31"), "d": (r"\d{1,2}", "31"),
    "HH": (r"\d{2}", "09"), "H": (r"\d{1,2}", "9"), "hh": (r"\d{2}", "09"), "h": (r"\d{1,2}", "9"),
    "mm": (r"\d{2}", "30"), "m": (r"\d{1,2}", "30"),
    "ss": (r"\d{2}", "00"), "s": (r"\d{1,2}", "0"),
    "SSS": (r"\d{3}", "000"),
    "A": ("[AaPp][Mm]", "AM"), "a": ("[AaPp][Mm]", "am"),
    "Z": (r"(?:Z|[+-]\d{2}:?\d{2})", "Z"), "ZZ": (r"(?:Z|[+-]\d{2}:?\d{2})", "+0000"),
    "T": ("T", "T"),
}  # fmt: skip


def date(written_as: Any = None) -> Node:
    """Return the schema of a date, with or without a time, in a format if one is given."""
    own = _of_format(written_as)
    branches = f"{_ISO}|{_READ_BY_JAVASCRIPT}"
    if written_as and own is None:
        # A format whose tokens are not known may be anything in which a number stands.
        branches = r".*\d.*"
    example = "2020-12-31"
    if own is not None:
        branches, example = f"{branches}|{own[0]}", own[1]
    return {"type": ["string", "number"], "pattern": f"^(?:{branches})$", "examples": [example]}


def time(written_as: Any = None) -> Node:
    """Return the schema of a time of day, in a format if one is given."""
    own = _of_format(written_as)
    if own is None:
        return {"type": ["string", "number"], "pattern": r"\d", "examples": ["09:30"]}
    return {
        "type": ["string", "number"],
        "pattern": f"^(?:{_TIME}|{_ISO}|{own[0]})$",
        "examples": [own[1]],
    }


def _of_format(written_as: Any) -> tuple[str, str] | None:
    """Return a pattern for a format and an example, or None if it is not understood."""
    if not isinstance(written_as, str) or not written_as or len(written_as) > _LONGEST:
        return None
    expression, example = "", ""
    for match in _TOKEN.finditer(written_as):
        bracketed, quoted, letter, other = match.groups()
        if letter is not None:
            known = _TOKENS.get(match[0])
            if known is None:
                return None
            expression, example = expression + known[0], example + known[1]
        else:
            literal = bracketed or quoted or other or ""
            expression, example = expression + _escaped(literal), example + literal
    return expression, example


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in r"\.[]{}()*+?^$|" else sign for sign in text)
