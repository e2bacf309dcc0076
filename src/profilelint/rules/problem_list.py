"""Problems of which one rule may add so many on one page; the rest are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from profilelint.model.finding import Problem

MOST_OF_A_RULE: Final = 1000
"""So many problems of one rule on one page are told one by one."""


class ProblemList(list["Problem"]):
    """A list that keeps, of each rule on each page, so many problems and one that stands for more.

    A hostile page can break a rule on each of its lines, and no reader goes through all of that.
    The path is empty where the problems are those of one page.
    """

    __slots__ = ("_appended", "_left_out")

    def __init__(self) -> None:
        super().__init__()
        self._appended: dict[tuple[str, str], int] = {}
        self._left_out: dict[str, dict[str, int]] = {}

    def append(self, problem: Problem) -> None:
        """Add a problem, or only count it."""
        kind = (problem.path, problem.rule)
        number = self._appended.get(kind, 0) + 1
        self._appended[kind] = number
        if number <= MOST_OF_A_RULE + 1:
            super().append(problem)
        if number > MOST_OF_A_RULE:
            self._left_out.setdefault(problem.path, {})[problem.rule] = number - MOST_OF_A_RULE

    def left_out(self, path: str = "") -> dict[str, int]:
        """Return, by rule, how many problems on a page go beyond what is told one by one."""
        return self._left_out.get(path, {})
