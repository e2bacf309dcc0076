"""The report of ``profilelint links``: the links to other sites, by host and verdict."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

from profilelint.links.url import Target, parse, scheme_of
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.secrets import mask
from profilelint.report.escape import printable, shown
from profilelint.report.summary import count, sentences, summarize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.engine.reachability import Reachability
    from profilelint.links.outcome import LinkOutcome
    from profilelint.model.result import RunResult
    from profilelint.model.verdict import LinkPlace


class Entry(NamedTuple):
    """A link: its host, or scheme where it has none, what is known of it and where it is."""

    host: str
    outcome: LinkOutcome
    places: list[LinkPlace]


def entries_of(links: Reachability) -> list[Entry]:
    """Return the links of a run, by host and address."""
    entries = [Entry(_host(url), links.outcomes[url], links.places[url]) for url in links.places]
    return sorted(entries, key=lambda entry: (entry.host, entry.outcome.url))


def _host(url: str) -> str:
    target = parse(url)
    if isinstance(target, Target):
        return target.host
    scheme = scheme_of(url)
    return f"{scheme}:" if scheme not in {"", "http", "https"} else ""


def _by_host(entries: Iterable[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    for host, group in groupby(entries, key=lambda entry: entry.host):
        yield host, list(group)


def _counts(entries: Iterable[Entry]) -> dict[str, int]:
    counts = Counter(entry.outcome.verdict.value for entry in entries)
    return dict(sorted(counts.items()))


def as_text(entries: list[Entry], result: RunResult) -> str:
    """Return the report for people."""
    return "\n".join([*_lines(entries, result), ""])


def _lines(entries: list[Entry], result: RunResult) -> Iterator[str]:
    for host, group in _by_host(entries):
        counted = ", ".join(f"{number} {verdict}" for verdict, number in _counts(group).items())
        heading = shown(host.removesuffix(":")) or "(no site)"
        yield f"{heading}: {count(len(group), 'link')}: {counted}"
        for entry in group:
            severity = entry.outcome.severity
            if severity is not None:
                yield f"  {severity.value}: {shown(entry.outcome.message)}"
                places = dict.fromkeys(f"{place.path}:{place.line}" for place in entry.places)
                yield f"    in {', '.join(map(shown, places))}"
    for failure in result.failures:
        yield f"{shown(failure.path) or 'profilelint'}: failure: {shown(failure.message)}"
    if entries or result.failures:
        yield ""
    _, *others = sentences(summarize(result._replace(findings=())))
    yield from others or ["There are no links to other sites."]


def as_json(entries: list[Entry], result: RunResult) -> str:
    """Return the report for programs."""
    from profilelint.report.json_text import json_text

    return json_text(
        {
            "links": len(entries),
            "verdicts": _counts(entries),
            "skipped": dict(result.skipped),
            "notes": [printable(note) for note in result.notes],
            "failures": [
                {"path": shown(failure.path), "message": shown(failure.message)}
                for failure in result.failures
            ],
            "hosts": [
                {
                    "host": mask(host),
                    "verdicts": _counts(group),
                    "links": [_link(entry) for entry in group],
                }
                for host, group in _by_host(entries)
            ],
        }
    )


def _link(entry: Entry) -> dict[str, Any]:
    outcome = entry.outcome
    severity = outcome.severity
    return {
        "url": mask(outcome.url),
        "verdict": outcome.verdict.value,
        "reason": outcome.reason,
        "severity": None if severity is None else severity.value,
        "gates": outcome.gates,
        "message": shown(outcome.message),
        "status": outcome.status or None,
        "hops": [{"url": mask(hop.url), "status": hop.status or None} for hop in outcome.hops],
        "replacement": outcome.replacement or None,
        "checked": _time(outcome.checked),
        "cached": outcome.cached,
        "places": [{"path": mask(place.path), "line": place.line} for place in entry.places],
    }


def _time(seconds: float) -> str | None:
    """Return a time of the Unix epoch as RFC 3339 in UTC; None for 0."""
    from datetime import UTC, datetime

    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds") if seconds else None
