"""The configuration of Jekyll, and the front-matter defaults in it.

``defaults`` in ``_config.yml`` are sets of values, each with a scope of ``path`` and ``type``
(https://jekyllrb.com/docs/configuration/front-matter-defaults/).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.model.tree import Plain

_LARGEST = 1 << 20


class Scope:
    """The files that a set of defaults is for."""

    __slots__ = ("_path", "_segments", "type", "values")

    def __init__(self, path: str, type_: str, values: dict[str, Plain]) -> None:
        self._path = path.strip("/")
        self._segments = self._path.split("/") if self._path else []
        self.type = type_
        self.values = values

    def applies_to(self, path: str, type_: str) -> bool:
        """Return whether the scope has a file of a type; its path is relative to the site."""
        if self.type and self.type != type_:
            return False
        names = path.split("/")
        if len(self._segments) > len(names):
            return False
        from fnmatch import fnmatchcase

        return all(
            fnmatchcase(name, segment) for segment, name in zip(self._segments, names, strict=False)
        )

    @property
    def weight(self) -> tuple[int, bool]:
        """Return what two scopes are compared by: the length of the path, then having a type."""
        return len(self._path), bool(self.type)


class Site:
    """A site generator's configuration, as plain data, and the defaults it supplies."""

    def __init__(self, data: Mapping[str, Any], folder: str = "") -> None:
        self.data = data
        self._folder = f"{folder}/" if folder else ""
        self._collections_folder = _text(data.get("collections_dir")).strip("/")
        declared = data.get("collections")
        self._collections = {"posts", "drafts"}
        if isinstance(declared, (dict, list)):
            self._collections.update(name for name in declared if isinstance(name, str))
        self._scopes = sorted(
            (scope for scope in map(_scope, _list(data.get("defaults"))) if scope is not None),
            key=lambda scope: scope.weight,
        )

    @property
    def has_defaults(self) -> bool:
        """Return whether any defaults are declared."""
        return bool(self._scopes)

    def type_of(self, path: str) -> str:
        """Return Jekyll's type of a file: its collection, ``posts``, ``drafts`` or ``pages``."""
        inside = path.removeprefix(f"{self._collections_folder}/")
        first = inside.partition("/")[0]
        if first[:1] == "_" and first[1:] in self._collections and "/" in inside:
            return first[1:]
        return "pages"

    def defaults(self, path: str) -> dict[str, Plain]:
        """Return the values supplied for a file, whose path is relative to the root of the run."""
        if not path.startswith(self._folder):
            return {}
        path = path[len(self._folder) :]
        type_ = self.type_of(path)
        values: dict[str, Plain] = {}
        for scope in self._scopes:
            if scope.applies_to(path, type_):
                values.update(scope.values)
        return values


def _scope(entry: Any) -> Scope | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("values"), dict):
        return None
    scope = entry.get("scope")
    scope = scope if isinstance(scope, dict) else {}
    return Scope(_text(scope.get("path")), _text(scope.get("type")), entry["values"])


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def read_site(root: str, name: str) -> Site:
    """Return the site configured in a YAML file below the root; an empty one if there is none.

    A file that cannot be read as YAML counts as empty: the generator reports it.
    """
    path = os.path.join(root, name)
    try:
        if os.path.islink(path):
            return Site({})
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            text = file.read(_LARGEST)
    except OSError:
        return Site({})
    from profilelint.source.read import read_text

    # The reader of front matter has the limits that a hostile file must not pass.
    data = read_text(name, f"---\n{text}\n---\n").data
    return Site(data, os.path.dirname(name).replace(os.sep, "/"))
