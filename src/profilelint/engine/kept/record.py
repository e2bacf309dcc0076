"""The record of linting a file: its outcome but for the facts, as text.

A record goes to the cache, from worker processes and into shards. It is JSON in one line of ASCII.
The facts are text already (see `profilelint.engine.facts`) and go beside it. Reading a record gives
an outcome equal to the written one.
"""

from __future__ import annotations

from functools import lru_cache
from json import dumps, loads
from typing import Any

from profilelint.model.finding import (
    Edit,
    Finding,
    Fix,
    Location,
    Region,
    Related,
    Severity,
    Span,
    Suppression,
)
from profilelint.model.named_tuple import new_tuple
from profilelint.model.result import Failure, Outcome


class RecordError(ValueError):
    """A text that `write` did not return."""


_CLEAN = "[[], []]"
_NOTHING_FOUND = "[[], [], "


def write(outcome: Outcome) -> str:
    """Return an outcome, without its facts, as ASCII in one line."""
    more = [outcome.kind, list(outcome.unread)] if outcome.kind or outcome.unread else []
    if outcome.linted and not outcome.findings and not outcome.failures and not more:
        return _CLEAN
    # A file that was not linted has no findings; the reason takes their place.
    findings = list(map(_encode, outcome.findings)) if outcome.linted else outcome.skipped
    return dumps([findings, outcome.failures, *more])


def read(record: str, facts: str = "") -> Outcome:
    """Return the outcome with a record and facts; raises `RecordError` for any other record."""
    if record == _CLEAN:
        return Outcome((), facts)
    # Most pages have no findings, and then only few records differ.
    outcome = _read_known(record) if record.startswith(_NOTHING_FOUND) else _read(record)
    return new_tuple(Outcome, (outcome.findings, facts, *outcome[2:]))


def divided(line: str) -> tuple[str, str]:
    """Return the record and the facts of a text in which one follows the other."""
    record, tab, facts = line.partition("\t")
    return record, tab + facts


def _read(record: str) -> Outcome:
    """Return the outcome with a record, without facts."""
    try:
        findings, failures, *more = loads(record)
        kind, unread = more or ("", [])
        decoded = [Failure(*map(_text, failure)) for failure in failures]
        if findings.__class__ is str:
            return Outcome((), "", decoded, linted=False, skipped=findings)
        return Outcome(
            list(map(_decode, findings)),
            "",
            decoded,
            kind=_text(kind),
            unread=list(map(_text, unread)),
        )
    except (AttributeError, TypeError, ValueError, RecursionError) as error:
        raise RecordError(record[:80]) from error


_read_known = lru_cache(maxsize=64)(_read)


def _encode(finding: Finding) -> list[Any]:
    return [
        finding.rule,
        finding.message_id,
        finding.message,
        finding.params,
        finding.severity.value,
        _location(finding.where),
        finding.region,
        [[each.message, _location(each.where), each.region] for each in finding.related],
        [[fix.title, fix.edits, fix.safety, fix.regions] for fix in finding.fixes],
        finding.suppression,
        finding.advisory,
    ]


def _location(where: Location) -> list[Any]:
    return [where.path, where.span, where.route, where.part]


def _decode(data: Any) -> Finding:
    """Return the finding that `_encode` made plain data of; anything else raises some error."""
    rule, message_id, message, params, severity, where, region, related, fixes = data[:9]
    suppression, advisory = data[9:]
    return Finding(
        _text(rule),
        _text(message_id),
        _text(message),
        {_text(name): _param(value) for name, value in params.items()},
        Severity(severity),
        _where(where),
        _region(region),
        tuple(
            Related(_text(words), _where(place), _region(lines)) for words, place, lines in related
        ),
        tuple(
            Fix(
                _text(title),
                tuple(Edit(_span(span), _text(text)) for span, text in edits),
                "unsafe" if safety == "unsafe" else "safe",
                tuple(place for each in regions if (place := _region(each)) is not None),
            )
            for title, edits, safety, regions in fixes
        ),
        None if suppression is None else Suppression(*suppression),
        bool(advisory),
    )


def _text(value: Any) -> str:
    if value.__class__ is not str:
        raise TypeError(value)
    return str(value)


def _span(value: Any) -> Span:
    start, end = value
    if start.__class__ is not int or end.__class__ is not int:
        raise TypeError(value)
    return Span(start, end)


def _where(value: Any) -> Location:
    path, span, route, part = value
    return Location(_text(path), _span(span), tuple(route), part)


def _region(value: Any) -> Region | None:
    if value is None:
        return None
    line, column, end_line, end_column, start, end, source = value
    numbers = (line, column, end_line, end_column, start, end)
    if any(number.__class__ is not int for number in numbers):
        raise TypeError(value)
    return Region(line, column, end_line, end_column, start, end, _text(source))


def _param(value: Any) -> Any:
    return tuple(value) if isinstance(value, (list, tuple)) else value
