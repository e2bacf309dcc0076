"""Which files Jekyll reads: ``include`` and ``exclude`` of its configuration, and its own rules.

It is Jekyll's ``EntryFilter``: a pattern names what it begins, and its stars span folders. Names
that begin with a dot, ``_``, ``#`` or ``~`` are left out, but for the folders of collections
(https://jekyllrb.com/docs/configuration/options/).
"""

from __future__ import annotations

import re
from fnmatch import translate
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ALWAYS: Final = (
    *(".sass-cache/", ".jekyll-cache/", "gemfiles/", "Gemfile", "Gemfile.lock", "node_modules/"),
    *("vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/"),
)
_SPECIAL = (".", "_", "#", "~")
_SIGNS = frozenset("*?[")
_MOST = 1000


class EntryFilter:
    """The files that Jekyll reads, by paths relative to its source."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._include = _patterns(settings.get("include"))
        self._exclude = [
            each
            for each in _patterns(settings.get("exclude"), _ALWAYS)
            if each not in self._include
        ]

    def excludes(self, path: str) -> bool:
        """Return whether ``exclude`` keeps a file, or a folder above it, out of the site."""
        return any(
            self._names(self._exclude, each) and not self._includes(each) for each in _entries(path)
        )

    def is_special(self, path: str) -> bool:
        """Return whether the name of a file, or of a folder above it, keeps it out of the site."""
        return any(
            (each.rpartition("/")[2].startswith(_SPECIAL) or each.endswith("~"))
            and not self._includes(each)
            for each in _entries(path)
        )

    def collects(self, path: str) -> bool:
        """Return whether a file in the folder of a collection is in it; the path is from there.

        The names of folders inside do not matter, but that of the first does.
        """
        first, last = path.partition("/")[0], path.rpartition("/")[2]
        is_special = any(name.startswith(_SPECIAL) for name in (first, last)) or last.endswith("~")
        return not is_special or self._includes(path)

    def _includes(self, entry: str) -> bool:
        return bool(self._include) and (
            self._names(self._include, entry)
            or self._names(self._include, entry.rpartition("/")[2])
        )

    @staticmethod
    def _names(patterns: list[str], entry: str) -> bool:
        return any(
            entry.startswith(each)
            or each == f"{entry}/"
            or (not _SIGNS.isdisjoint(each) and _matcher(each)(entry))
            for each in patterns
        )


@lru_cache(maxsize=1024)
def _matcher(pattern: str) -> Callable[[str], Any]:
    """Return what matches a pattern as ``File.fnmatch?`` does without flags."""
    return re.compile(translate(pattern)).match


def _entries(path: str) -> list[str]:
    """Return a path and those of the folders above it, from the top."""
    steps = path.split("/")
    return ["/".join(steps[: number + 1]) for number in range(len(steps))]


def _patterns(value: Any, default: tuple[str, ...] = ()) -> list[str]:
    given = value[:_MOST] if isinstance(value, list) else [value]
    patterns = [
        each.removeprefix("./").removeprefix("/") for each in given if isinstance(each, str)
    ]
    return [each for each in (*patterns, *default) if each]
