"""The routes of an Astro site: the pages in ``src/pages`` and those made of collections.

A file whose name has brackets makes pages of what its code returns. That is understood where
the code returns each member of one collection by its id, or numbered pages; all else may be made
below its folder (https://docs.astro.build/en/guides/routing/).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from profilelint.source.site.folders import is_below
from profilelint.source.site.page_addresses import Expanded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from profilelint.source.files.tree import Tree

_ROUTES: Final = (".astro", ".md", ".mdx", ".markdown", ".html", ".js", ".ts")
_MEMBERS: Final = (".md", ".mdx", ".markdown", ".mdoc")
_LANGUAGE: Final = re.compile(r"\[(?:\.\.\.)?(?:lang|language|locale)\]")
_COLLECTION: Final = re.compile(r"""\bgetCollection\(\s*["'](\w+)["']""")
_CALLED: Final = re.compile(
    r"\b(?:getCollection|getEntry|getEntries|fetch|glob|flatMap|import)\s*[(<]"
)
_PARAMETERS: Final = re.compile(
    r"\bparams\s*:\s*(?:\{\s*\w+\s*:\s*\w+\.(id|slug)\s*+(?:,\s*+)?\})?"
)
_MOST_COLLECTIONS: Final = 50
_NUMBERED: Final = re.compile(r"\[(?:\.\.\.)?page\]")


class Routes:
    """What the files in a folder of routes make, which both are relative to the root.

    ``base_of`` returns the folder of a collection by its name; empty for one that is not known.
    ``collections`` are the folders whose members are pages, each with where their addresses begin.
    Below the addresses ``open``, there may be any page.
    """

    def __init__(self, tree: Tree, base_of: Callable[[str], str]) -> None:
        self._tree = tree
        self._base_of = base_of
        self.collections: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.fixed: list[tuple[str, str]] = []

    def read(self, paths: list[str], folder: str) -> None:
        """Note what the files among ``paths`` make that lie in a folder."""
        for path in paths:
            if is_below(path, folder) and path.endswith(_ROUTES):
                self._note(path, path[len(folder) :].strip("/").rpartition(".")[0].split("/"))

    def _note(self, path: str, names: list[str]) -> None:
        if any(name[:1] == "_" for name in names):
            return
        if _LANGUAGE.fullmatch(names[0]):
            names = names[1:]
        at = next((at for at, name in enumerate(names) if "[" in name), len(names))
        begin = "/".join(names[:at])
        if at == len(names):
            self.fixed.append((path, begin))
            return
        text = self._tree.text(path) or ""
        is_last = at == len(names) - 1
        if is_last and _NUMBERED.fullmatch(names[at]) and "paginate(" in text:
            self.fixed.append((path, begin))
            return
        base = self._base_of(_collection(text)) if is_last else ""
        # All members are gone through for each of them.
        if base and len(self.collections) < _MOST_COLLECTIONS:
            self.collections.append((base, begin))
        else:
            self.open.append(begin)

    def members(self, paths: list[str]) -> Iterator[tuple[str, str, str]]:
        """Yield the members of the collections, each with its folder and where addresses begin."""
        for folder, begin in self.collections:
            for path in paths:
                if is_below(path, folder) and path.endswith(_MEMBERS):
                    yield path, folder, begin

    def addresses(
        self, paths: list[str], heads: Mapping[str, Mapping[str, Any]], ends: Sequence[str]
    ) -> Iterator[tuple[str, Expanded]]:
        """Yield the pages with their addresses.

        ``heads`` is their front matter. ``ends`` are the ways in which addresses end: with a
        slash, without, or either; relative links count from there.
        """
        for path, address in self.fixed:
            yield from _ended(path, address, ends)
        for path, folder, begin in self.members(paths):
            slug = heads.get(path, {}).get("slug")
            own = path[len(folder) :].strip("/").rpartition(".")[0]
            yield from _ended(path, f"{begin}/{slug if isinstance(slug, str) else own}", ends)


def _ended(path: str, address: str, ends: Sequence[str]) -> Iterator[tuple[str, Expanded]]:
    address = address.strip("/").removesuffix("index").rstrip("/")
    for end in ends:
        yield path, Expanded(f"{address}{end}", is_whole=True)


def _collection(text: str) -> str:
    """Return the collection of which a route makes each member a page; empty if it does else."""
    named = _COLLECTION.findall(text)
    parameters = _PARAMETERS.findall(text)
    if len(named) == len(_CALLED.findall(text)) == len(parameters) == 1 and parameters[0]:
        return str(named[0])
    return ""
