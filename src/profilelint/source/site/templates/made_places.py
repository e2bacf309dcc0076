"""Places on pages that templates name by what is known only when the site is built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_FOLDERS = 6
# What stands around each page: no text links to the ids in it.
_FRAME = pattern(r"nav|menu|sidebar|header|footer|head\b|analytics|breadcrumb", re.IGNORECASE)
# An id that a tag writes, with what stands before the tag.
_MADE = pattern(r"[\s\"']id\s{0,8}=\s{0,8}[\"']?([\w:.-]{0,100})\{[{%]")
# What a template includes, and the layout that stands around it.
_NAMED = pattern(
    r"\{%-?\s{0,8}(?:include|include_cached|include_relative|render|extends|layout)\s{1,8}"
    r"[\"']?([\w./-]{1,200})"
    r"|\b(?:partial|partialCached|template)\s{1,8}[\"`]([\w./-]{1,200})"
    r"|^layout:[ \t]{0,8}[\"']?([\w./-]{1,200})",
    re.MULTILINE,
)


class MadePlaces:
    """The ids that templates make, and which templates take part in a page.

    ``paths`` are those of all templates.
    """

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self.paths: list[str] = []
        self._beginnings: dict[str, tuple[str, ...]] = {}
        self._named: dict[str, frozenset[str]] = {}
        self._by_name: dict[str, list[str]] = {}
        for path, text in texts:
            self.paths.append(path)
            is_frame = _FRAME.search(path.rpartition("/")[2]) is not None
            self._beginnings[path] = () if is_frame else tuple({*_MADE.findall(text)})
            names = {next(filter(None, found)) for found in _NAMED.findall(text)}
            self._named[path] = frozenset(name.strip("./") for name in names)
            for name in _names_of(path):
                self._by_name.setdefault(name, []).append(path)

    def named(self, name: str) -> Sequence[str]:
        """Return the templates that a name means, with or without folders and ending."""
        return self._by_name.get(name.strip("./"), ())

    def may_be(self, place: str, makers: Iterable[str]) -> bool:
        """Return whether some templates, or those that they include, may make a place."""
        waiting = [*makers]
        seen = {*waiting}
        asked: set[str] = set()
        while waiting:
            path = waiting.pop()
            if any(map(place.startswith, self._beginnings.get(path, ()))):
                return True
            for name in self._named.get(path, frozenset()) - asked:
                asked.add(name)
                more = {*self.named(name)} - seen
                seen |= more
                waiting += more
        return False


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
