"""Which files are the content of a Hugo site, in which language, and where they count from.

Content lies in ``content`` or what ``contentDir`` names, for the site or for a language, and in
folders that a mount of ``module`` gives to ``content`` (https://gohugo.io/configuration/module/).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.site.generators.hugo.settings import mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGES: Final = (
    *(".md", ".markdown", ".mdown", ".html", ".htm"),
    *(".adoc", ".ad", ".asciidoc", ".org", ".rst", ".pandoc", ".pdc"),
)
"""Endings of files that Hugo makes pages of (https://gohugo.io/content-management/formats/)."""

ADAPTER: Final = "_content.gotmpl"
"""The file that makes pages of data (https://gohugo.io/content-management/content-adapters/)."""

_MOST = 200


class Root(NamedTuple):
    """A folder of content, relative to the site's.

    ``prefix`` is where its files count from: empty or the path of a section, with ``/`` at its
    end. ``language`` is empty where file names tell it. ``is_whole`` is false where only some files
    of the folder count.
    """

    folder: str
    prefix: str = ""
    language: str = ""
    is_whole: bool = True


class Place(NamedTuple):
    """What a file of content is by its path.

    ``path`` is its logical path: that below the root, without ending and language; for an index,
    that of its folder. It is empty for the home page.
    """

    path: str
    language: str
    is_leaf: bool
    is_branch: bool

    @property
    def section(self) -> str:
        """Return the first segment of the path if more follows or it is a list of pages."""
        first, slash, _ = self.path.partition("/")
        return first if slash or self.is_branch else ""


class Content:
    """The content of a site, by its configuration with keys in lower case."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        declared = mapping(settings.get("languages"))
        self.languages = {
            name: each for name, each in [*declared.items()][:_MOST] if isinstance(each, dict)
        }
        self.default_language = _folder(settings.get("defaultcontentlanguage")) or "en"
        self.roots = (
            _mounted(settings)
            or _of_languages(self.languages, _main(settings))
            or [Root(_main(settings))]
        )
        # The most special folder first: one may lie in another.
        self.roots.sort(key=lambda root: -len(root.folder))
        self._by_beginning = [(f"{root.folder}/", root) for root in self.roots]

    def root_of(self, inside: str) -> Root | None:
        """Return the root that a file lies in; its path is relative to the site."""
        for beginning, root in self._by_beginning:
            if inside.startswith(beginning):
                return root
        return None

    def place(self, inside: str) -> Place | None:
        """Return what a file is; None for one that is no content."""
        root = self.root_of(inside)
        if root is None:
            return None
        path = root.prefix + inside[len(root.folder) + 1 :]
        folder, _, name = path.rpartition("/")
        stem = name.rpartition(".")[0] or name
        stem, language = self._split(stem, root.language)
        if stem in {"index", "_index"}:
            return Place(folder, language, stem == "index", stem == "_index")
        return Place(f"{folder}/{stem}" if folder else stem, language, False, False)

    def _split(self, stem: str, language: str) -> tuple[str, str]:
        rest, _, last = stem.rpartition(".")
        if rest and last.lower() in self.languages:
            return rest, last.lower()
        return stem, language or self.default_language


def _mounted(settings: Mapping[str, Any]) -> list[Root]:
    mounts = mapping(settings.get("module")).get("mounts")
    roots = []
    for mount in mounts[:_MOST] if isinstance(mounts, list) else ():
        if not isinstance(mount, dict):
            continue
        source, target = _folder(mount.get("source")), _folder(mount.get("target"))
        if not source or ".." in source.split("/") or target.partition("/")[0] != "content":
            continue
        prefix = target.partition("/")[2]
        language = mount.get("lang")
        whole = mount.keys().isdisjoint(("files", "includefiles", "excludefiles", "sites"))
        roots.append(
            Root(
                source,
                prefix and f"{prefix}/",
                language if isinstance(language, str) else "",
                whole,
            )
        )
    return roots


def _of_languages(languages: Mapping[str, dict[str, Any]], main: str) -> list[Root]:
    own = {name: _folder(each.get("contentdir")) for name, each in languages.items()}
    if not any(own.values()):
        return []
    roots = [Root(folder, "", name) for name, folder in own.items() if folder]
    if not all(own.values()):
        roots.append(Root(main))
    return roots


def _main(settings: Mapping[str, Any]) -> str:
    return _folder(settings.get("contentdir")) or "content"


def _folder(value: Any) -> str:
    return value.removeprefix("./").strip("/") if isinstance(value, str) else ""
