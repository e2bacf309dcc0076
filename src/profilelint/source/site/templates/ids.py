"""The ids in templates, which are places on the pages that they take part in."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.model.memo import Memo
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_MOST_FOLDERS = 6
_MOST_KEPT = 100
# What stands around each page: no text links to the ids in it.
_FRAME = pattern(r"nav|menu|sidebar|header|footer|head\b|analytics|breadcrumb", re.IGNORECASE)
# An id, as far as no tag writes it, with its quotation mark or what the tag begins with.
_ID = pattern(r"id(?<=[\s\"']id)\s{0,8}=\s{0,8}[\"']?([\w:.-]{0,200})([\"']|\{[{%])")
# What a template includes, and the layout that stands around it.
_NAMED = pattern(
    r"\{%-?\s{0,8}(?:include|include_cached|include_relative|render|extends|layout)\s{1,8}"
    r"[\"']?([\w./-]{1,200})"
    r"|\b(?:partial|partialCached|template)\s{1,8}[\"`]([\w./-]{1,200})"
    r"|^layout:[ \t]{0,8}[\"']?([\w./-]{1,200})",
    re.MULTILINE,
)


class Ids:
    """The ids in templates, and which templates take part in a page.

    ``written`` are those that stand there as they are.
    """

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self.written: set[str] = set()
        self._texts = dict(texts)
        self._known: Memo[frozenset[str], frozenset[str]] = Memo(_MOST_KEPT)
        self._beginnings: dict[str, set[str]] = {}
        self._any_beginning: set[str] = set()
        for path, text in self._texts.items():
            made = self._beginnings[path] = set()
            for beginning, end in _ID.findall(text):
                if end[0] == "{":
                    made.add(beginning)
                elif beginning:
                    self.written.add(beginning)
            if made and _FRAME.search(path.rpartition("/")[2]) is not None:
                made.clear()
            self._any_beginning |= made

    @property
    def paths(self) -> Collection[str]:
        """Return the paths of all templates."""
        return self._texts.keys()

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """Return the templates by each name that they can be called by."""
        found: dict[str, list[str]] = {}
        for path in self._texts:
            for name in _names_of(path):
                found.setdefault(name, []).append(path)
        return found

    def named(self, name: str) -> Sequence[str]:
        """Return the templates that a name means, with or without folders and ending."""
        return self._by_name.get(name.strip("./"), ())

    def may_be_made(self, name: str) -> bool:
        """Return whether any template may make an id of a name."""
        return any(map(name.startswith, self._any_beginning))

    def may_be_made_by(self, makers: Iterable[str], name: str) -> bool:
        """Return whether some templates, or those that they include, may make an id of a name."""
        return any(map(name.startswith, self._made_by(frozenset(makers))))

    def _made_by(self, makers: frozenset[str]) -> frozenset[str]:
        """Return how the ids begin that some templates, and those that they include, make."""
        known = self._known.get(makers)
        return known if known is not None else self._known.keep(makers, self._collect(makers))

    def _collect(self, makers: frozenset[str]) -> frozenset[str]:
        waiting = [*makers]
        seen = {*waiting}
        asked: set[str] = set()
        while waiting:
            path = waiting.pop()
            names = {next(filter(None, groups)) for groups in _NAMED.findall(self._texts[path])}
            for called in names - asked:
                asked.add(called)
                more = {*self.named(called)} - seen
                seen |= more
                waiting += more
        return frozenset().union(*(self._beginnings[path] for path in seen))


def _names_of(path: str) -> set[str]:
    """Return what a template can be called by: the ends of its path, with and without endings."""
    folder, _, name = path.rpartition("/")
    ends = {name, name.partition(".")[0], name.rpartition(".")[0]} - {""}
    names = {*ends}
    for _ in range(_MOST_FOLDERS):
        if not folder:
            break
        folder, _, last = folder.rpartition("/")
        ends = {f"{last}/{end}" for end in ends}
        names |= ends
    return names
