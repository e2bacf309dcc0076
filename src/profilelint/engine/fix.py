"""Applies fixes to a page until none is left, but none that changes more than it declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from profilelint.engine.edits import choose
from profilelint.engine.guard import Declared, Guard
from profilelint.engine.lint import lint_document
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.read import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from profilelint.engine.lint import Setting
    from profilelint.model.document import Document
    from profilelint.model.finding import Finding, Fix

    Wanted = Callable[[Finding, Fix], bool]
    Pair: TypeAlias = tuple[Finding, Fix]

_MOST_ROUNDS: Final = 50
# Each reading costs as much as the page is long, and each refused fix some readings.
_MOST_READINGS: Final = 200
_BOM: Final = b"\xef\xbb\xbf"

Place: TypeAlias = "tuple[str, str, int]"
"""What a refused fix is known by: rule, message and the offset of its first edit."""


class Repair(NamedTuple):
    """A page after its fixes.

    ``applied`` are the findings whose fix was applied. ``refused`` are those whose fix would have
    changed more than it declares, by where that fix would begin in the page as it is now.
    """

    data: bytes
    applied: list[Finding]
    refused: dict[Place, Finding]


def repair(
    path: str, data: bytes, setting: Setting, wanted: Wanted, concluded: Sequence[Finding] = ()
) -> Repair:
    """Return a page after all wanted fixes; its other bytes stay as they are.

    ``concluded`` are findings in this page that linting it alone does not give; their fixes come
    first. A page that is not UTF-8 stays as it is, and one whose fixes never come to an end is
    returned after the last round.
    """
    document = read_document(path, data, setting.flavor)
    if document.text.encode("utf-8", "surrogatepass") != data.removeprefix(_BOM):
        return Repair(data, [], {})
    page = _Page(document, setting)
    if concluded:
        page.apply(_wanted(concluded, wanted))
    for _ in range(_MOST_ROUNDS):
        findings = lint_document(page.document, setting).findings
        candidates = [
            pair for pair in _wanted(findings, wanted) if place_of(*pair) not in page.refused
        ]
        if not candidates or not page.apply(candidates):
            break
    bom = _BOM if data.startswith(_BOM) else b""
    return Repair(bom + page.document.text.encode(), page.applied, page.refused)


def place_of(finding: Finding, fix: Fix) -> Place:
    """Return what a fix is known by on a page as long as its text stays as it is."""
    start = min((edit.span.start for edit in fix.edits), default=0)
    return finding.rule, finding.message_id, start


def without_refused(findings: Iterable[Finding], refused: Collection[Place]) -> list[Finding]:
    """Return a page's findings without the fixes that were refused: those are no offers."""
    return [
        finding._replace(
            fixes=tuple(fix for fix in finding.fixes if place_of(finding, fix) not in refused)
        )
        for finding in findings
    ]


def _wanted(findings: Sequence[Finding], wanted: Wanted) -> Iterator[Pair]:
    for finding in findings:
        if finding.suppression is None:
            for fix in finding.fixes:
                if wanted(finding, fix):
                    yield finding, fix
                    break


class _Page:
    """A page that is being repaired, and what became of the fixes so far."""

    def __init__(self, document: Document, setting: Setting) -> None:
        self.document = document
        self.applied: list[Finding] = []
        self.refused: dict[Place, Finding] = {}
        self._rules = setting.rules
        self._readings = 0

    def apply(self, candidates: Iterable[Pair]) -> bool:
        """Apply those fixes that go together and do no harm; return whether there is one."""
        pairs = list(candidates)
        together = {id(fix) for fix in choose([fix for _, fix in pairs])}
        batch = [pair for pair in pairs if id(pair[1]) in together]
        guard = Guard(self.document)
        guard.readings = self._readings
        accepted: list[Pair] = []
        refused: list[Pair] = []
        # Halves of what is refused are tried again, each with all that was accepted before.
        waiting = [batch] if batch else []
        while waiting:
            part = waiting.pop()
            after = None
            if guard.readings < _MOST_READINGS:
                after = guard.apply([self._declare(*pair) for pair in (*accepted, *part)])
            if after is not None:
                accepted += part
                self.document = after
            elif len(part) > 1 and guard.readings < _MOST_READINGS:
                middle = len(part) // 2
                waiting += [part[middle:], part[:middle]]
            else:
                refused += part
        self._readings = guard.readings
        self._note(accepted, refused)
        return bool(accepted)

    def _declare(self, finding: Finding, fix: Fix) -> Declared:
        known = finding.rule in self._rules
        changes = self._rules.rule(finding.rule).changes if known else ()
        return Declared(fix, finding.where.route, changes)

    def _note(self, accepted: Sequence[Pair], refused: Sequence[Pair]) -> None:
        """Note what became of fixes; refused ones are known by their place in the new text."""
        self.applied += [finding for finding, _ in accepted]
        edits = sorted((edit for _, fix in accepted for edit in fix.edits), key=lambda e: e.span)
        places = {**self.refused, **{place_of(*pair): pair[0] for pair in refused}}
        moved: dict[Place, Finding] = {}
        index = distance = 0
        for place in sorted(places, key=lambda place: place[2]):
            rule, message_id, start = place
            while index < len(edits) and edits[index].span.end <= start:
                edit = edits[index]
                distance += len(edit.text) - (edit.span.end - edit.span.start)
                index += 1
            moved[rule, message_id, start + distance] = places[place]
        self.refused = moved
