"""What linting a file gave as text, for the cache, for worker processes and for shards.

A record is one line of ASCII: findings and failures as JSON and, where there are any, a tab and
the facts as JSON. Most pages have facts and nothing else, and facts are read only where something
is concluded from them. Reading a record back gives an equal outcome.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.result import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence


class FileOutcome(NamedTuple):
    """What linting one file gave.

    ``facts`` is what the rules that look across files collected (see
    `profilelint.engine.kept.facts`).
    """

    path: str
    findings: Sequence[Finding]
    facts: str
    failures: Sequence[Failure]


class RecordError(ValueError):
    """A text that is not what `write` returned."""


_CLEAN = "[[], []]"


def write(outcome: FileOutcome | None) -> str:
    """Return an outcome, without its path, as ASCII in one line; None is no text."""
    if outcome is None:
        return ""
    text = _CLEAN
    if outcome.findings or outcome.failures:
        from json import dumps

        text = dumps(encode(outcome))
    return f"{text}\t{outcome.facts}" if outcome.facts else text


def read(path: str, text: str) -> FileOutcome | None:
    """Return the outcome that `write` made a text of.

    Raises `RecordError` for any other text, but for one of which only the facts are not what
    they should be.
    """
    if not text:
        return None
    said, _, facts = text.partition("\t")
    if said == _CLEAN:
        return FileOutcome(path, (), facts, ())
    from json import loads

    try:
        return decode(path, loads(said), facts)
    except (ValueError, RecursionError) as error:
        raise RecordError(path) from error


def encode(outcome: FileOutcome) -> list[Any]:
    """Return an outcome as plain data that can be written as JSON, without its path and facts."""
    return [
        [encode_finding(finding) for finding in outcome.findings],
        [list(failure) for failure in outcome.failures],
    ]


def encode_finding(finding: Finding) -> list[Any]:
    """Return a finding as plain data."""
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


def decode(path: str, data: Any, facts: str) -> FileOutcome:
    """Return the outcome that `encode` made plain data of, with its facts.

    Raises `RecordError` for anything else.
    """
    try:
        findings, failures = data
        return FileOutcome(
            path,
            [decode_finding(each) for each in findings],
            facts,
            [Failure(*map(_text, each)) for each in failures],
        )
    except (TypeError, ValueError) as error:
        raise RecordError(path) from error


def decode_finding(data: Any) -> Finding:
    """Return the finding that `encode_finding` made plain data of.

    Raises `TypeError` or `ValueError` for anything else.
    """
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
            Related(_text(said), _where(there), _region(place)) for said, there, place in related
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
