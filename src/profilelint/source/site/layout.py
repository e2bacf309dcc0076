"""How a content repository is laid out: its sites and the kinds of pages they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.glob import Glob
from profilelint.source.files.tree import DiskTree
from profilelint.source.site.page_folders import UNWRITABLE, VENDORED, literal
from profilelint.source.site.sites import Sites

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from profilelint.source.site.site import Site


class Kind(NamedTuple):
    """Pages that belong together; the globs are as in the configuration of a collection."""

    name: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    paths: tuple[str, ...]
    site: Site


class Layout(NamedTuple):
    """What a repository is: the sites whose generator was recognised, and the kinds of pages.

    ``left_out`` are the files with the endings of pages of which their site makes none, by what
    they are, in the plural.
    """

    sites: tuple[Site, ...]
    kinds: tuple[Kind, ...]
    left_out: Mapping[str, list[str]]

    @property
    def generator(self) -> str:
        """Return the names of the generators; empty if none was recognised."""
        return " and ".join(dict.fromkeys(site.generator for site in self.sites))

    @property
    def evidence(self) -> str:
        """Return by what the generators were recognised, in words."""
        return ", ".join(dict.fromkeys(site.evidence for site in self.sites))


def find_layout(root: str, paths: Sequence[str], suffixes: Sequence[str]) -> Layout:
    """Return the layout of a repository, which has sites or is a tree of folders.

    ``paths`` are its files, relative to the root, and ``suffixes`` the endings of pages. Where
    there are sites, only their pages count, and those in folders with copies of what others made
    are none. Kinds without a page are left out; a page is of the first kind whose globs match it.
    """
    sites = Sites(DiskTree(root))
    found = tuple(
        site for site in sites.among(paths) if VENDORED.isdisjoint(site.folder.split("/"))
    )
    pages: dict[str, list[str]] = {}
    left_out: dict[str, list[str]] = {}
    for path in paths:
        if path.endswith(tuple(suffixes)):
            site = sites.of(path)
            what = site.left_out(path)
            if what:
                left_out.setdefault(what, []).append(path)
            else:
                pages.setdefault(site.folder, []).append(path)
    kinds: list[Kind] = []
    for site in found or (sites.unknown,):
        kinds += _kinds(site, pages.get(site.folder, []), suffixes, {kind.name for kind in kinds})
    return Layout(found, tuple(kinds), left_out)


def _kinds(
    site: Site, pages: Sequence[str], suffixes: Sequence[str], names: set[str]
) -> Iterable[Kind]:
    base = f"{literal(site.folder)}/" if site.folder else ""
    left = set(pages)
    for folder in site.page_folders([site.inside(path) or "" for path in pages]):
        exclude = tuple(base + glob for glob in folder.exclude)
        include, own = [], set()
        for suffix in suffixes:
            glob = Glob(
                f"{base}{folder.path.lstrip('/') if base else folder.path}{folder.below}{suffix}"
            )
            matched = {path for path in left if glob.matches(path)}
            matched -= {path for path in matched if _is_excluded(path, exclude)}
            if matched:
                include.append(glob.pattern)
                own |= matched
        if own:
            name = UNWRITABLE.sub("-", folder.name.strip("_ ")) or "pages"
            while name in names:
                name += "-2"
            names.add(name)
            left -= own
            yield Kind(name, tuple(include), exclude, tuple(sorted(own)), site)


def _is_excluded(path: str, patterns: Iterable[str]) -> bool:
    return any(Glob(pattern).matches(path) for pattern in patterns)
