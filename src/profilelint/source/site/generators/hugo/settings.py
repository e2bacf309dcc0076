"""The configuration of a Hugo site, which may be spread over several files.

That is a file ``hugo`` or, of old, ``config`` at the top, and the files of ``config/_default`` and
of ``config/production``, the environment of a build. Their names are the keys that they hold the
values of: ``params.toml``, ``languages.toml``, ``menus.fr.toml``
(https://gohugo.io/configuration/introduction/).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from profilelint.source.site.addresses import join_path
from profilelint.source.site.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.source.files.tree import Tree

_FOLDERS: Final = ("config/_default", "config/production")
_MAIN = frozenset(("hugo", "config"))
# Nothing about pages follows from the values of these keys, and many sites have a file of menus for
# each language.
_NOT_READ = frozenset(("menu", "menus", "server"))
_ENDINGS = (".toml", ".yaml", ".yml", ".json")
_DEEPEST = 8
_MOST = 100


def settings_files(tree: Tree, folder: str, first: str) -> list[str]:
    """Return the files of a site's configuration; ``first`` is the one it was recognised by."""
    others = []
    for each in _FOLDERS:
        names = sorted(name for name in tree.names(join_path(folder, each)) if _ends(name))
        others += [join_path(folder, f"{each}/{name}") for name in names[:_MOST]]
    return [first, *(path for path in others if path != first)]


def merged_settings(tree: Tree, files: list[str], folder: str) -> dict[str, Any]:
    """Return the configuration as plain data with all its keys in lower case, as Hugo reads it.

    Files of menus, and of what is only for Hugo's own server, count as empty.
    """
    settings: dict[str, Any] = {}
    prefixes = tuple(join_path(folder, f"{each}/") for each in _FOLDERS)
    for path in files:
        stem = path.rpartition("/")[2].rpartition(".")[0].lower()
        key, _, language = stem.partition(".")
        is_part = path.startswith(prefixes) and stem not in _MAIN
        data = {} if is_part and key in _NOT_READ else lower_keys(read_settings(tree, path))
        if not is_part:
            _merge(settings, data)
            continue
        values = data if key == "languages" and language else {key: data}
        _merge(settings, {"languages": {language: values}} if language else values)
    return settings


def lower_keys(value: Any, depth: int = 0) -> Any:
    """Return plain data with the keys of its mappings in lower case."""
    if depth < _DEEPEST:
        if isinstance(value, dict):
            return {str(key).lower(): lower_keys(each, depth + 1) for key, each in value.items()}
        if isinstance(value, list):
            return [lower_keys(each, depth + 1) for each in value]
    return value


def mapping(value: Any) -> dict[str, Any]:
    """Return a mapping of the configuration; an empty one in the place of anything else."""
    return value if isinstance(value, dict) else {}


def date_sources(settings: Mapping[str, Any]) -> list[str]:
    """Return what the date of a page is taken from, as the settings name it; empty by default."""
    sources = mapping(settings.get("frontmatter")).get("date")
    return [str(each) for each in sources] if isinstance(sources, list) else []


def _merge(settings: dict[str, Any], more: dict[str, Any]) -> None:
    for key, value in more.items():
        known = settings.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            _merge(known, value)
        else:
            settings[key] = value


def _ends(name: str) -> bool:
    return name.endswith(_ENDINGS)
