"""The sites of a tree: which generator builds the pages of which folder.

A generator is recognised by the name of its settings file. Nothing in the tree is run.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.source.files.tree import FOLDER
from profilelint.source.site.addresses import join_path
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.source.files.tree import Tree


class _Generator(NamedTuple):
    """A generator by the files that tell of it.

    ``files`` are names of its settings, relative to the site's folder; ``never`` are files and
    folders of other programs that have settings of the same name.
    """

    module: str
    site: str
    files: tuple[str, ...]
    never: tuple[str, ...] = ()


def _settings(stem: str, *endings: str) -> tuple[str, ...]:
    return tuple(f"{stem}.{ending}" for ending in endings)


_DATA = ("toml", "yaml", "yml", "json")
_SCRIPT = ("js", "mjs", "cjs", "ts", "mts", "cts")

_GENERATORS: Final = (
    # Its settings are named as Hugo's may be.
    _Generator("zola", "ZolaSite", ("zola.toml", "config.toml")),
    _Generator(
        "hugo.site",
        "HugoSite",
        (
            *_settings("hugo", *_DATA),
            *_settings("config", *_DATA),
            *_settings("config/_default/hugo", *_DATA),
            *_settings("config/_default/config", *_DATA),
        ),
    ),
    _Generator("astro.site", "AstroSite", _settings("astro.config", *_SCRIPT)),
    _Generator("docusaurus", "DocusaurusSite", _settings("docusaurus.config", *_SCRIPT)),
    _Generator("vitepress", "VitePressSite", _settings(".vitepress/config", *_SCRIPT)),
    _Generator(
        "vuepress", "VuePressSite", _settings(".vuepress/config", *_SCRIPT, "yml", "yaml", "toml")
    ),
    _Generator("svelte", "SvelteSite", _settings("svelte.config", *_SCRIPT)),
    _Generator("nuxt", "NuxtContentSite", _settings("nuxt.config", *_SCRIPT)),
    _Generator("mkdocs", "MkDocsSite", ("mkdocs.yml", "mkdocs.yaml")),
    _Generator("myst", "MystSite", ("myst.yml",)),
    _Generator("myst", "JupyterBook", ("_toc.yml",)),
    _Generator("myst", "SphinxSite", ("conf.py",)),
    _Generator("quarto", "QuartoSite", ("_quarto.yml", "_quarto.yaml")),
    _Generator(
        "eleventy.site",
        "EleventySite",
        (*_settings(".eleventy", *_SCRIPT), *_settings("eleventy.config", *_SCRIPT)),
    ),
    _Generator("hexo", "HexoSite", ("_config.yml", "_config.yaml"), never=("_toc.yml",)),
    _Generator("mdbook", "MdBook", ("book.toml",)),
    # The second is that of Apache's own builds (https://github.com/apache/infrastructure-pelican).
    _Generator("pelican", "PelicanSite", ("pelicanconf.py", "pelicanconf.yaml")),
    _Generator(
        "jekyll.site",
        "JekyllSite",
        ("_config.yml", "_config.yaml", "_config.toml"),
        # Jupyter Book and Hexo.
        never=("_toc.yml", "scaffolds"),
    ),
    _Generator("gitbook", "HonKitBook", _settings("book", "json", "js")),
    _Generator("gitbook", "GitBookSite", (".gitbook.yaml", "SUMMARY.md")),
    _Generator("grav", "GravSite", ("user/config/system.yaml", "config/system.yaml")),
    _Generator("docsify", "DocsifySite", ("_sidebar.md", "_coverpage.md", ".nojekyll")),
    _Generator(
        "obsidian",
        "ObsidianVault",
        (
            *(f".obsidian/{name}.json" for name in ("app", "appearance", "core-plugins")),
            ".gitignore",
        ),
    ),
    _Generator(
        "hugo.unconfigured",
        "UnconfiguredHugoSite",
        (
            *_settings("hugo", *(f"{each}.in" for each in _DATA)),
            *_settings("config", *(f"{each}.in" for each in _DATA)),
            "archetypes/default.md",
        ),
    ),
    _Generator("mdx", "MdxSite", ("package.json",)),
)

# What lies in the folder of a site: its settings, or the folder of them.
_MARKS: Final = frozenset(
    file.partition("/")[0] for generator in _GENERATORS for file in generator.files
)

# The site that shows what a theme of Hugo looks like; who uses the theme never builds it.
_SAMPLE: Final = pattern(r"(?:\A|/)themes/[^/]++/exampleSite(?:/|\Z)")
_SAMPLE_NAME: Final = "exampleSite"

# Where Docusaurus keeps its settings, and pages that lie beside them.
_HOME: Final = "website"
_OUTER: Final = frozenset(("docs", "blog", "community"))


class Sites:
    """The sites of a tree, each found when a path of it is first asked for.

    A file belongs to the site of the nearest folder, upwards to the root, that has the settings of
    a generator. ``settings_file`` is that of a Jekyll site under another name; empty where there is
    none.
    """

    def __init__(self, tree: Tree, settings_file: str = "") -> None:
        self.tree = tree
        self.unknown = Site(tree)
        self._by_folder: dict[str, Site] = {}
        self._own: dict[str, Site] = {}
        if settings_file:
            folder, _, name = settings_file.rpartition("/")
            self._own[folder] = self._make("jekyll.site", "JekyllSite", folder, name)

    def of(self, path: str) -> Site:
        """Return the site of a file, whose path is relative to the root and uses ``/``."""
        return self.at(path.rpartition("/")[0])

    def at(self, folder: str) -> Site:
        """Return the site that a folder belongs to."""
        site = self._by_folder.get(folder)
        if site is None:
            site = self._own.get(folder) or self._recognise(folder) or self._beside(folder)
            if site is not None and site.is_presumed and self._is_known_better(folder):
                site = None
            if site is None:
                site = self.at(folder.rpartition("/")[0]) if folder else self.unknown
            self._by_folder[folder] = site
        return site

    @property
    def known(self) -> list[Site]:
        """Return the sites found so far in the order of their folders, without the unknown one."""
        return _recognised(self._by_folder.values())

    def _is_sample(self, folder: str) -> bool:
        """Return whether a folder is the sample site of a theme, beside a site that uses it."""
        above, _, name = folder.rpartition("/")
        has_content = name == _SAMPLE_NAME and "content" in self.tree.names(above)
        return has_content or _SAMPLE.search(folder) is not None

    def among(self, files: Iterable[str]) -> list[Site]:
        """Return the sites of files in the order of their folders, without the unknown one."""
        return _recognised(map(self.at, {path.rpartition("/")[0] for path in files}))

    def _recognise(self, folder: str) -> Site | None:
        names = self.tree.names(folder)
        if names.isdisjoint(_MARKS) or self._is_sample(folder):
            return None
        for generator in _GENERATORS:
            for file in generator.files:
                first, _, below = file.partition("/")
                if first not in names or not names.isdisjoint(generator.never):
                    continue
                path = join_path(folder, file)
                if below and not self.tree.has_file(path):
                    continue
                site = self._make(generator.module, generator.site, folder, file)
                if site.is_confirmed:
                    return site
        return None

    def _is_known_better(self, folder: str) -> bool:
        """Return whether settings tell of a generator above a folder, or in a folder of it."""
        above = self.at(folder.rpartition("/")[0]) if folder else self.unknown
        if above.generator and not above.is_presumed:
            return True
        below = (
            self._recognise(join_path(folder, member.name))
            for member in self.tree.members(folder)
            if member.kind == FOLDER
        )
        return any(site is not None and not site.is_presumed for site in below)

    def _beside(self, folder: str) -> Site | None:
        """Return the site that has its settings beside a folder of its pages."""
        above, _, name = folder.rpartition("/")
        if name not in _OUTER or not self.tree.has_folder(join_path(above, _HOME)):
            return None
        for file in _settings(f"{_HOME}/docusaurus.config", *_SCRIPT):
            if self.tree.has_file(join_path(above, file)):
                made = import_module("profilelint.source.site.generators.docusaurus")
                site: Site = made.DocusaurusContent(self.tree, folder, join_path(above, file))
                return site if site.is_confirmed else None
        return None

    def _make(self, module: str, name: str, folder: str, file: str) -> Site:
        made = getattr(import_module(f"profilelint.source.site.generators.{module}"), name)
        site: Site = made(self.tree, folder, join_path(folder, file))
        return site


def _recognised(sites: Iterable[Site]) -> list[Site]:
    """Return each site once in the order of their folders, without the unknown one."""
    by_folder = {site.folder: site for site in sites if site.generator}
    return [by_folder[folder] for folder in sorted(by_folder)]
