"""Applies fixes to a page until none is left; a round that does harm is not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.engine.edits import apply, choose
from profilelint.engine.lint import lint_document
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.read import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from profilelint.engine.lint import Setting
    from profilelint.model.document import Document
    from profilelint.model.finding import Finding, Fix, Route
    from profilelint.model.tree import Plain

    Wanted = Callable[[Finding, Fix], bool]

_MOST_ROUNDS = 50
_BOM = b"\xef\xbb\xbf"

MISSING = object()
"""Stands for the value of a key that one of two versions of front matter does not have."""


class Repair(NamedTuple):
    """A page after its fixes.

    ``applied`` are the findings whose fix was applied, ``refused`` those whose fix would have
    made the page unreadable or changed front matter elsewhere.
    """

    data: bytes
    applied: list[Finding]
    refused: list[Finding]


def repair(
    path: str, data: bytes, setting: Setting, wanted: Wanted, concluded: Sequence[Finding] = ()
) -> Repair:
    """Return a page after all wanted fixes; its other bytes stay as they are.

    ``concluded`` are findings in this page that linting it alone does not give; their fixes come
    first. A page that is not UTF-8 stays as it is, and one whose fixes never come to an end is
    returned after the last round.
    """
    applied: list[Finding] = []
    refused: dict[tuple[str, str, Route], Finding] = {}
    document = read_document(path, data, setting.flavor)
    if document.text.encode("utf-8", "surrogatepass") != data.removeprefix(_BOM):
        return Repair(data, [], [])
    if concluded:
        document = _apply_concluded(document, _wanted(concluded, wanted), applied, refused)
    for _ in range(_MOST_ROUNDS):
        candidates = [
            (finding, fix)
            for finding, fix in _candidates(document, setting, wanted)
            if (finding.rule, finding.message_id, finding.where.route) not in refused
        ]
        if not candidates:
            break
        together = choose([fix for _, fix in candidates])
        batch = [pair for pair in candidates if any(pair[1] is fix for fix in together)]
        after = _applied(document, batch)
        if after is None:
            # Together they do harm: try them one by one.
            for pair in batch:
                after = _applied(document, [pair])
                if after is None:
                    finding = pair[0]
                    key = (finding.rule, finding.message_id, finding.where.route)
                    refused[key] = finding
                else:
                    batch = [pair]
                    break
        if after is not None:
            document = after
            applied.extend(finding for finding, _ in batch)
    bom = _BOM if data.startswith(_BOM) else b""
    return Repair(bom + document.text.encode(), applied, list(refused.values()))


def _candidates(
    document: Document, setting: Setting, wanted: Wanted
) -> Iterator[tuple[Finding, Fix]]:
    return _wanted(lint_document(document, setting).findings, wanted)


def _wanted(findings: Sequence[Finding], wanted: Wanted) -> Iterator[tuple[Finding, Fix]]:
    for finding in findings:
        if finding.suppression is None:
            for fix in finding.fixes:
                if wanted(finding, fix):
                    yield finding, fix
                    break


def _apply_concluded(
    document: Document,
    candidates: Iterator[tuple[Finding, Fix]],
    applied: list[Finding],
    refused: dict[tuple[str, str, Route], Finding],
) -> Document:
    """Return the document after the fixes of which none does harm with those before it."""
    pairs = list(candidates)
    together = choose([fix for _, fix in pairs])
    batch = [pair for pair in pairs if any(pair[1] is fix for fix in together)]
    after = _applied(document, batch) if batch else document
    if after is None:
        accepted: list[tuple[Finding, Fix]] = []
        after = document
        for finding, fix in batch:
            # Each is tried on the text that its offsets belong to.
            tried = _applied(document, [*accepted, (finding, fix)])
            if tried is None:
                refused[finding.rule, finding.message_id, finding.where.route] = finding
            else:
                accepted.append((finding, fix))
                after = tried
        batch = accepted
    applied.extend(finding for finding, _ in batch)
    return after


def _applied(document: Document, batch: Sequence[tuple[Finding, Fix]]) -> Document | None:
    """Return the document after fixes, or None if they do harm."""
    text = apply(document.text, [edit for _, fix in batch for edit in fix.edits])
    if text == document.text:
        return None
    after = read_document(document.path, text.encode(), document.flavor)
    if after.text != text:
        return None
    if document.front_matter is None:
        return after  # nothing was known of its data
    if after.front_matter is None:
        return None
    routes = [finding.where.route for finding, _ in batch if finding.where.route]
    if all(_is_intended(each, routes) for each in differences(document.data, after.data)):
        return after
    return None


class Difference(NamedTuple):
    """A place in which two versions of front matter differ; a missing side is `MISSING`."""

    route: Route
    before: Any
    after: Any


def differences(before: Plain, after: Plain, route: Route = ()) -> Iterator[Difference]:
    """Yield the places in which two versions of front matter differ.

    Lists of different length differ as a whole.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        for key in {**before, **after}:
            yield from differences(
                before.get(key, MISSING),  # type: ignore[arg-type]
                after.get(key, MISSING),  # type: ignore[arg-type]
                (*route, key),
            )
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from differences(one, other, (*route, index))
    elif type(before) is not type(after) or before != after:
        yield Difference(route, before, after)


def _is_intended(difference: Difference, routes: Sequence[Route]) -> bool:
    """Return whether a difference is at, or below, a place that was to be fixed.

    A new key beside a fixed one is its new name; a list whose element was fixed may have become
    shorter or longer.
    """
    for route in routes:
        if difference.route[: len(route)] == route:
            return True
        if difference.route == route[:-1] and isinstance(route[-1], int):
            return True
        if difference.before is MISSING and difference.route[:-1] == route[:-1]:
            return True
    return False
