"""The pages that Hugo's shortcodes ``ref`` and ``relref`` look up.

They name a page by its path in the content, from the top or from the page at hand, or by its name
alone (https://gohugo.io/shortcodes/ref/). A page of any language counts.
"""

from __future__ import annotations

from posixpath import normpath
from typing import TYPE_CHECKING, Final

from profilelint.source.site.addresses import join_path
from profilelint.source.site.generators.hugo.content import ADAPTER, PAGES
from profilelint.source.site.generators.hugo.pages import open_prefixes

if TYPE_CHECKING:
    from profilelint.source.site.generators.hugo.content import Place
    from profilelint.source.site.generators.hugo.layout import HugoLayout
    from profilelint.source.site.references import Reference

TAGS: Final = frozenset(("ref", "relref"))
_ENDINGS = (*PAGES, ".ipynb", ".txt")


class HugoReferences:
    """The pages of a Hugo site by what ``ref`` knows them by; ``files`` are all of the tree."""

    def __init__(self, site: HugoLayout, files: frozenset[str]) -> None:
        self._site = site
        self._paths = {""}
        self._names: set[str] = set()
        self._files: set[str] = set()
        self._folders = {""}
        # Below a file without ending lies what a symbolic link leads to.
        self._open = {_normal(each) for each in open_prefixes(site.settings, site.content)}
        for path in files:
            inside = site.inside(path)
            place = site.content.place(inside) if inside is not None else None
            if place is not None and inside is not None:
                self._note(place, inside, is_page=not site.left_out(path))
        folders = {
            root.folder
            for root in site.content.roots
            if any(each.startswith(f"{site.folder}/{root.folder}/".lstrip("/")) for each in files)
        }
        self._is_open = site.has_unknown_content({join_path(site.folder, each) for each in folders})
        self._has_modules = site.has_modules
        self._own_tags = {
            tag for tag in TAGS for each in files if each.endswith(f"shortcodes/{tag}.html")
        }
        level = site.settings.get("reflinkserrorlevel")
        self.stop_build = not (isinstance(level, str) and level.lower() == "warning")

    def _note(self, place: Place, inside: str, *, is_page: bool) -> None:
        known = _normal(place.path)
        folder, _, name = known.rpartition("/")
        self._folders.add(folder)
        if "." not in inside.rpartition("/")[2] or inside.endswith(ADAPTER):
            self._open.add(folder if inside.endswith(ADAPTER) else known)
        if not inside.endswith(PAGES):
            return
        if is_page:
            self._files.add(_normal(inside))
            self._paths.add(known)
            self._names.add(name)
            first, slash, _ = known.partition("/")
            if slash:
                # Folders at the top are sections, with or without a page of their own.
                self._paths.add(first)
                self._names.add(first)

    def judge(self, page: str, tag: str, target: str) -> Reference:
        """Return ``page`` where Hugo finds none; `profilelint.source.site.references`."""
        if tag not in TAGS or tag in self._own_tags or not self._leads_nowhere(page, target):
            return ""
        return "page"

    def _leads_nowhere(self, page: str, target: str) -> bool:
        path = target.partition("#")[0].partition("?")[0].strip()
        if self._is_open or not path or ":" in path or path.startswith("//") or "{{" in path:
            return False
        wanted = _without_ending(path).rstrip("/")
        own = self._site.content.place(self._site.inside(page) or "")
        if own is None:
            return False
        places = [wanted.lstrip("/")]
        if not path.startswith("/"):
            bases = {own.path, own.path.rpartition("/")[0]}
            places += [normpath(f"/{base}/{wanted}").lstrip("/") for base in bases]
        candidates = [_normal(each) for each in places]
        if any(self._may_be(each) for each in candidates) or self._are_made(places):
            return False
        name = _normal(wanted.rpartition("/")[2])
        if "/" not in path.strip("/"):  # older versions take a slash before it, too
            return name not in self._names and not self._has_modules
        if _without_ending(path) != path and any(
            each.endswith(f"/{_normal(path).lstrip('./')}") for each in self._files
        ):
            return False
        return not self._has_modules or any(
            each.rpartition("/")[0] in self._folders for each in candidates
        )

    def _may_be(self, path: str) -> bool:
        if path in self._paths:
            return True
        above = path
        while above:
            if above in self._open:
                return True
            above = above.rpartition("/")[0]
        return "" in self._open

    def _are_made(self, places: list[str]) -> bool:
        """Return whether git ignores the file of one of several pages, which is made then."""
        site = self._site
        folders = [join_path(site.folder, root.folder) for root in site.content.roots]
        return any(
            site.is_made(join_path(folder, place + name))
            for folder in folders
            for place in places
            for name in (".md", "/_index.md")
        )


def _without_ending(path: str) -> str:
    """Return a path without the ending of a page, and without the name of an index."""
    stem = path
    for ending in _ENDINGS:
        if path.lower().endswith(ending):
            stem = path[: -len(ending)]
            break
    folder, slash, name = stem.rpartition("/")
    return folder if slash and name in {"index", "_index"} else stem


def _normal(path: str) -> str:
    return path.lower().replace(" ", "-")
