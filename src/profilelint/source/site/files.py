"""Whether the local target of a link is among the files of the tree, judged by names alone.

Jekyll and Hugo are understood as far as file names tell where they put files and pages. Targets
that depend on more than that, such as the pages of a theme or a plugin, are not judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.source.site.addresses import decode_path, resolve_all
from profilelint.source.site.file_names import FileNames, LocalTarget, ending_of, is_file
from profilelint.source.site.generators import (
    Jekyll,
    JekyllSettings,
    UnknownGenerator,
    find_generators,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.source.site.generators import Generator


class SiteFiles:
    """The files below the root, and what is known about the pages made from them.

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
        self._names = FileNames(files, pages)
        self._settings = JekyllSettings(site)
        self._makers = find_generators(self._names)
        self._generators: dict[str, Generator] = {}
        self._generator_of_folder: dict[str, Generator] = {}
        base = site.get("baseurl")
        self._base = base.rstrip("/") if isinstance(base, str) and base.startswith("/") else ""

    def find(self, page: str, href: str) -> LocalTarget:
        """Return what a link without scheme and host leads to.

        ``page`` is the linking file, relative to the root; ``href`` is the address as browsers
        receive it, percent-encoded. Query and fragment do not count. Nothing outside the tree
        is looked at.
        """
        path = href.partition("#")[0].partition("?")[0]
        if not path:
            return LocalTarget("found", page)
        segments = decode_path(path)
        if segments is None:
            return LocalTarget("unknown")
        absolute = path.startswith("/")
        if absolute and self._base and f"{path}/".startswith(f"{self._base}/"):
            segments = decode_path(path[len(self._base) :]) or []
        if self._names.names_unknown_folder(segments):
            return LocalTarget("unknown")
        generator = self._generator_of(page)
        bases = generator.absolute_bases(page) if absolute else generator.relative_bases(page, path)
        candidates = resolve_all(bases or [page.rpartition("/")[0]], segments)
        inside = [each for each in candidates if each is not None]
        target = self._names.look_up(inside) if self._names.may_hold(segments) else None
        if target is not None:
            return target
        leaves = not absolute and generator.counts_from_file and candidates[0] is None
        if leaves or not inside:
            return LocalTarget("outside")
        last = segments[-1] if segments else ""
        if bases is None:
            return LocalTarget("unknown")
        if is_file(last):
            # Without the folder, the files may be kept elsewhere; at the top, there is none.
            known = any(each.rpartition("/")[0] in self._names.folders for each in inside)
            at_top = absolute and len(segments) == 1
            judged = known and (generator.top_is_known or not at_top)
            return LocalTarget("missing" if judged else "unknown")
        if ending_of(last) not in {"", "html", "htm"}:
            return LocalTarget("unknown")
        return generator.judge_page(inside)

    def _generator_of(self, page: str) -> Generator:
        """Return the generator of the site that a page belongs to."""
        folder = here = page.rpartition("/")[0]
        generator = self._generator_of_folder.get(here)
        if generator is None:
            while folder and folder not in self._makers:
                folder = folder.rpartition("/")[0]
            generator = self._generators.get(folder)
            if generator is None:
                make = self._makers.get(folder, Jekyll if self._settings.data else UnknownGenerator)
                generator = make(folder, self._names, self._settings)
                self._generators[folder] = generator
            self._generator_of_folder[here] = generator
        return generator
