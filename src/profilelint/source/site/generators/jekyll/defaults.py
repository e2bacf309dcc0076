"""The front-matter defaults in Jekyll's configuration.

``defaults`` in ``_config.yml`` are sets of values, each with a scope of ``path`` and ``type``
(https://jekyllrb.com/docs/configuration/front-matter-defaults/).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.model.tree import Plain

_ANYWHERE = frozenset(("_posts", "_drafts"))


class Scope:
    """The files that a set of defaults is for."""

    __slots__ = ("_segments", "path", "type", "values")

    def __init__(self, path: str, type_: str, values: dict[str, Plain]) -> None:
        self.path = path.strip("/")
        self._segments = self.path.split("/") if self.path else []
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
    def has_stars(self) -> bool:
        """Return whether the path is a pattern."""
        return any(sign in self.path for sign in "*?[")

    @property
    def weight(self) -> tuple[int, bool]:
        """Return what two scopes are compared by: the length of the path, then having a type."""
        return len(self.path), bool(self.type)


class Defaults:
    """The front-matter values that a site's configuration supplies to its files."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._collections_folder = _text(settings.get("collections_dir")).strip("/")
        declared = settings.get("collections")
        self._collections = {"posts", "drafts"}
        if isinstance(declared, (dict, list)):
            self._collections.update(name for name in declared if isinstance(name, str))
        self._scopes = sorted(
            (scope for scope in map(_scope, _list(settings.get("defaults"))) if scope is not None),
            key=lambda scope: scope.weight,
        )

    @property
    def folders(self) -> list[str]:
        """Return the folders that sets of defaults are for, the deepest first."""
        paths = {scope.path for scope in self._scopes if scope.path and not scope.has_stars}
        collections = {f"_{name}" for name in self._collections}
        return sorted(
            (path for path in paths if path.rpartition("/")[2] not in collections),
            key=lambda path: (-path.count("/"), path),
        )

    def supplies(self, key: str) -> bool:
        """Return whether any file is supplied with a key."""
        return any(key in scope.values for scope in self._scopes)

    def type_of(self, path: str) -> str:
        """Return Jekyll's type of a file: its collection, ``posts``, ``drafts`` or ``pages``."""
        inside = path.removeprefix(f"{self._collections_folder}/")
        first = inside.partition("/")[0]
        if first[:1] == "_" and first[1:] in self._collections and "/" in inside:
            return first[1:]
        for step in path.split("/")[:-1]:
            # Folders of posts may lie in any folder but a special one.
            if step[:1] == "_":
                return step[1:] if step in _ANYWHERE else "pages"
        return "pages"

    def values(self, path: str) -> dict[str, Plain]:
        """Return the values supplied for a file, whose path is relative to the site's folder."""
        values: dict[str, Plain] = {}
        if self._scopes:
            type_ = self.type_of(path)
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
