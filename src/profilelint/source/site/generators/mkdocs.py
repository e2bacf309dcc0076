"""MkDocs (https://www.mkdocs.org), and the theme Material with its plugins."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cached_property
from typing import TYPE_CHECKING, Any

from profilelint.model.pattern import pattern
from profilelint.source.site.folders import (
    FOREIGN,
    OTHER_PACKAGES,
    all_above,
    folder_of,
    folders_above,
    is_below,
    merged,
)
from profilelint.source.site.settings import read_settings, split_url
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from profilelint.model.tree import Plain
    from profilelint.source.files.ignore import Ignore
    from profilelint.source.markdown.anchors import Way
    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames
    from profilelint.source.site.templates.templates import Templates

_MOST_PARENTS = 5
# The events of hooks in which files are added, moved or renamed.
_MAKING_EVENTS = ("on_config", "on_files", "on_nav", "on_pre_build", "on_startup")
# Those in which they may write headings.
_WRITING_EVENTS = ("on_page_markdown", "on_page_content", "on_page_context", "on_post_page")
_MOST_APPENDED = 20
_MOST_GLOBS = 50
_LONGEST_GLOB = 200
_DEFINED = pattern(r"(?m)^[ ]{0,3}\[([^\[\]\r\n]{1,300})\]:")
_SEPARATOR = pattern(r"[-_.~+]{0,3}")
_PACKAGES = ("markdown.extensions.", "pymdownx.")
# Such plugins make or move pages, so that the names of files do not tell which there are.
_MAKING = ("gen-files", "literate-nav", "i18n", "multirepo", "monorepo", "awesome", "simple")


class MkDocsSite(Site):
    """Pages are the files below ``docs_dir``, whether or not ``nav`` names them."""

    generator = "MkDocs"
    merges_keys = True
    unread = ("toml", "json")
    flavor = "python-markdown"
    titles_from_headings = True
    readmes_are_pages = True
    warns_of_links = True
    keys = frozenset(
        (
            *("title", "description", "template", "author", "authors", "date", "hide", "icon"),
            *("status", "subtitle", "tags", "search", "social", "comments", "categories"),
            *("draft", "pin", "slug", "links", "readtime", "image", "robots", "ignore_macros"),
            *("render_macros", "revision_date", "created", "updated", "hide_date", "level"),
            *("disable_toc", "path", "source", "language", "lang", "weight", "order", "nav"),
            *(
                "git_revision_date",
                "exclude",
                "glossary",
                "summary",
                "include_yaml",
                "cover",
                "alias",
                "aliases",
            ),
        )
    )

    @cached_property
    def _parents(self) -> list[str]:
        """Return the settings file and those that it inherits from, which count less."""
        files = [self.settings_file]
        while len(files) < _MOST_PARENTS:
            inherited = read_settings(self.tree, files[-1]).get("INHERIT")
            path = folder_of(files[-1].rpartition("/")[0], inherited) if inherited else None
            if not path or path in files:
                break
            files.append(path)
        return files

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """Return the settings, with those that they inherit."""
        values: dict[str, Any] = {}
        for path in reversed(self._parents):
            values = merged(values, read_settings(self.tree, path))
        return values

    @property
    def inputs(self) -> list[str]:
        """Return the files that were read to know the site, relative to the root."""
        return [*self._parents, *self._appended, *filter(None, self._hooks)]

    @cached_property
    def content(self) -> str:
        """Return the folder of the pages, relative to the root."""
        folder = folder_of(self.settings.get("docs_dir", "docs"))
        return f"{self._prefix}{'docs' if folder is None else folder}".rstrip("/")

    @property
    def base_path(self) -> str:
        """Return the path of ``site_url``."""
        return split_url(self.settings.get("site_url"))[1]

    @property
    def url(self) -> str:
        """Return scheme and host of ``site_url``."""
        return split_url(self.settings.get("site_url"))[0]

    @cached_property
    def plugins(self) -> dict[str, Any]:
        """Return the plugins with their options; names are without that of the theme."""
        given = self.settings.get("plugins")
        found: dict[str, Any] = {}
        for entry in given if isinstance(given, list) else [given]:
            named = entry if isinstance(entry, dict) else {entry: None}
            found.update({str(name).rpartition("/")[2]: named[name] for name in named})
        return found

    def _extension(self, name: str) -> Mapping[str, Any]:
        """Return the options of an extension of Python-Markdown; none where it has none."""
        given = self.settings.get("markdown_extensions")
        options: Any = None
        for entry in given if isinstance(given, list) else [given]:
            if isinstance(entry, dict):
                options = entry.get(name, options)
        return options if isinstance(options, dict) else {}

    @cached_property
    def anchor_ways(self) -> tuple[Way, ...]:
        """Return the ways that the extension ``toc`` is told.

        Its ``slugify`` is a tag that calls a function; it is read as the arguments, and not called.
        """
        options = self._extension("toc")
        separator, is_named = options.get("separator", "-"), "slugify" in options
        if not isinstance(separator, str) or not _SEPARATOR.fullmatch(separator):
            separator = "-"
        if not is_named and separator == "-":
            return ()
        from profilelint.source.markdown.anchors import toc_ways

        called = options.get("slugify")
        given = called.get("kwds") if isinstance(called, dict) else None
        case = given.get("case", "none") if isinstance(given, dict) else "none"
        return toc_ways(str(case) if is_named else "", separator)

    @cached_property
    def _appended(self) -> list[str]:
        """Return the files that PyMdown's extension ``snippets`` puts at the end of each page."""
        options = self._extension("pymdownx.snippets")
        names, bases = options.get("auto_append"), options.get("base_path", "")
        found = []
        for name in names[:_MOST_APPENDED] if isinstance(names, list) else []:
            for base in bases[:_MOST_APPENDED] if isinstance(bases, list) else [bases]:
                path = folder_of(self.folder, base, name)
                if path and self.tree.has_file(path):
                    found.append(path)
                    break
        return found

    @cached_property
    def link_labels(self) -> frozenset[str]:
        """Return the labels that the files define which are put at the end of each page."""
        texts = (self.tree.text(path) or "" for path in self._appended)
        return frozenset(label for text in texts for label in _DEFINED.findall(text))

    @property
    def adds_footnotes(self) -> bool:
        """Return whether ``markdown_extensions`` name that for footnotes."""
        return not self.markdown_extensions.isdisjoint(("footnotes", "extra"))

    @cached_property
    def markdown_extensions(self) -> frozenset[str]:
        """Return the names of the extensions of Python-Markdown without their packages."""
        given = self.settings.get("markdown_extensions")
        named: set[str] = set()
        for entry in given if isinstance(given, (list, dict)) else ():
            named.update(map(str, entry if isinstance(entry, dict) else [entry]))
        for package in _PACKAGES:
            named = {name.removeprefix(package) for name in named}
        return frozenset(named)

    @cached_property
    def _excluded(self) -> Ignore:
        from profilelint.source.files.ignore import Ignore

        given = self.settings.get("exclude_docs")
        lines = given.splitlines() if isinstance(given, str) else []
        # What MkDocs leaves out unless it is told otherwise.
        return Ignore([".*", "/templates/", *lines])

    def left_out(self, path: str) -> str:
        """Return what a file is that MkDocs makes no page of, in the plural; else nothing."""
        if FOREIGN in path.split("/"):
            return OTHER_PACKAGES
        if not is_below(path, self.content):
            return "files outside the content of MkDocs"
        names = path[len(self.content) :].lstrip("/").split("/")
        for depth in range(1, len(names) + 1):
            here = "/".join(names[:depth])
            if self._excluded.decide(here, folder=depth < len(names)):
                return "files that MkDocs leaves out"
        if names[-1] == "README.md" and self.tree.has_file(f"{path[:-9]}index.md"):
            return "files that MkDocs leaves out"
        inside = "/".join(names)
        if any(fnmatchcase(inside, glob) for glob in self._globs):
            return "files that MkDocs leaves out"
        return ""

    @cached_property
    def _globs(self) -> list[str]:
        """Return the globs of the plugin ``exclude``, in which ``*`` stands for slashes too."""
        options = self.plugins.get("exclude")
        globs = options.get("glob") if isinstance(options, dict) else None
        listed = globs if isinstance(globs, list) else [globs]
        return [
            glob
            for glob in listed[:_MOST_GLOBS]
            if isinstance(glob, str) and len(glob) <= _LONGEST_GLOB
        ]

    @property
    def _meta_name(self) -> str:
        if "meta" not in self.plugins:
            return ""
        options = self.plugins["meta"]
        name = options.get("meta_file") if isinstance(options, dict) else None
        return name if isinstance(name, str) and "/" not in name else ".meta.yml"

    def inputs_for(self, folders: Iterable[str]) -> list[str]:
        """Return the files that are read to know what holds for the pages of some folders."""
        if not self._meta_name:
            return self.inputs
        inside = [folder for folder in folders if is_below(f"{folder}/", self.content)]
        files = [f"{each}/{self._meta_name}" for each in all_above(inside, self.content)]
        return [*self.inputs, *files]

    def defaults(self, path: str) -> dict[str, Plain]:
        """Return the values that the plugin ``meta`` gives the pages of a folder."""
        folder = path.rpartition("/")[0]
        values: dict[str, Plain] = {}
        if self._meta_name and is_below(path, self.content):
            for each in folders_above(folder, self.content):
                values = merged(values, self._meta(each))
        return values

    def _meta(self, folder: str) -> dict[str, Any]:
        if folder not in self._metas:
            self._metas[folder] = read_settings(self.tree, f"{folder}/{self._meta_name}")
        return self._metas[folder]

    @cached_property
    def _metas(self) -> dict[str, dict[str, Any]]:
        return {}

    @cached_property
    def templates(self) -> Templates:
        """Return the templates of the folder ``custom_dir``."""
        from profilelint.source.site.templates.languages import MkDocsJinja
        from profilelint.source.site.templates.templates import Templates

        folders = [self._of_theme] if self._of_theme else []
        return Templates(self.tree, folders, {".html": MkDocsJinja()})

    @property
    def _of_theme(self) -> str:
        """Return the folder ``custom_dir``, relative to the root; empty if there is none."""
        theme = self.settings.get("theme")
        custom = folder_of(theme.get("custom_dir")) if isinstance(theme, dict) else None
        return f"{self._prefix}{custom}" if custom else ""

    @cached_property
    def _hooks(self) -> list[str]:
        """Return the scripts of hooks, relative to the root; empty for one outside of it."""
        hooks = self.settings.get("hooks")
        named = hooks[:_MOST_APPENDED] if isinstance(hooks, list) else []
        return [folder_of(self.folder, each) or "" for each in named]

    def _hooks_may(self, events: Iterable[str]) -> bool:
        """Return whether a hook takes part in one of some events, or cannot be read."""
        if not self.settings.get("hooks"):
            return False
        texts = [self.tree.text(path) if path else None for path in self._hooks]
        return not texts or any(
            text is None or "import *" in text or any(event in text for event in events)
            for text in texts
        )

    @cached_property
    def _hooks_write(self) -> bool:
        return self._hooks_may(_WRITING_EVENTS)

    def adds_headings(self, _path: str, _data: Mapping[str, Any]) -> bool:
        """Return whether a hook may put headings on a page."""
        return self._hooks_write

    def addressing(self, _names: FileNames) -> Addressing:
        """Return how addresses lead to the site's files."""
        from profilelint.source.site.generators.mkdocs_addressing import MkDocsAddressing

        are_known = (
            # A translation may fall back on the pages of the site whose settings it inherits.
            "INHERIT" not in self.settings
            and not self._hooks_may(_MAKING_EVENTS)
            and not any(name in plugin for plugin in self.plugins for name in _MAKING)
        )
        return MkDocsAddressing(self.content, self._of_theme, sources_are_known=are_known)
