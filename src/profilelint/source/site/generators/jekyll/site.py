"""A site that Jekyll builds."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from profilelint.source.site.addresses import join_path
from profilelint.source.site.addressing import stem_of
from profilelint.source.site.generators.jekyll.layout import NOT_PAGES, JekyllLayout, folder_of
from profilelint.source.site.page_folders import PageFolder, is_date, literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from profilelint.model.tree import Plain
    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames
    from profilelint.source.site.references import References
    from profilelint.source.site.templates.templates import Templates

# An include may have any ending; ".ext" is how Jekyll's own messages write it.
_ENDINGS_OF_TEMPLATES = (".html", ".htm", ".liquid", ".ext", ".inc", ".tpl")


class JekyllSite(JekyllLayout):
    """What Jekyll makes of the files of a site."""

    @cached_property
    def layouts(self) -> frozenset[str] | None:
        """Return those in the folder of layouts; None if a theme or a plugin may have others."""
        names = self.tree.names(
            join_path(self.source_folder, folder_of(self.settings, "layouts_dir") or "_layouts")
        )
        if not names or self.has_other_templates:
            return None
        return frozenset(name.partition(".")[0] for name in names)

    @property
    def has_other_templates(self) -> bool:
        """Return whether a theme may show fields, too."""
        return "theme" in self.settings or "remote_theme" in self.settings

    @cached_property
    def templates(self) -> Templates:
        """Return the layouts, the includes and the pages in HTML."""
        from profilelint.source.site.templates.languages import JekyllLiquid
        from profilelint.source.site.templates.templates import Templates

        source = self.source_folder
        liquid = JekyllLiquid(
            lambda name: (
                any(name == each.name for each in self.collections)
                or self.tree.has_folder(join_path(source, f"_{name}"))
            )
        )
        folders = [
            join_path(source, folder_of(self.settings, key) or default)
            for key, default in (("layouts_dir", "_layouts"), ("includes_dir", "_includes"))
        ]
        languages = dict.fromkeys(_ENDINGS_OF_TEMPLATES, liquid)
        return Templates(self.tree, [*folders, source], languages, underscored=False)

    def page_folders(self, pages: Sequence[str]) -> Iterable[PageFolder]:
        """Yield a kind of pages for each collection, and one for all other pages.

        Where ``defaults`` have a scope with a path, the pages there are a kind as well.
        """
        source = folder_of(self.settings, "source")
        source = f"{source}/" if source else ""
        base = source + (f"{self.collections_folder}/" if self.collections_folder else "")
        declared = self.settings.get("collections")
        names = [each for each in declared or () if isinstance(each, str)]
        for folder in dict.fromkeys(map(_without_dates, self.scoped.folders)):
            if not folder:
                continue
            exclude = () if "_" in {step[:1] for step in folder.split("/")} else ("**/_*/**",)
            name = folder.rpartition("/")[2]
            yield PageFolder(name, literal(f"{source}{folder}/"), exclude)
        for each in names:
            if each not in ("posts", "drafts"):
                yield PageFolder(each, literal(f"{base}_{each}/"))
        for each in ("posts", "drafts"):
            yield PageFolder(each, f"**/_{each}/")
        others = {path.partition("/")[0] for path in pages if path.startswith("_") and "/" in path}
        for each in sorted(others - {*NOT_PAGES} - {f"_{each}" for each in names}):
            yield PageFolder(each, literal(f"{each}/"))
        yield PageFolder("pages", "", ("**/_*/**", "vendor/**"))

    @property
    def data_folders(self) -> Sequence[str]:
        """Return ``data_dir``."""
        name = folder_of(self.settings, "data_dir") or "_data"
        return (join_path(folder_of(self.settings, "source"), name),)

    def writes_address(self, output: str, text: str) -> bool:
        """Return whether Liquid writes an address of a data file or of the settings."""
        from profilelint.source.site.generators.jekyll.site_data import writes_address

        return writes_address(output, text, self.settings)

    def may_supply(self, _path: str, _key: str, data: Mapping[str, Plain]) -> bool:
        """Return whether a page leads to another one, so that nothing of it is shown."""
        return bool(data.get("redirect_to"))

    def takes_title_from_heading(self, path: str) -> bool:
        """Return whether a plugin takes the title from the first heading."""
        is_document = any(step.startswith("_") for step in path.split("/")[:-1])
        return self._titles_from_headings[is_document]

    @cached_property
    def _titles_from_headings(self) -> tuple[bool, bool]:
        """Whether a plugin takes titles of pages from headings, and those of documents."""
        from profilelint.source.site.generators.jekyll.plugins import titles_from_headings

        return (
            titles_from_headings(self, is_document=False),
            titles_from_headings(self, is_document=True),
        )

    def term_pages(self, name: str) -> Sequence[str]:
        """Return the glob of the collection of this name."""
        base = join_path(folder_of(self.settings, "source"), self.collections_folder).strip("/")
        return (join_path(literal(base), f"_{name}/**/*"),)

    def page_address(self, path: str) -> str:
        """Return the address of a page, which its collection's permalink gives it."""
        inside = self.within(path) or ""
        declared = self.settings.get("collections")
        style = self.settings.get("permalink")
        template: Any = None
        for each in self.collections:
            if inside.startswith(f"{each.folder}/"):
                if each.prefix is None:
                    return ""
                own = declared.get(each.name) if isinstance(declared, dict) else None
                template = own.get("permalink") if isinstance(own, dict) else None
                style = template or style
                segments = [*each.prefix, stem_of(path)]
                break
        else:
            if inside.startswith("_"):
                return ""
            segments = inside.rpartition(".")[0].split("/")
        if segments[-1] == "index":
            return "/".join(("", *segments[:-1], ""))
        ending = ".html"
        if style == "pretty" or (isinstance(style, str) and style.endswith("/")):
            ending = "/"
        elif isinstance(template, str) and template.startswith("/"):
            ending = "" if not template.endswith((":output_ext", ".html")) else ending
        return "/".join(("", *segments)) + ending

    def addressing(self, names: FileNames) -> Addressing:
        """Return how addresses lead to the site's files."""
        from profilelint.source.site.generators.jekyll.addressing import JekyllAddressing

        return JekyllAddressing(self, names)

    def references(self, files: frozenset[str]) -> References:
        """Return the files and posts that ``link`` and ``post_url`` find in the tree."""
        from profilelint.source.site.generators.jekyll.references import JekyllReferences

        return JekyllReferences(self, files)


def _without_dates(folder: str) -> str:
    """Return a folder, or the one above if it is that of a year or a month."""
    while folder and is_date(folder.rpartition("/")[2]):
        folder = folder.rpartition("/")[0]
    return folder
