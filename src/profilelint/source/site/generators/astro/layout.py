"""Where the files of an Astro site lie, and what its settings say of them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from profilelint.source.site.folders import FOREIGN, OTHER_PACKAGES, folder_of, is_below
from profilelint.source.site.page_folders import PageFolder, literal
from profilelint.source.site.scripts import (
    imports_of,
    read_script,
    texts_of,
    web_address_of,
)
from profilelint.source.site.settings import split_url
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.source.site.templates.fields import Shown
    from profilelint.source.site.templates.templates import Templates

_CONTENT = "src/content"
_PAGES = "src/pages"
_SCHEMAS = tuple(
    f"{stem}.{ending}"
    for stem in ("src/content.config", "src/content/config")
    for ending in ("ts", "mts", "js", "mjs")
)
_LOADERS = re.compile(r"\bglob\(")
_STARLIGHT = frozenset(
    (
        *("title", "description", "slug", "editUrl", "head", "tableOfContents", "template"),
        *("hero", "lastUpdated", "prev", "next", "sidebar", "banner", "pagefind", "draft"),
    )
)
_STARLIGHT_DOCS = "src/content/docs"
_STARLIGHT_PACKAGE = "@astrojs/starlight"
# What makes the ids of a collection's members other than their paths.
_OWN_IDS = re.compile(r"\bgenerateId\b")
# A collection of Starlight whose files lie elsewhere.
_OWN_DOCS = re.compile(r"\bdocs\s*:\s*defineCollection\(\s*\{\s*loader\s*:\s*+(?!docsLoader\()")
# What leaves marks as they are written.
_PLAIN_MARKS = re.compile(r"\bsmartypants\s*:\s*+false\b")
# Which Starlight prints as HTML.
_AS_HTML = frozenset((("hero", "tagline"), ("hero", "title"), ("banner", "content")))


class AstroLayout(Site):
    """Pages are the members of content collections and what lies in ``src/pages``."""

    generator = "Astro"
    merges_keys = True
    flavor = "mdx"
    skips_space_above = True
    routes_folder: ClassVar[str] = _PAGES
    docs_folder: ClassVar[str] = _STARLIGHT_DOCS
    template_pages = (".mdoc",)
    # Of Markdown in src/pages, and of the usual schemas of blogs.
    keys = frozenset(
        (
            *("layout", "title", "description", "draft", "slug", "pubDate", "updatedDate"),
            *("heroImage", "tags", "author", "image", "date", "lang", "setup", "components"),
        )
    )

    @cached_property
    def has_starlight(self) -> bool:
        """Return whether the settings import Starlight, or package.json names it."""
        from profilelint.source.site.settings import read_settings

        if _STARLIGHT_PACKAGE in imports_of(read_script(self.tree, self.settings_file)):
            return True
        package = read_settings(self.tree, f"{self._prefix}package.json")
        return any(
            _STARLIGHT_PACKAGE in named
            for named in (package.get("dependencies"), package.get("devDependencies"))
            if isinstance(named, dict)
        )

    def knows_key(self, key: str) -> bool:
        """Return whether Astro, or Starlight where it is in use, reads a front-matter key."""
        return key in self.keys or (self.has_starlight and key in _STARLIGHT)

    def needs_front_matter(self, path: str) -> bool:
        """Return whether a page lacks the title without which Starlight does not build."""
        inside = self.inside(path) or ""
        return self.has_starlight and is_below(inside, _STARLIGHT_DOCS)

    @cached_property
    def _schema_file(self) -> str:
        paths = [f"{self._prefix}{name}" for name in _SCHEMAS]
        return next((path for path in paths if self.tree.has_file(path)), "")

    @property
    def inputs(self) -> list[str]:
        """Return the files that were read to know the site, relative to the root."""
        package = f"{self._prefix}package.json"
        return [*super().inputs, package, *filter(None, [self._schema_file])]

    @cached_property
    def _bases(self) -> tuple[list[str], bool]:
        """Return the folders of collections that the schemas name, and whether these are all."""
        script = read_script(self.tree, self._schema_file) if self._schema_file else ""
        written = texts_of(script, "base")
        folders = [folder for each in written if (folder := folder_of(each)) is not None]
        loaders = sum(1 for _ in _LOADERS.finditer(script))
        return [each for each in dict.fromkeys(folders) if each], loaders <= len(written)

    @cached_property
    def ids_are_paths(self) -> bool:
        """Return whether the addresses of members of collections follow from their files."""
        text = read_script(self.tree, self._schema_file) if self._schema_file else ""
        return _OWN_IDS.search(text) is None and _OWN_DOCS.search(text) is None

    def base_of(self, collection: str) -> str:
        """Return the folder of a collection, relative to the root; empty if it is not known."""
        bases = [each for each in self._bases[0] if f"/{each}".endswith(f"/{collection}")]
        own = f"{_CONTENT}/{collection}"
        found = [
            f"{self._prefix}{each}"
            for each in dict.fromkeys((*bases, own))
            if collection and self.tree.has_folder(f"{self._prefix}{each}")
        ]
        return found[0] if len(found) == 1 else ""

    @cached_property
    def script(self) -> str:
        """Return the settings without comments."""
        return read_script(self.tree, self.settings_file)

    @property
    def address_ends(self) -> Sequence[str]:
        """Return how addresses of pages may end, by ``trailingSlash`` and ``build.format``."""
        if "file" in texts_of(self.script, "format"):
            return ("",)
        ends = {"always": ("/",), "never": ("",)}
        return ends.get("".join(texts_of(self.script, "trailingSlash")), ("/", ""))

    @cached_property
    def curls_marks(self) -> bool:
        """Return whether the configuration does not switch ``smartypants`` off."""
        return _PLAIN_MARKS.search(self.script) is None

    @cached_property
    def base_path(self) -> str:
        """Return ``base``."""
        written = [text for text in texts_of(self.script, "base") if text[:1] == "/"]
        return written[0].rstrip("/") if len(written) == 1 else ""

    @cached_property
    def url(self) -> str:
        """Return scheme and host of ``site``."""
        return split_url(web_address_of(self.script, "site"))[0]

    def left_out(self, path: str) -> str:
        """Return what a file is that Astro makes no page of, in the plural; else nothing."""
        inside = self.inside(path) or ""
        names = inside.split("/")
        if FOREIGN in names:
            return OTHER_PACKAGES
        bases, are_all = self._bases
        folders = [_CONTENT, _PAGES, *bases]
        folder = max((each for each in folders if is_below(inside, each)), default="", key=len)
        if not folder:
            return "files outside the content of Astro" if are_all or len(names) == 1 else ""
        if any(name[:1] == "_" for name in inside[len(folder) + 1 :].split("/")):
            return "files that Astro leaves out"
        return ""

    def term_pages(self, name: str) -> Sequence[str]:
        """Return the globs of the content collection of this name."""
        named = [each for each in self._bases[0] if f"/{each}".endswith(f"/{name}")]
        return [f"{each}/**/*" for each in dict.fromkeys((f"{_CONTENT}/{name}", *named))]

    def page_folders(self, pages: Sequence[str]) -> Iterable[PageFolder]:
        """Yield a kind of pages for each collection, and one for ``src/pages``."""
        bases = [each for each in self._bases[0] if each != _CONTENT]
        for each in sorted(bases, key=len, reverse=True):
            yield PageFolder(each.rpartition("/")[2], f"{literal(each)}/")
        start = len(_CONTENT) + 1
        inside = [path[start:] for path in pages if path.startswith(f"{_CONTENT}/")]
        for each in sorted({path.partition("/")[0] for path in inside if "/" in path}):
            yield PageFolder(each, f"{_CONTENT}/{literal(each)}/")
        yield PageFolder("content", f"{_CONTENT}/", (), "*")
        yield PageFolder("pages", f"{_PAGES}/")

    def escapes_fields(self, _path: str) -> bool:
        """Return that tags in fields are shown as text, but where a component says otherwise."""
        return True

    @cached_property
    def templates(self) -> Templates:
        """Return the components, layouts and pages that are programs."""
        from profilelint.source.site.templates.templates import Templates

        folders = [
            f"{self._prefix}src/{name}"
            for name in sorted(self.tree.names(f"{self._prefix}src"))
            if name not in {"content", "assets", "data"}
        ]
        endings = (".astro", ".vue", ".jsx", ".tsx", ".svelte")
        return Templates(self.tree, folders, {}, others=endings)

    def shows(self, field: Sequence[str]) -> Shown:
        """Return how Starlight or a component of the site shows a field."""
        shown = self.templates.shows(field)
        if self.has_starlight and tuple(field) in _AS_HTML:
            return shown._replace(as_html=True)
        return shown
