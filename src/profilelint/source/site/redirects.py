"""The redirects that a site's host is told of: addresses without a page that lead to one.

Read are the files of Netlify and Cloudflare Pages (https://docs.netlify.com/routing/redirects/)
and those of Vercel.
Where another file may hold redirects, no address is known to lead nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from profilelint.model.pattern import pattern
from profilelint.source.site.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from profilelint.source.files.tree import Tree

_TEXTS = ("_redirects", ".redirects", ".redir")
_PAGES = (".html", ".md", ".markdown", ".mdx")
_OTHERS: Final = frozenset(
    (
        *("now.json", "firebase.json", "staticwebapp.config.json", "serve.json"),
        *(".htaccess", "nginx.conf", "web.config", "_worker.js", "Caddyfile", "amplify.yml"),
    )
)
_MOST_LINES = 20_000
_MOST_PATTERNS = 1000
_TAG = pattern(r"\{\{.*")


class Redirects:
    """The redirects that the files of a tree tell of."""

    def __init__(self, tree: Tree, files: Iterable[str]) -> None:
        self._exact: set[str] = set()
        self._patterns: list[list[str]] = []
        self._are_known = True
        for path in files:
            name = path.rpartition("/")[2]
            if name == "netlify.toml" or name.endswith(_TEXTS):
                for source in _sources(tree, path):
                    self._note(source)
            elif name == "vercel.json":
                sources = _vercel(read_settings(tree, path))
                self._are_known &= sources is not None
                for source in sources or ():
                    self._note(source)
            elif name in _OTHERS or ("redirect" in name.lower() and not name.endswith(_PAGES)):
                self._are_known = False
        # Each address is held against all patterns.
        self._are_known &= len(self._patterns) <= _MOST_PATTERNS

    def _note(self, source: str) -> None:
        segments = _segments(source)
        if any(segment[0] in ":*" for segment in segments):
            self._patterns.append(segments)
        else:
            self._exact.add("/".join(segments))

    def lead_from(self, address: str) -> bool:
        """Return whether an address is redirected, or may be."""
        if not self._are_known:
            return True
        segments = _segments(address)
        return "/".join(segments) in self._exact or any(
            _matches(each, segments) for each in self._patterns
        )


def _segments(path: str) -> list[str]:
    """Return the segments of a path in lower case."""
    return [segment for segment in path.lower().split("/") if segment]


def _matches(source: list[str], segments: list[str]) -> bool:
    for number, segment in enumerate(source):
        if segment.startswith("*"):
            rest = source[number + 1 :]
            return segments[len(segments) - len(rest) :] == rest
        if number >= len(segments):
            return False
        if segment[0] != ":" and segment != segments[number]:
            return False
    return len(source) == len(segments)


def _sources(tree: Tree, path: str) -> Iterator[str]:
    """Yield the paths that a file redirects."""
    if path.endswith(".toml"):
        entries = read_settings(tree, path).get("redirects")
        for entry in entries if isinstance(entries, list) else ():
            source = entry.get("from") if isinstance(entry, dict) else None
            if isinstance(source, str) and entry.get("status") not in (404, 410):
                yield from _path_of(source)
        return
    for line in (tree.text(path) or "").splitlines()[:_MOST_LINES]:
        source, *rest = line.split() or ("#",)
        # A template of Hugo makes the file: what begins with its tags may be any segment.
        source = _TAG.sub(":x", source)
        if source.startswith(("/", "http")) and not {"404", "410", "404!"} & set(rest):
            yield from _path_of(source)


def _vercel(settings: Mapping[str, Any]) -> list[str] | None:
    """Return the paths that the settings of Vercel redirect or rewrite; None if any may be.

    Expressions in parentheses stand for any text
    (https://vercel.com/docs/project-configuration#redirects).
    """
    entries: list[Any] = []
    for key in ("redirects", "rewrites"):
        given = settings.get(key, [])
        entries += given if isinstance(given, list) else [None]
    sources = []
    for entry in entries:
        source = entry.get("source") if isinstance(entry, dict) else None
        if not isinstance(source, str):
            return None
        segments = source.split("/")
        if any(segment.count("(") != segment.count(")") for segment in segments):
            return None
        sources.append("/".join(map(_vercel_segment, segments)))
    known = settings and settings.keys().isdisjoint(("routes", "builds", "functions"))
    return sources if known else None


def _vercel_segment(segment: str) -> str:
    if segment[-1:] in {"*", "+", "?"} or ("(" in segment and "*" in segment):
        return "*"
    return ":x" if ":" in segment or "(" in segment else segment


def _path_of(source: str) -> Iterator[str]:
    """Yield the path of a source; one of another host alone is all of that host."""
    if "://" not in source:
        yield source
        return
    path = source.partition("://")[2].partition("/")[2]
    if path.strip("*"):
        yield path
