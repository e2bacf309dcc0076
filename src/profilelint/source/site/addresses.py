"""Addresses of pages, and the paths in the tree that they may lead to.

Paths are relative to the root of the run and use ``/``; the root itself is the empty path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

PAGES: Final = (".md", ".markdown", ".mdx", ".qmd", ".Rmd")
"""Endings of the files in Markdown that pages are made from."""

INDEXES: Final = frozenset(("index", "index.html", "index.htm", "index.md", "index.markdown"))
"""Names of pages that an address leaves out."""

READ_FOR_ADDRESSES: Final = (
    *(".html", ".htm"),
    *("_redirects", ".redirects", ".redir", "netlify.toml"),
    *("Gemfile", ".rb"),
)
"""Endings of files besides sources that are read to know where a site has pages."""

ADDRESS_KEYS: Final = frozenset(("path", "permalink", "url", "slug", "redirect_from", "aliases"))
"""Keys of front matter that say where a page is published, in one generator or another."""

_NOT_SLUG = pattern(r"[\W_]+")
_DATE = pattern(r"\d{4}-\d{1,2}-\d{1,2}-")
_LONGEST = 2000


def decode_path(path: str) -> list[str] | None:
    """Return the decoded segments of an address's path; None for one that is read in many ways.

    ``%2f`` and backslashes separate for some programs and not for others.
    """
    if len(path) > _LONGEST or "\\" in path or not path.isprintable():
        return None
    if "%" not in path:
        return [name for name in path.split("/") if name not in {"", "."}]
    from urllib.parse import unquote

    segments = []
    for segment in path.split("/"):
        try:
            name = unquote(segment, errors="strict")
        except UnicodeDecodeError:
            return None
        if "/" in name or "\\" in name or not name.isprintable():
            return None
        if name not in {"", "."}:
            segments.append(name)
    return segments


def address_key(path: str) -> str:
    """Return what the ways to write a page's address have in common.

    ``/about``, ``/about/``, ``/about.html`` and ``/about/index.html`` lead to one page.
    """
    segments = [segment for segment in path.split("/") if segment]
    if segments and segments[-1] in INDEXES:
        segments.pop()
    if segments:
        segments[-1] = segments[-1].removesuffix(".html").removesuffix(".htm")
    return "/".join(segments)


def slug_of(name: str) -> str:
    """Return the slug of a file name or of an address's segment, without ending and date.

    Letters are in lower case, and what is between letters and digits is one hyphen, so that names
    compare equal however a generator spells them.
    """
    stem, dot, ending = name.rpartition(".")
    return slug_of_stem(stem if dot and ending.isalnum() and stem else name)


def slug_of_stem(stem: str) -> str:
    """Return the slug of a name that has no ending, whatever stands behind a dot."""
    return _NOT_SLUG.sub("-", _DATE.sub("", stem, count=1).lower()).strip("-")


def split_path(path: str) -> list[str]:
    """Return the segments of a path."""
    return path.split("/") if path else []


def join_path(folder: str, name: str) -> str:
    """Return the path of what has a name, or a relative path, in a folder."""
    return f"{folder}/{name}" if folder else name


def join_segments(folder: str, names: Iterable[str]) -> str:
    """Return the path that several segments lead to from a folder."""
    return "/".join((*split_path(folder), *names))


def resolve_all(folders: list[str], segments: list[str]) -> list[str | None]:
    """Return the path that segments lead to from each folder; None if they leave the root."""
    if ".." in segments:
        return [_resolve(folder, segments) for folder in folders]
    path = "/".join(segments)
    if not path:
        return [*folders]
    return [f"{folder}/{path}" if folder else path for folder in folders]


def _resolve(folder: str, segments: list[str]) -> str | None:
    path = split_path(folder)
    for segment in segments:
        if segment != "..":
            path.append(segment)
        elif path:
            path.pop()
        else:
            return None
    return "/".join(path)


def fold_path(path: str) -> str:
    """Return what paths have in common that differ in capital letters or composition alone."""
    return path.lower() if path.isascii() else normalize("NFC", path).casefold()


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return the folders that paths lie in, the folders above them, and the root."""
    folders = {""}
    for folder in {path.rpartition("/")[0] for path in paths}:
        above = folder
        while above not in folders:
            folders.add(above)
            above = above.rpartition("/")[0]
    return folders
