"""A site that Hugo builds."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.source.files.tree import FOLDER, LINK
from profilelint.source.site.generators.hugo.layout import HugoLayout
from profilelint.source.site.page_folders import PageFolder, is_date, literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames
    from profilelint.source.site.references import References
    from profilelint.source.site.templates.templates import Templates

# The names of layouts that Hugo takes for pages of each kind.
_OF_ALL = frozenset(("all", "baseof"))
_OF_HOME = frozenset(("home", "index"))
_OF_LISTS = frozenset(("list", "section"))
_OF_PAGES = frozenset(("single", "page"))
_OF_TERMS = frozenset(("taxonomy", "term", "terms"))
# In these folders are templates that are no layouts.
_NO_LAYOUTS = frozenset(("_markup", "_partials", "_shortcodes", "partials", "shortcodes"))
_DEEPEST = 12
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")


class HugoSite(HugoLayout):
    """What Hugo makes of the files of a site."""

    @cached_property
    def templates(self) -> Templates:
        """Return the layouts of the site and of the themes that are part of the tree."""
        from profilelint.source.site.templates.templates import Templates

        folders = self._layout_folders
        return Templates(self.tree, folders, {}, others=(".html",), ignores_case=True)

    @cached_property
    def has_other_templates(self) -> bool:
        """Return whether a theme or module that is not at hand may show fields, too."""
        theme = self.settings.get("theme")
        wanted = set(map(str, theme if isinstance(theme, list) else [theme] if theme else []))
        themes = self.tree.names(f"{self._prefix}themes")
        return "module" in self.settings or not wanted.issubset(themes)

    @cached_property
    def layouts(self) -> frozenset[str] | None:
        """Return those of the site and of its themes; None if some may not be at hand."""
        if self.has_other_templates:
            return None
        names = set()
        pending = self._layout_folders
        while pending:
            folder = pending.pop()
            for member in self.tree.members(folder):
                path = f"{folder}/{member.name}"
                if member.kind == LINK and self.tree.reaches_folder(path):
                    return None
                if member.kind != FOLDER:
                    names.add(member.name.partition(".")[0])
                elif member.name not in _NO_LAYOUTS and folder.count("/") < _DEEPEST:
                    pending.append(path)
        return frozenset(names)

    @property
    def shows_usually(self) -> bool:
        """Return that there is a next one in the order in which templates are looked up."""
        return True

    @cached_property
    def shortcodes(self) -> frozenset[str] | None:
        """Return those of the site and of its themes; None if a theme or module is not at hand.

        Not among them are those that Hugo has itself (https://gohugo.io/shortcodes/).
        """
        if self.has_other_templates:
            return None
        return frozenset(
            name.partition(".")[0]
            for folder in self._layout_folders
            for inner in ("shortcodes", "_shortcodes")
            for name in self.tree.names(f"{folder}/{inner}")
        )

    @property
    def _layout_folders(self) -> list[str]:
        """Return the folders of layouts of the site and of the themes that are part of the tree."""
        names = sorted(self.tree.names(f"{self._prefix}themes"))
        themes = [f"{self._prefix}themes/{name}/layouts" for name in names]
        return [f"{self._prefix}layouts", *themes]

    def makers(self, path: str, data: Mapping[str, Any]) -> list[str]:
        """Return the layouts of which Hugo may take one for a page, and what stands around it.

        They lie in the folder of the page's type or section, in ``_default`` or at the top
        (https://gohugo.io/templates/lookup-order/).
        """
        place = self.content.place(self.inside(path) or "")
        if place is None:
            return []
        own = {str(data.get("type") or "").lower(), *place.path.lower().split("/"), "_default", ""}
        names = _OF_ALL | {str(data.get("layout"))} | (_OF_LISTS if place.is_branch else _OF_PAGES)
        if not place.path:
            names |= _OF_HOME
        elif place.is_branch and place.path.partition("/")[0].lower() in self._taxonomies:
            names |= _OF_TERMS
        return [
            each
            for each, folders, stem in self._layouts
            if stem in names and own.issuperset(folders)
        ]

    @cached_property
    def _layouts(self) -> list[tuple[str, list[str], str]]:
        """Return the templates, the folders that each lies in, in lower case, and its name."""
        layouts = []
        for path in self.templates.ids.paths:
            *folders, name = f"/{path}".rpartition("/layouts/")[2].split("/")
            layouts.append((path, [*map(str.lower, folders)], name.partition(".")[0]))
        return layouts

    def knows_key(self, key: str) -> bool:
        """Return whether Hugo reads a front-matter key, be it for a taxonomy."""
        return super().knows_key(key) or key.lower() in self._taxonomies

    @cached_property
    def _taxonomies(self) -> set[str]:
        """Return the names of the taxonomies, as addresses have them."""
        declared = self.settings.get("taxonomies")
        names = declared.values() if isinstance(declared, dict) else ("tags", "categories")
        return {str(name).lower() for name in names}

    def page_folders(self, pages: Sequence[str]) -> Iterable[PageFolder]:
        """Yield a kind of pages for each section, one for the top and one for lists of pages."""
        roots = [root.folder for root in self.content.roots]
        parents = {root.rpartition("/")[0] for root in roots}
        if len(roots) > 1 and len(parents) == 1:
            # Each language has a folder of its own.
            base, start = f"{literal(parents.pop())}/*/".lstrip("/"), roots[0].count("/") + 1
        else:
            base, start = f"{literal(self.main_folder)}/", self.main_folder.count("/") + 1
            roots = [self.main_folder]
        paths = [
            path.split("/")[start:]
            for path in pages
            if path.startswith(tuple(f"{each}/" for each in roots))
        ]
        first = sorted({path[0] for path in paths if len(path) > 1})
        lists = ("**/_index.*",)
        if len(first) > 1 and all(_LANGUAGE.fullmatch(each) for each in first):
            for each in sorted({path[1] for path in paths if len(path) > 2}):
                yield PageFolder(each, f"{base}*/{literal(each)}/", lists)
            yield PageFolder("pages", f"{base}*/", lists, "*")
            first = []
        named = [each for each in first if not is_date(each)]
        for each in named:
            yield PageFolder(each, f"{base}{literal(each)}/", lists)
        yield PageFolder("pages", base, lists, "*" if len(named) == len(first) else "**/*")
        # A translation has its language in the name of its file: "_index.fr.md".
        is_translated = any(re.match(r"_index\.\w+\.", path[-1]) for path in paths)
        yield PageFolder("list-pages", base, (), "**/_index*" if is_translated else "**/_index")

    @property
    def data_folders(self) -> Sequence[str]:
        """Return ``dataDir``."""
        given = self.settings.get("datadir")
        return (given.strip("/") if isinstance(given, str) else "data",)

    def term_pages(self, name: str) -> Sequence[str]:
        """Return the globs of the term pages of the taxonomy of this name, in any language."""
        globs = []
        for root in self.content.roots:
            if not root.prefix:
                content = literal(root.folder)
                globs.append(f"{content}/{name}/*/_index.*")
                folder = self._prefix + root.folder
                globs += [
                    f"{content}/{each}/{name}/*/_index.*"
                    for each in sorted(self.tree.names(folder))
                    if _LANGUAGE.fullmatch(each) and self.tree.has_folder(f"{folder}/{each}/{name}")
                ]
        return globs

    def term_key(self, key: str, term: str) -> str:
        """Return a term as its address has it: in a taxonomy, a space is the same as a hyphen."""
        return term.lower().replace(" ", "-") if key.lower() in self._taxonomies else term

    def page_address(self, path: str) -> str:
        """Return the address that a page has by its path in the content."""
        place = self.content.place(self.inside(path) or "")
        return f"/{place.path}/".replace("//", "/") if place is not None else ""

    def addressing(self, names: FileNames) -> Addressing:
        """Return how addresses lead to the site's files."""
        from profilelint.source.site.generators.hugo.addressing import HugoAddressing

        return HugoAddressing(self, names)

    def references(self, files: frozenset[str]) -> References:
        """Return the pages that ``ref`` and ``relref`` find among the files of the tree."""
        from profilelint.source.site.generators.hugo.references import HugoReferences

        return HugoReferences(self, files)
