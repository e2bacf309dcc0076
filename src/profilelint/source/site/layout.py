"""How a content repository is laid out: its site generator and the kinds of pages it holds."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.glob import Glob
from profilelint.source.site.configuration import Site, read_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LARGEST = 1 << 20
_HUGO = ("hugo", "config", "config/_default/hugo", "config/_default/config")
_HUGO_ENDINGS = (".toml", ".yaml", ".yml", ".json")
_ELEVENTY = (
    ".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs",
    "eleventy.config.ts",
)  # fmt: skip
_ASTRO = ("astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.mts")
_JEKYLL_OWN = frozenset(("_data", "_includes", "_layouts", "_plugins", "_sass", "_site"))
_OUTPUT = frozenset(("_site", "public", "dist", "vendor", "_includes", "_layouts"))
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
_SIGNS = re.compile(r"[*?\[]")
# TOML cannot write bytes that are not UTF-8, and control characters are hard to read.
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Kind(NamedTuple):
    """Pages that belong together; the globs are as in the configuration of a collection."""

    name: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    paths: tuple[str, ...]


class Layout(NamedTuple):
    """What a repository is.

    ``generator`` is Jekyll, Hugo, Eleventy, Astro or empty; ``evidence`` names the files by which
    it was recognised.
    """

    generator: str
    evidence: str
    kinds: tuple[Kind, ...]


class _Folder(NamedTuple):
    """The pages of a kind: those whose paths match ``path``, ``below`` and an ending."""

    name: str
    path: str
    exclude: tuple[str, ...] = ()
    below: str = "**/*"


def find_layout(root: str, paths: Sequence[str], suffixes: Sequence[str]) -> Layout:
    """Return the layout of a repository, which has a generator or is a tree of folders.

    ``paths`` are its files, relative to the root, and ``suffixes`` the endings of pages. Kinds
    without a page are left out; a page is of the first kind whose globs match it.
    """
    pages = [path for path in paths if path.endswith(tuple(suffixes))]
    generator, evidence, folders = (
        _hugo(root, pages)
        or _astro(root, pages)
        or _jekyll(root, pages)
        or _eleventy(root, pages)
        or ("", "", _folders(pages))
    )
    left = set(pages)
    kinds = []
    names: set[str] = set()
    for folder in folders:
        include, own = [], set()
        for suffix in suffixes:
            glob = Glob(f"{folder.path}{folder.below}{suffix}")
            matched = {path for path in left if glob.matches(path)}
            matched -= {path for path in matched if _is_excluded(path, folder.exclude)}
            if matched:
                include.append(glob.pattern)
                own |= matched
        if own:
            name = _UNWRITABLE.sub("-", folder.name.strip("_ ")) or "pages"
            while name in names:
                name += "-2"
            names.add(name)
            left -= own
            kinds.append(Kind(name, tuple(include), folder.exclude, tuple(sorted(own))))
    return Layout(generator, evidence, tuple(kinds))


def _is_excluded(path: str, patterns: Iterable[str]) -> bool:
    return any(Glob(pattern).matches(path) for pattern in patterns)


def _jekyll(root: str, pages: list[str]) -> tuple[str, str, list[_Folder]] | None:
    name = "_config.yml"
    if not os.path.isfile(os.path.join(root, name)):
        return None
    site: Site = read_site(root, name)
    folder = site.data.get("collections_dir")
    base = f"{folder.strip('/')}/" if isinstance(folder, str) and folder.strip("/") else ""
    declared = site.data.get("collections")
    names = [each for each in declared or () if isinstance(each, str)]
    folders = []
    for each in names:
        if each not in ("posts", "drafts"):
            folders.append(_Folder(each, _literal(f"{base}_{each}/")))
    for each in ("posts", "drafts"):
        folders.append(_Folder(each, f"**/_{each}/"))
    others = {path.partition("/")[0] for path in pages if path.startswith("_") and "/" in path}
    for each in sorted(others - _JEKYLL_OWN - {f"_{each}" for each in names}):
        folders.append(_Folder(each, _literal(f"{each}/")))
    folders.append(_Folder("pages", "", ("**/_*/**", "vendor/**")))
    return "Jekyll", name, folders


def _hugo(root: str, pages: list[str]) -> tuple[str, str, list[_Folder]] | None:
    names = [base + ending for base in _HUGO for ending in _HUGO_ENDINGS]
    name = next((each for each in names if os.path.isfile(os.path.join(root, each))), None)
    data = _config(root, name) if name is not None else {}
    given = data.get("contentDir", data.get("contentdir"))
    folder = given.strip("/") if isinstance(given, str) and given.strip("/") else "content"
    inside = [path[len(folder) + 1 :] for path in pages if path.startswith(f"{folder}/")]
    if name is None or not inside or folder.startswith("."):
        return None
    first = sorted({path.partition("/")[0] for path in inside if "/" in path})
    base = f"{_literal(folder)}/"
    lists = ("**/_index.*",)
    if first and len(first) > 1 and all(_LANGUAGE.fullmatch(each) for each in first):
        second = {path.split("/")[1] for path in inside if path.count("/") > 1}
        folders = [_Folder(each, f"{base}*/{_literal(each)}/", lists) for each in sorted(second)]
        folders.append(_Folder("pages", f"{base}*/", lists, "*"))
    else:
        folders = [_Folder(each, f"{base}{_literal(each)}/", lists) for each in first]
    folders.append(_Folder("pages", base, lists, "*"))
    folders.append(_Folder("list-pages", base, (), "**/_index"))
    return "Hugo", f"{name} and {folder}/", folders


def _astro(root: str, pages: list[str]) -> tuple[str, str, list[_Folder]] | None:
    base = "src/content/"
    first = sorted(
        {path[len(base) :].partition("/")[0] for path in pages if path.startswith(base)}
        - {path[len(base) :] for path in pages if path.startswith(base)}
    )
    config = next((name for name in _ASTRO if os.path.isfile(os.path.join(root, name))), None)
    if not first and config is None:
        return None
    folders = [_Folder(each, base + _literal(each) + "/") for each in first]
    folders.append(_Folder("content", base, (), "*"))
    folders.append(_Folder("pages", "src/pages/"))
    return "Astro", config or base, folders


def _eleventy(root: str, pages: list[str]) -> tuple[str, str, list[_Folder]] | None:
    name = next((each for each in _ELEVENTY if os.path.isfile(os.path.join(root, each))), None)
    return None if name is None else ("Eleventy", name, _folders(pages))


def _folders(pages: list[str]) -> list[_Folder]:
    """Return a kind for each folder below the folder that holds all pages."""
    kept = [path for path in pages if _OUTPUT.isdisjoint(path.split("/")[:-1])]
    parents = [path.rpartition("/")[0] for path in kept if "/" in path]
    base = ""
    if parents and len(parents) == len(kept):
        # The pages of one folder are a kind, not each a kind of its own.
        common = os.path.commonpath(parents).replace(os.sep, "/")
        base = f"{common}/" if common else ""
    first = sorted(
        {path[len(base) :].partition("/")[0] for path in kept if "/" in path[len(base) :]}
    )
    folders = [_Folder(each, _literal(f"{base}{each}/")) for each in first]
    own = base.rstrip("/").rpartition("/")[2] or "pages"
    folders.append(_Folder(own, _literal(base) or "/", (), "*" if first or not base else "**/*"))
    return folders


def _literal(path: str) -> str:
    """Return the glob of one path; ``?`` stands for characters that TOML cannot write."""
    return _UNWRITABLE.sub("?", _SIGNS.sub(lambda sign: f"[{sign[0]}]", path))


def _config(root: str, name: str) -> dict[str, Any]:
    """Return a generator's configuration as plain data; empty where it cannot be read."""
    if name.endswith((".yaml", ".yml")):
        return dict(read_site(root, name).data)
    path = os.path.join(root, name)
    try:
        if os.path.islink(path):
            return {}
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            text = file.read(_LARGEST)
        if name.endswith(".toml"):
            import tomllib

            return tomllib.loads(text)
        import json

        data = json.loads(text)
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
