"""What the settings of an Astro site say of pages that have no file.

Integrations and plugins may make pages, and code on a server may answer any address. What the
settings name is known by its name; what of it lies in the tree is read as text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.site.addresses import join_path
from profilelint.source.site.folders import folder_of
from profilelint.source.site.scripts import imports_of, read_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.source.files.tree import Tree

_HARMLESS: Final = re.compile(
    r"astro(?:[/:].*)?|@astrojs/(?!db\b).*|@expressive-code/.*|@lorenzo_lewis/starlight-utils"
    r"|astro-(?:compress|d2|embed|expressive-code|icon|mermaid|og-canvas|robots-txt|seo)(?:/.*)?"
    r"|astrojs-service-worker|starlight-(?:blog|giscus|heading-badges|image-zoom|kbd"
    r"|links-validator|llms-txt|package-managers|scroll-to-top|sidebar-topics|theme-[\w-]+"
    r"|ui-tweaks)"
)
_FOR_ASTRO: Final = re.compile(r"astro|starlight", re.IGNORECASE)
_ALIASES: Final = ("~", "@/", "#", "$")
_ENDINGS: Final = ("", ".ts", ".mts", ".js", ".mjs", ".json", "/index.ts", "/index.js")
_SERVERS: Final = (
    *("worker.js", "worker.ts", "src/worker.js", "src/worker.ts", "functions"),
    *("src/middleware.js", "src/middleware.ts", "src/middleware"),
)
# Settings by which files lie, or pages come from, elsewhere.
_ELSEWHERE: Final = re.compile(r"\b(?:srcDir|publicDir|injectRoute)\b")
_REDIRECTS: Final = re.compile(r"\bredirects\b(\s*:\s*\{)?")
_SOURCE: Final = re.compile(r"""["'`](/[^"'`\s]{0,500})["'`]\s*:""")
_LOCALE: Final = re.compile(r"""([\w-]{2,20})["']?\s*:\s*\{\s*["']?(?:label|lang)\b""")
_MOST = 100


class Plugins(NamedTuple):
    """What is known of the pages that the settings bring about.

    ``are_known`` is false where they may be any. Pages may lie below the addresses ``open``,
    ``redirects`` lead to pages, and ``languages`` are first segments of addresses.
    """

    are_known: bool
    open: tuple[str, ...] = ()
    redirects: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


def read_plugins(tree: Tree, folder: str, script: str) -> Plugins:
    """Return what the settings of the site in a folder say; ``script`` has no comments."""
    if not script or any(_is_there(tree, join_path(folder, name)) for name in _SERVERS):
        return Plugins(False)
    texts = [script]
    names = imports_of(script)
    for name in names[:_MOST]:
        if name.startswith("."):
            text = _read(tree, folder, name)
            if text is None:
                return Plugins(False)
            texts.append(text)
        elif name.startswith(_ALIASES) or (
            _FOR_ASTRO.search(name) is not None and _HARMLESS.fullmatch(name) is None
        ):
            return Plugins(False)
    redirects = _REDIRECTS.search(script)
    if len(names) > _MOST or any(_ELSEWHERE.search(text) is not None for text in texts):
        return Plugins(False)
    if redirects is not None and (redirects[1] is None or "..." in script[redirects.end() :]):
        return Plugins(False)
    # All that could be the old address of a redirect is taken for one.
    sources = _SOURCE.findall(script) if redirects is not None else []
    open_ = [source.partition("[")[0] for source in sources if "[" in source]
    if "starlight-blog" in names:
        open_.append("blog")
    return Plugins(
        True,
        tuple(open_),
        tuple(sources),
        tuple(dict.fromkeys(name for text in texts for name in _LOCALE.findall(text)))[:_MOST],
    )


def _is_there(tree: Tree, path: str) -> bool:
    return tree.has_file(path) or tree.has_folder(path)


def _read(tree: Tree, folder: str, name: str) -> str | None:
    """Return the text of a file that the settings import; None if it cannot be read."""
    for path in _candidates(folder, name):
        if tree.has_file(path):
            return read_script(tree, path)
    return None


def _candidates(folder: str, name: str) -> Iterator[str]:
    for ending in _ENDINGS:
        path = folder_of(folder, name + ending)
        if path:
            yield path
