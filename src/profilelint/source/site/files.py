"""Whether the local target of a link is among the files of the tree, told from their names alone.

Jekyll and Hugo are understood as far as they put files and pages where their names say. Whatever
depends on more than that, such as a theme's or a plugin's pages, is not judged.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias
from unicodedata import normalize
from urllib.parse import unquote

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.site.permalinks import INDEXES, address_key, read_collections, slug_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from profilelint.source.site.permalinks import Collection

Verdict: TypeAlias = Literal["found", "missing", "case", "outside", "unknown"]
"""``case``: there is a file whose name differs only in capital letters. ``outside``: the path
leads out of the tree. ``unknown``: what the site makes of it cannot be told from file names."""

ASSETS: Final = frozenset(
    (
        *("apng", "avif", "bmp", "gif", "ico", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"),
        *("aac", "flac", "m4a", "mov", "mp3", "mp4", "mpeg", "oga", "ogg", "ogv", "wav", "webm"),
        *("doc", "docx", "epub", "odp", "ods", "odt", "pdf", "ppt", "pptx", "rtf", "xls", "xlsx"),
        *("7z", "gz", "kml", "kmz", "zip"),
    )
)
"""Endings of files that sites copy as they are and seldom make."""

SOURCES: Final = (".md", ".markdown", ".mdx")
"""Endings of files that pages are made from."""

_PAGES = ("", *SOURCES, ".html", ".htm")
_ENDINGS = _PAGES[1:]
_INDEXES = (
    "index.md",
    "index.markdown",
    "index.html",
    "_index.md",
    "_index.html",
    "index.mdx",
    "README.md",
    "readme.md",
)
_JEKYLL = frozenset(("_config.yml", "_config.yaml", "_config.toml"))
_HUGO = frozenset(("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"))
_HUGO_OLD = frozenset(("config.toml", "config.yaml", "config.yml", "config.json"))
_SETTINGS = (".yml", ".yaml", ".toml", ".json")
_HUGO_FOLDERS = ("static", "content", "assets")
_PUBLIC_FOLDERS = ("static", "public", "content", "source", "src", "docs", "site", "assets")
# Pages that generators make where a collection has none: lists in parts, by tag, feeds.
_MADE = frozenset(
    (
        *("page", "pages", "tag", "tags", "category", "categories", "archive", "archives"),
        *("feed", "rss", "search", "map", "all", "list", "index", "print"),
    )
)
_GENERATORS = ("page_gen", "languages", "jekyll-archives", "autopages", "pagination")
_ADDRESSES = ("permalink", "url", "redirect_from", "aliases")
_LONGEST = 2000

_Layout: TypeAlias = Literal["jekyll", "hugo", "plain"]


class Target(NamedTuple):
    """What a local link leads to: ``path`` is the file, or the one with other capital letters."""

    verdict: Verdict
    path: str = ""


class SiteFiles:
    """The files below the root and what is known of the pages made from them.

    ``files`` are paths relative to the root, with ``/``. ``site`` is Jekyll's configuration as
    plain data, empty if it is not known. ``pages`` holds the front matter of the files that were
    read, by path; what counts are ``permalink``, ``url``, ``slug``, ``redirect_from`` and
    ``aliases``.
    """

    def __init__(
        self,
        files: frozenset[str],
        site: Mapping[str, Any],
        pages: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self._files = files
        self._site = site
        self._pages = pages
        self._paths = sorted(files)
        self._folders = _folders(self._paths)
        self._roots: dict[str, _Layout] = {}
        self._folded: dict[str, str] = {}
        self._known = {_fold(folder) for folder in self._folders}
        # Most links need no more than a look at the last steps of their path.
        self._last = {known.rpartition("/")[2] for known in self._known}
        self._names = {folder.rpartition("/")[2] for folder in self._folders}
        for path in self._paths:
            self._note(path)
        self._keys = {address_key(url): path for path, url in self._front_matter_addresses()}
        self._last_of_keys = {key.rpartition("/")[2] for key in self._keys}
        self._sites: dict[str, tuple[str, _Layout]] = {}
        self._public: dict[str, list[str]] = {}
        self._collections = read_collections(site)
        self._members: dict[str, dict[str, str]] = {}
        base = site.get("baseurl")
        self._base = base.rstrip("/") if isinstance(base, str) and base.startswith("/") else ""
        self._generated = any(site.get(name) for name in _GENERATORS)

    def _note(self, path: str) -> None:
        folded = path.lower() if path.isascii() else _fold(path)
        self._folded[folded] = path
        # What an address may say of the file: its name, or that without one of the endings.
        self._known.add(folded)
        last = folded[folded.rfind("/") + 1 :]
        self._last.add(last)
        if folded.endswith(_ENDINGS):
            ending = len(folded) - folded.rfind(".")
            for known, stem in ((self._known, folded[:-ending]), (self._last, last[:-ending])):
                known.add(stem)
                known.add(stem + ".html")
        elif path.endswith(_SETTINGS):
            folder, _, name = path.rpartition("/")
            if name in _JEKYLL:
                self._roots[folder] = "jekyll"
            elif name in _HUGO or (name in _HUGO_OLD and _join(folder, "content") in self._folders):
                self._roots.setdefault(folder, "hugo")

    def _front_matter_addresses(self) -> Iterator[tuple[str, str]]:
        for path, data in self._pages.items():
            if data.keys().isdisjoint(_ADDRESSES):
                continue
            for name in _ADDRESSES:
                value = data.get(name)
                for url in value if isinstance(value, list) else (value,):
                    if isinstance(url, str):
                        yield path, url

    @cached_property
    def _slugs(self) -> frozenset[str]:
        """Return the slugs of all files, folders and addresses."""
        found = {
            slug_of(path.rpartition("/")[2]) for path in (*self._paths, *self._folders) if path
        }
        found.update(map(slug_of, self._last_of_keys))
        for data in self._pages.values():
            slug = data.get("slug")
            if isinstance(slug, str):
                found.add(slug_of(slug))
        return frozenset(found)

    def find(self, page: str, href: str) -> Target:
        """Return what a link without scheme and host leads to.

        ``page`` is the linking file, relative to the root; ``href`` is the address as browsers
        receive it, percent-encoded. Query and fragment do not count. Nothing outside the tree
        is looked at.
        """
        path = href.partition("#")[0].partition("?")[0]
        if not path:
            return Target("found", page)
        segments = _decode(path)
        if segments is None:
            return Target("unknown")
        absolute = path.startswith("/")
        root, layout = self._site_of(page)
        if absolute and self._base and f"{path}/".startswith(f"{self._base}/"):
            segments = _decode(path[len(self._base) :]) or []
        if self._is_elsewhere(segments):
            return Target("unknown")
        if absolute:
            bases: list[str] | None = self._absolute_bases(page, root, layout)
        else:
            bases = self._relative_bases(page, root, layout)
            if layout == "plain" and path.endswith(SOURCES) and bases:
                # A file is named, not a page, so it counts from the folder of this one.
                del bases[1:]
        candidates = _resolve_all(bases or [page.rpartition("/")[0]], segments)
        inside = [each for each in candidates if each is not None]
        found = self._look(inside) if self._may_be_there(segments) else None
        if found is not None:
            return found
        if not inside or (layout == "plain" and not absolute and candidates[0] is None):
            return Target("outside")
        if bases is None:
            return Target("unknown")
        return self._judge(inside, segments, root, layout, absolute=absolute)

    def _site_of(self, page: str) -> tuple[str, _Layout]:
        """Return the folder of the site that a page belongs to, and what builds it."""
        folder = here = page.rpartition("/")[0]
        found = self._sites.get(here)
        if found is None:
            while folder and folder not in self._roots:
                folder = folder.rpartition("/")[0]
            layout = self._roots.get(folder, "jekyll" if self._site else "plain")
            found = self._sites[here] = folder, layout
        return found

    def _absolute_bases(self, page: str, root: str, layout: _Layout) -> list[str]:
        if layout == "jekyll":
            return [root]
        if layout == "hugo":
            return [*(_join(root, folder) for folder in _HUGO_FOLDERS), root]
        here = page.rpartition("/")[0]
        if here not in self._public:
            # Any folder above the page may be where an unknown generator's site begins.
            above = _split(here)
            bases = ["/".join(above[:depth]) for depth in range(len(above) + 1)]
            bases += [_join(each, folder) for each in bases for folder in _PUBLIC_FOLDERS]
            # Only those of the folder at hand are kept: deep folders have many.
            self._public = {here: bases}
        return self._public[here]

    def _relative_bases(self, page: str, root: str, layout: _Layout) -> list[str] | None:
        """Return the folders that a relative address may count from; None if not all are known."""
        folder, _, name = page.rpartition("/")
        stem = name.rpartition(".")[0] or name
        bases = [folder, _join(folder, stem)]
        if layout == "plain":
            return bases
        inner = _split(folder)[len(_split(root)) :]
        if layout == "hugo":
            for public in _HUGO_FOLDERS:
                base = _join_all(root, (public, *inner[1:]))
                bases += [base, _join(base, stem)]
            return bases
        permalink = self._pages.get(page, {}).get("permalink")
        if isinstance(permalink, str) and ":" not in permalink:
            own = [segment for segment in permalink.split("/") if segment]
            bases += [_join_all(root, own), _join_all(root, own[:-1])]
        elif any(step[:1] == "_" for step in inner):
            collection = self._collection_of(page, root)
            if collection is None or collection.prefix is None:
                return None
            prefix = collection.prefix
            bases += [_join_all(root, (*prefix, stem)), _join_all(root, prefix)]
        return bases

    def _collection_of(self, page: str, root: str) -> Collection | None:
        for collection in self._collections:
            if page.startswith(_join(root, collection.folder) + "/"):
                return collection
        return None

    def _may_be_there(self, segments: list[str]) -> bool:
        """Return whether anything has the name that a path ends in, wherever it is; cheap."""
        last = segments[-1] if segments else ".."
        return (
            last == ".."
            or last in INDEXES
            or _fold(last) in self._last
            or last.removesuffix(".html").removesuffix(".htm") in self._last_of_keys
        )

    def _is_elsewhere(self, segments: list[str]) -> bool:
        """Return whether a path names a file in a folder such as there is none; cheap.

        What is said of it is the same wherever the path begins.
        """
        return (
            len(segments) > 1
            and segments[-2] not in self._names
            and _is_file(segments[-1])
            and ".." not in segments
            and not self._may_be_there(segments)
        )

    def _look(self, candidates: list[str]) -> Target | None:
        """Return the file or folder that one of several paths means."""
        near = ""
        for candidate in candidates:
            if candidate in self._folders:
                index = next((p for p in self._forms(candidate) if p in self._files), "")
                return Target("found", index)
            for path in self._forms(candidate) if _fold(candidate) in self._known else ():
                if path in self._files:
                    return Target("found", path)
                folded = self._folded.get(_fold(path))
                if folded is not None:
                    if normalize("NFC", folded) == normalize("NFC", path):
                        return Target("found", folded)
                    near = near or folded
            page = self._keys.get(address_key(candidate)) if self._keys else None
            if page is not None:
                return Target("found", page)
        return Target("case", near) if near else None

    def _forms(self, candidate: str) -> Iterator[str]:
        for suffix in _PAGES:
            yield candidate + suffix
        stem = candidate.removesuffix(".html")
        if stem != candidate:
            for suffix in SOURCES:
                yield stem + suffix
        for index in _INDEXES:
            yield _join(candidate, index)

    def _judge(
        self,
        candidates: list[str],
        segments: list[str],
        root: str,
        layout: _Layout,
        *,
        absolute: bool,
    ) -> Target:
        last = segments[-1] if segments else ""
        if _is_file(last):
            # Without the folder, the files may be kept elsewhere; at the top, there is none.
            known = any(each.rpartition("/")[0] in self._folders for each in candidates)
            topless = absolute and layout != "jekyll" and len(segments) == 1
            return Target("missing" if known and not topless else "unknown")
        if _ending(last) not in {"", "html", "htm"} or layout != "jekyll":
            return Target("unknown")
        return self._judge_page(candidates, root)

    def _judge_page(self, candidates: list[str], root: str) -> Target:
        """Judge the address of a page of a Jekyll site."""
        verdict = Target("unknown")
        for candidate in candidates:
            key = address_key(candidate.removeprefix(root))
            folder, _, last = key.rpartition("/")
            slug = slug_of(last)
            for collection in self._collections:
                if collection.prefix is None or folder != "/".join(collection.prefix):
                    continue
                members = self._slugs_of(collection, root)
                if slug in members:
                    return Target("found", members[slug])
                complete = members and all(path in self._pages for path in members.values())
                if complete and not self._may_be_made(last, slug):
                    verdict = Target("missing")
            if slug in self._slugs:
                # The page may lie elsewhere than its file.
                return Target("unknown")
        return verdict

    def _may_be_made(self, last: str, slug: str) -> bool:
        return self._generated or slug in _MADE or not slug or last.isdigit() or "page" in slug

    def _slugs_of(self, collection: Collection, root: str) -> dict[str, str]:
        """Return the files that a collection's pages are made from, by slug."""
        folder = _join(root, collection.folder) + "/"
        found = self._members.get(folder)
        if found is None:
            found = {
                slug_of(path.rpartition("/")[2]): path
                for path in self._files
                if path.startswith(folder) and path.endswith((*SOURCES, ".html"))
            }
            self._members[folder] = found
        return found


