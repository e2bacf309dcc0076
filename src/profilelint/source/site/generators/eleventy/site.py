"""A site that Eleventy builds."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from profilelint.source.site.addresses import ADDRESS_KEYS
from profilelint.source.site.folders import FOREIGN, OTHER_PACKAGES, is_below
from profilelint.source.site.generators.eleventy.cascade import Cascade
from profilelint.source.site.generators.eleventy.settings import read_folders
from profilelint.source.site.scripts import read_script, texts_of
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from profilelint.model.tree import Plain
    from profilelint.source.files.ignore import Ignore
    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames
    from profilelint.source.site.generators.eleventy.settings import Folders
    from profilelint.source.site.templates.templates import Templates

_EXTENSIONS = re.compile(r"""addDataExtension\(\s*["'`]([\w, ]+)["'`]""")
_ALIASES = re.compile(r"""addLayoutAlias\(\s*["'`]([^"'`\n]+)["'`]\s*,\s*["'`]([^"'`\n]+)["'`]""")
_ENGINE = re.compile(r"""markdownTemplateEngine\b["']?\s*[:=]\s*(["']\w+["']|\w*)""")
_READABLE = {"yaml": ".yaml", "yml": ".yml", "toml": ".toml"}


class EleventySite(Site):
    """Pages lie in the input folder; data files and layouts give them values."""

    generator = "Eleventy"
    merges_keys = True
    flavor = "markdown-it"
    template_pages = (".html", ".liquid", ".njk")
    keys = frozenset(
        (
            *("permalink", "layout", "pagination", "tags", "date", "templateEngineOverride"),
            *("eleventyExcludeFromCollections", "eleventyComputed", "eleventyDataSchema"),
            *("eleventyNavigation", "eleventyImport", "eleventyAllowMissingExtension"),
            *("dynamicPermalink", "renderData", "title", "description", "draft", "lang"),
            *("sitemap", "image", "author", "metadata", "meta", "excerpt"),
        )
    )

    def knows_key(self, key: str) -> bool:
        """Return whether Eleventy reads a key; ``override:tags`` replaces tags of data files."""
        return key.removeprefix("override:") in self.keys

    @cached_property
    def runs_texts(self) -> bool:
        """Return whether Liquid, which is the default, or Nunjucks runs them."""
        engine = _ENGINE.search(self._script)
        return engine is None or engine[1].strip("'\"") in {"liquid", "njk"}

    @property
    def address_keys(self) -> frozenset[str]:
        """Return the keys that the address of a page may be made of.

        Pages have titles, unless they are scripts.
        """
        return ADDRESS_KEYS | {"title", "date", "eleventyComputed"}

    @property
    def dates_from_names(self) -> bool:
        """Return that Eleventy takes the date of a page from the name of its file."""
        return True

    @cached_property
    def _script(self) -> str:
        return read_script(self.tree, self.settings_file)

    @cached_property
    def folders(self) -> Folders:
        """Return the folders of the site, relative to its own."""
        return read_folders(self._script, lambda path: self.tree.has_folder(self._prefix + path))

    @cached_property
    def cascade(self) -> Cascade:
        """Return the data that files give the pages."""
        named = {
            name.strip() for found in _EXTENSIONS.findall(self._script) for name in found.split(",")
        }
        endings = [".json", *(ending for name, ending in _READABLE.items() if name in named)]
        aliases = dict(_ALIASES.findall(self._script))
        return Cascade(self.tree, self._prefix, self.folders, endings, aliases)

    @cached_property
    def _ignores(self) -> list[tuple[str, Ignore]]:
        from profilelint.source.files.ignore import Ignore

        found = []
        for folder in dict.fromkeys(("", self.folders.input)):
            path = f"{self._prefix}{folder}/.eleventyignore".replace("//", "/").lstrip("/")
            text = self.tree.text(path)
            if text is not None:
                found.append((folder, Ignore(text.splitlines())))
        return found

    @property
    def adds_footnotes(self) -> bool:
        """Return whether the settings speak of a plugin for footnotes."""
        return "footnote" in self._script

    @cached_property
    def _imported(self) -> dict[str, str]:
        """Return the scripts that the settings import, by path."""
        from profilelint.source.site.scripts import imported_scripts

        return imported_scripts(self.tree, self.folder, self._script)

    @property
    def inputs(self) -> list[str]:
        """Return the files that were read to know the site, relative to the root."""
        return [*super().inputs, *self._imported]

    @cached_property
    def _names_headings(self) -> bool:
        from profilelint.source.site.generators.eleventy.plugins import may_name_headings

        return may_name_headings((self._script, *self._imported.values()))

    def adds_headings(self, _path: str, _data: Mapping[str, Any]) -> bool:
        """Return whether a transform may give headings anchors of its own."""
        return self._names_headings

    def left_out(self, path: str) -> str:
        """Return what a file is that Eleventy makes no page of, in the plural; else nothing."""
        inside = self.inside(path) or ""
        names = inside.split("/")
        folders = self.folders
        if FOREIGN in names:
            return OTHER_PACKAGES
        if is_below(inside, folders.output):
            return "files that Eleventy has built"
        if is_below(inside, folders.includes) or is_below(inside, folders.layouts):
            return "layouts and includes of Eleventy"
        if is_below(inside, folders.data):
            return "data files of Eleventy"
        if not is_below(inside, folders.input):
            return "files outside the content of Eleventy"
        for folder, ignore in self._ignores:
            below = inside[len(folder) :].lstrip("/").split("/")
            if is_below(inside, folder) and any(
                ignore.decide("/".join(below[:depth]), folder=depth < len(below))
                for depth in range(1, len(below) + 1)
            ):
                return "files that Eleventy leaves out"
        return ""

    def inputs_for(self, folders: Iterable[str]) -> list[str]:
        """Return the files that are read to know what holds for the pages of some folders."""
        top = f"{self._prefix}{self.folders.input}".rstrip("/")
        return [
            *self.inputs,
            *self.cascade.inputs(each for each in folders if is_below(f"{each}/", top)),
        ]

    def defaults(self, path: str) -> Mapping[str, Plain]:
        """Return the values that data files give a page, but for those that are computed."""
        return self.cascade.values(path)

    def may_supply(self, path: str, key: str, data: Mapping[str, Plain]) -> bool:
        """Return whether a layout, global data or code may give a page a value."""
        return self.cascade.supplies(path, key, data)

    @property
    def data_folders(self) -> Sequence[str]:
        """Return the folder of global data, and the usual ones."""
        return [*dict.fromkeys((self.folders.data, "_data", "src/_data"))]

    def term_pages(self, name: str) -> Sequence[str]:
        """Return globs of the folder of this name, in the input folder or a usual one."""
        content = f"{self.folders.input}/".lstrip("/")
        usual = (f"_{name}/**/*", f"src/{name}/**/*", f"src/_{name}/**/*")
        return [*dict.fromkeys((f"{content}{name}/**/*", *usual))] if content else usual

    @cached_property
    def templates(self) -> Templates:
        """Return the layouts, the includes and the pages that are templates."""
        from profilelint.source.site.templates.languages import EleventyLanguage
        from profilelint.source.site.templates.templates import Templates

        known = self.cascade.global_data
        liquid = EleventyLanguage(known, nunjucks=False)
        nunjucks = EleventyLanguage(known, nunjucks=True)
        is_nunjucks = re.search(r"htmlTemplateEngine['\"]?\s*:\s*['\"]njk", self._script)
        html = nunjucks if is_nunjucks else liquid
        own = self.folders
        return Templates(
            self.tree,
            [
                f"{self._prefix}{each}".rstrip("/")
                for each in (own.layouts, own.includes, own.input)
            ],
            {".njk": nunjucks, ".liquid": liquid, ".html": html},
            others=(".webc", ".11ty.js", ".11ty.cjs", ".11ty.ts"),
            underscored=False,
        )

    @cached_property
    def base_path(self) -> str:
        """Return ``pathPrefix``."""
        written = texts_of(self._script, "pathPrefix")
        base = written[0].strip("/") if len(written) == 1 else ""
        return f"/{base}" if base else ""

    def addressing(self, names: FileNames) -> Addressing:
        """Return how addresses lead to the site's files."""
        from profilelint.source.site.generators.eleventy.addressing import EleventyAddressing

        return EleventyAddressing(
            self.tree,
            self.folder,
            self.folders.input,
            self._script,
            self.cascade,
            names,
            self.left_out,
        )
