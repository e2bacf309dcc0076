"""Places of an earlier state of a text, found again after an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.model.finding import Problem


def moved(problems: Iterable[Problem], before: str, after: str) -> Iterator[Problem]:
    """Yield problems with one state of a text at their places in a later one.

    Those that the edit between the two touched are left out. What else a problem holds that depends
    on places, its fixes and the related places of its page, is left out too.
    """
    start = _same_at_start(before, after)
    end = len(before) - _same_at_end(before, after, start)
    grown = len(after) - len(before)
    for problem in problems:
        span = problem.span
        if span.end > start:
            if span.start < end:
                continue
            span = Span(span.start + grown, span.end + grown)
        elsewhere = [each for each in problem.related if each.where.path not in ("", problem.path)]
        yield problem._replace(span=span, fixes=(), related=tuple(elsewhere))


def _same_at_start(before: str, after: str) -> int:
    """Return how many characters two texts have in common at their start."""
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        if before[low:middle] == after[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_at_end(before: str, after: str, start: int) -> int:
    """Return how many characters two texts have in common at their end, behind a common start."""
    low, high = 0, min(len(before), len(after)) - start
    while low < high:
        middle = (low + high + 1) // 2
        size = len(before), len(after)
        if before[size[0] - middle : size[0] - low] == after[size[1] - middle : size[1] - low]:
            low = middle
        else:
            high = middle - 1
    return low
