"""What finders find in front matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from profilelint.model.finding import Problem, Route
from profilelint.rules.api import Context
from profilelint.source.read import read_text


class Found(NamedTuple):
    """A problem: where, which, the text that it covers, and the block after its first fix."""

    route: Route
    message_id: str
    covered: str
    fixed: str


def problems(text: str, find: Callable[[Context], Iterable[Problem]]) -> list[Found]:
    """Return what a finder finds on a page."""
    context = Context(read_text("a.md", text), today="2026-01-31")
    return [
        Found(each.route, each.message_id, text[slice(*each.span)], _fixed(text, each))
        for each in find(context)
    ]


def _fixed(text: str, problem: Problem) -> str:
    """Return what the problem's fix makes of the lines between the fences."""
    for edit in sorted(problem.fixes[0].edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text.partition("---")[2].partition("---")[0].strip()
