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
    ``appended`` counts what was appended, by path and rule; the path is empty where the problems
    are those of one page.
    """

    __slots__ = ("appended",)

    def __init__(self) -> None:
        super().__init__()
        self.appended: dict[tuple[str, str], int] = {}

    def append(self, problem: Problem) -> None:
        """Add a problem, or only count it."""
        kind = (problem.path, problem.rule)
        number = self.appended.get(kind, 0) + 1
        self.appended[kind] = number
        if number <= MOST_OF_A_RULE + 1:
            super().append(problem)

    def left_out(self, path: str = "") -> dict[str, int]:
        """Return, by rule, how many problems on a page go beyond what is told one by one."""
        return {
            rule: number - MOST_OF_A_RULE
            for (of, rule), number in self.appended.items()
            if of == path and number > MOST_OF_A_RULE
        }
