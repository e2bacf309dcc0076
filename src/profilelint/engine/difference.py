"""The difference between two texts, line by line, as it is shown to people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from profilelint.engine.changes import inserted_lines
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind: TypeAlias = Literal["same", "removed", "added"]

_AROUND: Final = 3
"""Lines that stay the same and are shown before and after those that change."""

_LINE = pattern(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


class Line(NamedTuple):
    """A line of one text or of both, without its end.

    ``old`` and ``new`` are its one-based numbers in the texts; None where it is not in one.
    """

    kind: Kind
    old: int | None
    new: int | None
    text: str


def difference(before: str, after: str) -> dict[str, Any]:
    """Return what changes from one text to another as JSON: ``hunks``, each with its ``lines``.

    A line ends at LF, CRLF or CR, and is another one if its end is. A line of a hunk is a `Line`.
    The work grows with the length of the texts: where they are very different, all between the
    first and the last difference is removed and added.
    """
    lines = _compared(_LINE.findall(before), _LINE.findall(after))
    return {"hunks": [{"lines": [line._asdict() for line in hunk]} for hunk in _hunks(lines)]}


def _compared(old: Sequence[str], new: Sequence[str]) -> list[Line]:
    shorter = min(len(old), len(new))
    start = end = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    lines = [_same(number, number, old) for number in range(start)]
    lines += _between(old, new, start, end)
    moved = len(new) - len(old)
    lines += [_same(number, number + moved, old) for number in range(len(old) - end, len(old))]
    return lines


def _same(old: int, new: int, lines: Sequence[str]) -> Line:
    return Line("same", old + 1, new + 1, lines[old].rstrip("\r\n"))


def _between(old: Sequence[str], new: Sequence[str], start: int, end: int) -> Iterator[Line]:
    """Yield the lines between the beginning and the end that the texts have in common."""
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    inserted = inserted_lines(before, after) if before and after else None
    added = set(range(len(after)) if inserted is None else inserted)
    left, right = start, start
    for number, line in enumerate(after):
        if number in added:
            continue
        # The lines that stay are among the old ones in the same order.
        while old[left] != line:
            yield _removed(left, old)
            left += 1
        while right < start + number:
            yield _added(right, new)
            right += 1
        yield _same(left, right, old)
        left, right = left + 1, right + 1
    yield from (_removed(number, old) for number in range(left, len(old) - end))
    yield from (_added(number, new) for number in range(right, len(new) - end))


def _removed(number: int, old: Sequence[str]) -> Line:
    return Line("removed", number + 1, None, old[number].rstrip("\r\n"))


def _added(number: int, new: Sequence[str]) -> Line:
    return Line("added", None, number + 1, new[number].rstrip("\r\n"))


def _hunks(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Yield the lines that change in groups, with those around them."""
    first = last = -1
    for number, line in enumerate(lines):
        if line.kind == "same":
            continue
        if first >= 0 and number - last > 2 * _AROUND + 1:
            yield lines[first : last + _AROUND + 1]
            first = -1
        if first < 0:
            first = max(0, number - _AROUND)
        last = number
    if first >= 0:
        yield lines[first : last + _AROUND + 1]
