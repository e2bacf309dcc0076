"""Applies fixes to a page until none is left, but none that changes more than it declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from profilelint.engine.edits import Trials, choose
from profilelint.engine.guard import Declared, Guard
from profilelint.engine.lint import lint_document
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.read import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from profilelint.engine.lint import Setting
    from profilelint.model.document import Document
    from profilelint.model.finding import Finding, Fix
    from profilelint.rules.registry import Registry

    Wanted = Callable[[Finding, Fix], bool]
    Pair: TypeAlias = tuple[Finding, Fix]

_MOST_ROUNDS: Final = 50
_BOM: Final = b"\xef\xbb\xbf"

Place: TypeAlias = "tuple[str, str, int]"
"""What a refused fix is known by: rule, message and the offset of its first edit."""


class Repair(NamedTuple):
    """A page after its fixes.

    ``applied`` are the findings whose fix was applied. ``refused`` are those whose fix would have
    changed more than it declares, by where that fix would begin in the page as it is now.
    ``untried`` is how many were not tried, because there are too many fixes.
    """

    data: bytes
    applied: list[Finding]
    refused: dict[Place, Finding]
    untried: int = 0


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
    page = RepairedPage(document, setting.rules.registry)
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
    return Repair(bom + page.document.text.encode(), page.applied, page.refused, page.untried)


def place_of(finding: Finding, fix: Fix) -> Place:
    """Return what a fix is known by on a page as long as its text stays as it is."""
    start = min((edit.span.start for edit in fix.edits), default=0)
    return finding.rule, finding.message_id, start


def changes_of(registry: Registry, rule: str) -> tuple[str, ...]:
    """Return what the fixes of a rule declare to change."""
    return registry[rule].load().changes if rule in registry else ()


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


class RepairedPage:
    """A page that is being repaired: as it is now, and what became of the fixes so far."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self.document = document
        self.applied: list[Finding] = []
        self.refused: dict[Place, Finding] = {}
        self.untried = 0
        self._registry = registry
        self._trials: Trials | None = None

    def apply(self, candidates: Iterable[Pair]) -> bool:
        """Apply those fixes that go together and do no harm; return whether there is one."""
        pairs = list(candidates)
        together = {id(fix) for fix in choose([fix for _, fix in pairs])}
        batch = [pair for pair in pairs if id(pair[1]) in together]
        guard = Guard(self.document)
        if self._trials is None:
            self._trials = Trials(len(self.document.text), len(batch))

        def succeed(some: Sequence[Pair]) -> bool:
            after = guard.apply([self._declare(*pair) for pair in some])
            self.document = after or self.document
            return after is not None

        accepted, refused, untried = self._trials.sift(batch, succeed)
        self._note(accepted, refused)
        self.untried = len(untried)
        return bool(accepted)

    def _declare(self, finding: Finding, fix: Fix) -> Declared:
        return Declared(fix, finding.where.route, changes_of(self._registry, finding.rule))

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
