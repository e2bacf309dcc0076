"""The difference of two texts, as it is shown: hunks of lines with three around."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any, Final

from profilelint.model.text import LineIndex

_AROUND: Final = 3
_MOST_LINES: Final = 20_000


def difference(old: str, new: str) -> dict[str, Any]:
    """Return the lines that differ, in groups; a change of line ends alone is none.

    Lines count from 1. Of very long texts, all between the first and the last difference is one
    change.
    """
    before, after = _lines(old), _lines(new)
    hunks = []
    for group in _groups(before, after):
        lines: list[dict[str, Any]] = []
        for kind, first, last, start, end in group:
            if kind == "equal":
                lines += (
                    _line("same", at, start + at - first, before[at]) for at in range(first, last)
                )
                continue
            lines += (_line("removed", at, None, before[at]) for at in range(first, last))
            lines += (_line("added", None, at, after[at]) for at in range(start, end))
        hunks.append({"lines": lines})
    return {"hunks": hunks}


def _groups(before: list[str], after: list[str]) -> list[list[tuple[str, int, int, int, int]]]:
    """Return the operations that make the one of the other, with lines around them, in groups."""
    front = 0
    shorter = min(len(before), len(after))
    while front < shorter and before[front] == after[front]:
        front += 1
    back = 0
    while back < shorter - front and before[-1 - back] == after[-1 - back]:
        back += 1
    if front == len(before) == len(after):
        return []
    lead, trail = min(front, _AROUND), min(back, _AROUND)
    first = front - lead
    old = before[first : len(before) - back + trail]
    new = after[first : len(after) - back + trail]
    if len(old) + len(new) > _MOST_LINES:
        group = [
            ("equal", 0, lead, 0, lead),
            ("replace", lead, len(old) - trail, lead, len(new) - trail),
            ("equal", len(old) - trail, len(old), len(new) - trail, len(new)),
        ]
        groups = [group]
    else:
        matcher = SequenceMatcher(None, old, new)
        groups = [list(group) for group in matcher.get_grouped_opcodes(_AROUND)]
    return [[(kind, *(at + first for at in places)) for kind, *places in each] for each in groups]  # type: ignore[misc]


def _line(kind: str, old: int | None, new: int | None, text: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "old": old + 1 if old is not None else None,
        "new": new + 1 if new is not None else None,
        "text": text,
    }


def _lines(text: str) -> list[str]:
    """Return the lines of a text without their ends; the empty one after the last end is none."""
    index = LineIndex(text)
    lines = [text[slice(*index.line_span(number))] for number in range(1, index.count + 1)]
    return lines[:-1] if lines and not lines[-1] else lines
