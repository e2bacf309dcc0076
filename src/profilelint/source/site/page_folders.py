"""Folders of pages that belong together, as globs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

VENDORED = frozenset(("node_modules", "third-party", "third_party", "vendor"))
"""Names of folders with copies of what others made."""

_NO_PAGES = VENDORED | {"_site", "public", "dist", "_includes", "_layouts"}
_SIGNS = pattern(r"[*?\[]")
_DATE = pattern(r"[0-9]{1,4}(?:[-_][0-9]{1,2}){0,2}")
# TOML cannot write bytes that are not UTF-8, and control characters are hard to read.
UNWRITABLE = pattern("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Characters that a path cannot have in the configuration."""


class PageFolder(NamedTuple):
    """Pages that belong together: those whose paths match ``path``, ``below`` and an ending.

    ``path`` and ``exclude`` are globs relative to the site's folder.
    """

    name: str
    path: str
    exclude: tuple[str, ...] = ()
    below: str = "**/*"


def is_date(name: str) -> bool:
    """Return whether the name of a folder is a year or a month, which makes no kind of page."""
    return _DATE.fullmatch(name) is not None


def top_folders(pages: Sequence[str]) -> list[PageFolder]:
    """Return a kind for each folder below the folder that holds all pages."""
    kept = [path for path in pages if _NO_PAGES.isdisjoint(path.split("/")[:-1])]
    parents = [path.rpartition("/")[0] for path in kept if "/" in path]
    base = ""
    if parents and len(parents) == len(kept):
        # The pages of one folder are a kind, not each a kind of its own.
        common = os.path.commonpath(parents).replace(os.sep, "/")
        base = f"{common}/" if common else ""
    first = sorted(
        {path[len(base) :].partition("/")[0] for path in kept if "/" in path[len(base) :]}
    )
    named = [each for each in first if not is_date(each)]
    folders = [PageFolder(each, literal(f"{base}{each}/")) for each in named]
    own = base.rstrip("/").rpartition("/")[2] or "pages"
    # All that is left, unless it is no page.
    below = "*" if len(named) == len(first) and (first or not base) else "**/*"
    left = tuple(f"**/{each}/**" for each in sorted(_NO_PAGES)) if below != "*" and not base else ()
    folders.append(PageFolder(own, literal(base) or "/", left, below))
    return folders


def literal(path: str) -> str:
    """Return the glob of one path; ``?`` stands for characters that TOML cannot write."""
    return UNWRITABLE.sub("?", _SIGNS.sub(lambda sign: f"[{sign[0]}]", path))
