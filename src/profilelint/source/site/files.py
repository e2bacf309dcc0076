"""Whether the local target of a link is among the files of the tree, judged by names alone.

Jekyll and Hugo are understood as far as file names tell where they put files and pages. Targets
that depend on more than that, such as the pages of a theme or a plugin, are not judged.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from profilelint.model.memo import Memo
from profilelint.model.steps import at_once
from profilelint.source.site.addresses import decode_path, join_path, resolve_all
from profilelint.source.site.file_names import (
    SOURCES,
    Listing,
    LocalTarget,
    ending_of,
    file_names,
    is_bare,
    is_file,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames
    from profilelint.source.site.site import Site
    from profilelint.source.site.sites import Sites

# What may follow the address of a page in the name of its file.
_SOURCES_OF_PAGES = (".md", "/_index.md", "/index.md")
_HTML = frozenset(("htm", "html"))
_MOST_KEPT = 5000
_MOST_BASES = 100


class SiteFiles:
    """The files below the root, and what is known about the pages made from them.

    ``files`` are paths relative to the root, with ``/``. ``pages`` holds the front matter of the
    files that were read, by path; what counts are the keys that addresses are made of, and
    `BARE` for a file without front matter.

    ``listed`` is a listing of the files that others have, too.
    """

    def __init__(
        self,
        files: frozenset[str],
        sites: Sites,
        pages: Mapping[str, Mapping[str, Any]],
        listed: Listing | None = None,
    ) -> None:
        self._listed = listed or Listing(files)
        self._pages = pages
        self._sites = sites
        self._addressing: dict[str, Addressing] = {}
        self._known: Memo[tuple[str, ...], LocalTarget] = Memo(_MOST_KEPT)

    @cached_property
    def _names(self) -> FileNames:
        return at_once(file_names(self._listed, self._pages))

    def prepare(self) -> Iterator[None]:
        """Look through the files in small steps, which otherwise happens when one is asked for."""
        self._names = yield from file_names(self._listed, self._pages)

    def find(self, page: str, href: str) -> LocalTarget:
        """Return what a link without scheme and host leads to.

        ``page`` is the linking file, relative to the root; ``href`` is the address as browsers
        receive it, percent-encoded. Query and fragment do not count. Nothing outside the tree
        is looked at.
        """
        path = href.partition("#")[0].partition("?")[0]
        if not path:
            return LocalTarget("found", page)
        site = self._sites.of(page)
        if path[0] != "/":
            key: tuple[str, ...] = (page, path)
            return self._known.get(key) or self._known.keep(key, self._look_for(page, path, site))
        bases = self._addressing_of(site).absolute_bases(page)
        if not bases or len(bases) > _MOST_BASES:
            return self._look_for(page, path, site, bases)
        # Pages have many such links in common.
        key = (site.folder, path, *bases)
        known = self._known.get(key)
        return known or self._known.keep(key, self._look_for(page, path, site, bases))

    def names_in(self, folder: str) -> Iterator[str]:
        """Yield the names of the files and folders in a folder."""
        return self._names.listed.names_in(folder)

    def addresses_from_top(self, page: str, path: str) -> Iterator[str]:
        """Yield the addresses, from the top, at which links of a page may find a file.

        The folder of the whole site counts only where nothing else is known to be published.
        """
        site = self._sites.of(page)
        bases = self._addressing_of(site).absolute_bases(page)
        for base in [each for each in bases if each != site.folder] or bases:
            if not base or path.startswith(f"{base}/"):
                yield f"{site.base_path}/{path[len(base) :].removeprefix('/')}"

    def places(self, page: str, path: str) -> list[str]:
        """Return where, relative to the root, the target of a link may lie or be made from.

        ``path`` is its address without scheme, host, query and fragment.
        """
        site = self._sites.of(page)
        segments = _segments_of(path, site)
        if segments is None:
            return []
        addressing = self._addressing_of(site)
        if path.startswith("/"):
            bases = addressing.absolute_bases(page)
        else:
            bases = addressing.relative_bases(page, path) or []
        return [each for each in resolve_all(bases, segments) if each is not None]

    def _look_for(
        self, page: str, path: str, site: Site, bases: list[str] | None = None
    ) -> LocalTarget:
        """Do what `find` does for a path; ``bases`` are those of one that begins with a slash."""
        segments = _segments_of(path, site)
        if segments is None:
            return LocalTarget("unknown")
        absolute = bases is not None
        behind = _segments_behind_file(segments)
        if not behind and self._names.names_unknown_folder(segments):
            return LocalTarget("unknown")
        addressing = self._addressing_of(site)
        if bases is None:
            bases = addressing.relative_bases(page, path)
        candidates = resolve_all(bases or [page.rpartition("/")[0]], segments)
        inside = [each for each in candidates if each is not None]
        last = segments[-1] if segments else ""
        target = self._names.look_up(inside) if self._names.may_hold(segments) else None
        if target is not None:
            if target.presence == "case" and not is_file(last):
                if not addressing.pages_keep_case:
                    return LocalTarget("found", target.path)
                if target.path not in self._names.pages or is_bare(self._names.pages[target.path]):
                    # A file of this name that is no page tells nothing of the address.
                    return LocalTarget("unknown")
            return target
        if behind:
            for candidate in inside:
                file = candidate.rsplit("/", behind)[0]
                if file in self._names.files:
                    return LocalTarget("through", file)
        leaves = not absolute and addressing.counts_from_file and candidates[0] is None
        if bases is None or (leaves and self._names.is_moved(page)):
            # The page is published elsewhere, and files beside it tell nothing.
            inside = []
        elif not inside or (leaves and site.generator):
            # Where the generator is not known, a page may be published as a folder of its name.
            return LocalTarget("outside")
        if is_file(last):
            # Without the folder, the files may be kept elsewhere; at the top, there is none.
            known = any(each.rpartition("/")[0] in self._names.folders for each in inside)
            at_top = absolute and len(segments) == 1
            judged = known and (addressing.top_is_known or not at_top)
            if judged and last.lower().endswith(SOURCES):
                judged = addressing.sources_are_known
            if judged and (self._are_made(inside, site) or (not absolute and _rewrites(site))):
                return LocalTarget("unknown")
            return LocalTarget("missing" if judged else "unknown")
        ending = ending_of(last)
        if ending and ending not in _HTML and not ending.isdigit():
            return LocalTarget("unknown")
        address = "/".join(segments)
        target = addressing.judge_page(page, f"/{address}" if absolute else address, inside)
        if target.presence == "missing":
            sources = [each + ending for each in inside for ending in _SOURCES_OF_PAGES]
            return LocalTarget("unknown") if self._are_made(sources, site) else target
        return target

    def _are_made(self, paths: list[str], site: Site) -> bool:
        """Return whether git ignores one of several files, which a build may make then.

        Its folder is there, if only for the file that says what git ignores.
        """
        return any(
            site.is_made(path)
            for path in paths
            if (folder := path.rpartition("/")[0]) in self._names.folders
            or site.tree.has_file(join_path(folder, ".gitignore"))
        )

    def same_address(self, page: str, href: str) -> list[str]:
        """Return the files that an address from the top may lead to, from each of its bases.

        They are pages in several languages where it is not known which of them is meant.
        """
        path = href.partition("#")[0].partition("?")[0]
        segments = decode_path(path) if path.startswith("/") else None
        if segments is None or not self._names.may_hold(segments):
            return []
        bases = self._addressing_of(self._sites.of(page)).absolute_bases(page)
        found = [
            self._names.look_up([each]) for each in resolve_all(bases, segments) if each is not None
        ]
        return [target.path for target in found if target is not None and target.path]

    def _addressing_of(self, site: Site) -> Addressing:
        addressing = self._addressing.get(site.folder)
        if addressing is None:
            addressing = self._addressing[site.folder] = site.addressing(self._names)
        return addressing


def _rewrites(site: Site) -> bool:
    """Return whether a template of the site changes addresses, so that files may lie elsewhere."""
    templates = site.templates
    return templates is not None and templates.rewrites_addresses


def _segments_of(path: str, site: Site) -> list[str] | None:
    """Return the segments of an address below that of the site; None for what is no address."""
    base = site.base_path
    if base and f"{path}/".startswith(f"{base}/"):
        return decode_path(path[len(base) :]) or []
    return decode_path(path)


def _segments_behind_file(segments: list[str]) -> int:
    """Return how many segments stand behind the first that is named as a file is; 0 for none."""
    names = enumerate(segments[:-1], 1)
    number = next((n for n, name in names if is_file(name) or ending_of(name) in _HTML), 0)
    return 0 if not number or ".." in segments[number:] else len(segments) - number