def _split(path: str) -> list[str]:
    return path.split("/") if path else []


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _join_all(folder: str, names: Iterable[str]) -> str:
    return "/".join((*_split(folder), *names))


def _is_file(name: str) -> bool:
    """Return whether a name is, by its ending, that of a file rather than of a page."""
    ending = _ending(name)
    return ending in ASSETS or f".{ending}" in SOURCES


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def _fold(path: str) -> str:
    return normalize("NFC", path).casefold() if not path.isascii() else path.lower()


def _decode(path: str) -> list[str] | None:
    """Return the decoded segments of an address's path; None for one that is read in many ways.

    ``%2f`` and backslashes separate for some programs and not for others.
    """
    if len(path) > _LONGEST or "\\" in path or not path.isprintable():
        return None
    if "%" not in path:
        return [name for name in path.split("/") if name not in {"", "."}]
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


def _resolve_all(bases: list[str], segments: list[str]) -> list[str | None]:
    """Return the path that segments lead to from each folder; None if they leave the root."""
    if ".." in segments:
        return [_resolve(base, segments) for base in bases]
    path = "/".join(segments)
    if not path:
        return [*bases]
    return [f"{base}/{path}" if base else path for base in bases]


def _resolve(base: str, segments: list[str]) -> str | None:
    path = _split(base)
    for segment in segments:
        if segment != "..":
            path.append(segment)
        elif path:
            path.pop()
        else:
            return None
    return "/".join(path)


def _folders(paths: list[str]) -> set[str]:
    """Return the folders that paths lie in, with all that are above them and the root."""
    found = {""}
    for folder in {path.rpartition("/")[0] for path in paths}:
        above = folder
        while above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found
