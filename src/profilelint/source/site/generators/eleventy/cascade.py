"""The data that Eleventy gives its pages from files (https://www.11ty.dev/docs/data-cascade/).

JavaScript is not run: where there is some, the values that it gives are not known.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from profilelint.source.site.folders import all_above, folder_of, folders_above, merged
from profilelint.source.site.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from profilelint.source.files.tree import Tree
    from profilelint.source.site.generators.eleventy.settings import Folders

_CODE = (".js", ".cjs", ".mjs", ".ts")
_COMPUTED = "eleventyComputed"
_PERMALINK = "permalink"
_LONGEST_HEAD = 1 << 16
_TEMPLATES = ("", ".njk", ".liquid", ".html", ".webc", ".hbs", ".md", ".vto", ".mustache", ".ejs")
_SCRIPTED = ("---js", "---javascript", "--- js")
_LONGEST_CHAIN = 10
_MOST_FILES = 500


class Cascade:
    """The data files of one site.

    ``folders`` are relative to the site's, which ``prefix`` leads to; ``endings`` are those of
    data files that are no code, and ``aliases`` the names of layouts.
    """

    def __init__(
        self,
        tree: Tree,
        prefix: str,
        folders: Folders,
        endings: Sequence[str],
        aliases: Mapping[str, str],
    ) -> None:
        self._tree = tree
        self._prefix = prefix
        self._folders = folders
        self._endings = tuple(endings)
        self._aliases = aliases
        self._top = f"{prefix}{folders.input}".rstrip("/")
        self._files: dict[str, dict[str, Any]] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._layouts: dict[str, dict[str, Any] | None] = {}

    def _data_files(self, page: str) -> Iterator[str]:
        """Yield the stems of the files with the data of a page, the most general first."""
        folder, _, name = page.rpartition("/")
        for each in folders_above(folder, self._top):
            own = each.rpartition("/")[2]
            if own:
                yield f"{each}/{own}"
        yield f"{folder}/{name.rpartition('.')[0]}".lstrip("/")

    def _names_in(self, folder: str) -> frozenset[str]:
        if folder not in self._names:
            self._names[folder] = self._tree.names(folder)
        return self._names[folder]

    def values(self, page: str) -> dict[str, Any]:
        """Return the values that data files give a page."""
        values: dict[str, Any] = {}
        for stem in self._data_files(page):
            folder, _, name = stem.rpartition("/")
            names = self._names_in(folder)
            for ending in self._endings:
                for middle in ("", ".11tydata"):
                    if f"{name}{middle}{ending}" in names:
                        values = merged(values, self._read(f"{stem}{middle}{ending}"))
        return values

    def _read(self, path: str) -> dict[str, Any]:
        if path not in self._files:
            self._files[path] = read_settings(self._tree, path)
        return self._files[path]

    def code_files(self, page: str) -> Iterator[str]:
        """Yield the files of code that give a page values, but for those of global data."""
        for stem in self._data_files(page):
            folder, _, name = stem.rpartition("/")
            names = self._names_in(folder)
            for ending in _CODE:
                if f"{name}.11tydata{ending}" in names:
                    yield f"{stem}.11tydata{ending}"

    def computes(self, page: str) -> bool:
        """Return whether code may give a page any value."""
        return any(self.code_files(page)) or _COMPUTED in self._global_code

    @cached_property
    def moves_all_pages(self) -> bool:
        """Return whether global data or a layout may give pages an address."""
        return not self.global_data.isdisjoint((_COMPUTED, _PERMALINK)) or any(
            _PERMALINK in _head(self._tree.text(path) or "", path) for path in self._layout_files()
        )

    @cached_property
    def _global_code(self) -> frozenset[str]:
        return frozenset(
            name.partition(".")[0] for name in self._global_files if name.endswith(_CODE)
        )

    @cached_property
    def _global_files(self) -> frozenset[str]:
        names = self._tree.names(f"{self._prefix}{self._folders.data}")
        return frozenset(sorted(names)[:_MOST_FILES])

    @property
    def global_data(self) -> frozenset[str]:
        """Return the names of the files of global data, which are keys of every page."""
        return frozenset(name.partition(".")[0] for name in self._global_files)

    def supplies(self, page: str, key: str, data: Mapping[str, Any]) -> bool:
        """Return whether anything but front matter and data files gives a page a key."""
        values = merged(self.values(page), dict(data))
        computed = values.get(_COMPUTED)
        return (
            (isinstance(computed, dict) and key in computed)
            or key in self.global_data
            or self.computes(page)
            or self._layout_supplies(values.get("layout"), key)
        )

    def _layout_supplies(self, layout: Any, key: str) -> bool:
        for _ in range(_LONGEST_CHAIN):
            if not isinstance(layout, str) or not layout:
                return False
            values = self._layout(self._aliases.get(layout, layout))
            if values is None or key in values:
                return True
            computed = values.get(_COMPUTED)
            if isinstance(computed, dict) and key in computed:
                return True
            layout = values.get("layout")
        return False

    def _layout(self, name: str) -> dict[str, Any] | None:
        """Return the front matter of a layout; None if the layout is code or is not found."""
        if name not in self._layouts:
            self._layouts[name] = self._read_layout(name)
        return self._layouts[name]

    def _read_layout(self, name: str) -> dict[str, Any] | None:
        for folder in dict.fromkeys((self._folders.layouts, self._folders.includes)):
            for ending in _TEMPLATES:
                path = folder_of(f"{self._prefix}{folder}", name + ending)
                text = self._tree.text(path) if path else None
                if text is not None and path is not None and not path.endswith(_CODE):
                    from profilelint.source.read import read_text

                    if text.startswith(_SCRIPTED):
                        return None
                    return dict(read_text(path, text).data) if text.startswith("---") else {}
        return None

    def inputs(self, folders: Iterable[str]) -> list[str]:
        """Return the files that the data of the pages of some folders rest on."""
        found = [f"{self._prefix}{self._folders.data}/{name}" for name in self._global_files]
        for folder in all_above(folders, self._top):
            names = self._tree.names(folder)
            own = folder.rpartition("/")[2]
            pages = {name.rpartition(".")[0] for name in names if name.endswith((".md", ".html"))}
            for name in names:
                stem, _, ending = name.rpartition(".")
                stem = stem.removesuffix(".11tydata")
                if stem and (stem == own or stem in pages) and f".{ending}" in self._data_endings:
                    found.append(f"{folder}/{name}".lstrip("/"))
        found += self._layout_files()
        return sorted(set(found))

    @property
    def _data_endings(self) -> frozenset[str]:
        return frozenset((*self._endings, *_CODE))

    def _layout_files(self) -> list[str]:
        found: list[str] = []
        stack = [
            f"{self._prefix}{self._folders.layouts}",
            f"{self._prefix}{self._folders.includes}",
        ]
        while stack and len(found) < _MOST_FILES:
            folder = stack.pop()
            for name in self._tree.names(folder):
                path = f"{folder}/{name}"
                if "." in name:
                    found.append(path)
                elif self._tree.has_folder(path):
                    stack.append(path)
        return found


def _head(text: str, path: str) -> str:
    """Return what of a layout may give values: its front matter, or all of its code."""
    if text.startswith("---"):
        return text[:_LONGEST_HEAD].partition("\n---")[0]
    return text if path.endswith(_CODE) else ""
