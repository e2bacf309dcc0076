"""A key renamed in a schema file in JSON or YAML, as edits of its text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from profilelint.model.tree import Mapping, Scalar, Sequence
from profilelint.schema.keywords import (
    IN_PLACE_BY_KEY,
    IN_PLACE_LISTS,
    IN_PLACE_SINGLE,
    RENAMED,
)
from profilelint.source.data_file import DataFileError, parse
from profilelint.upkeep.edited_file import EditedFile
from profilelint.upkeep.quoting import double_quoted, yaml_text

if TYPE_CHECKING:
    from profilelint.model.finding import Edit
    from profilelint.model.tree import Node

_BY_KEY = (*IN_PLACE_BY_KEY, "dependentRequired")
_DEEPEST = 20


class SchemaEditError(Exception):
    """A change that was not made; the text says why."""


class NoSuchKeyError(SchemaEditError):
    """A schema that does not name the key."""


def rename_property(path: str, text: str, old: str, new: str) -> tuple[Edit, ...]:
    """Return a schema file's text in which a key of the front matter has another name.

    The name changes wherever the schema speaks of the root: in ``properties``, ``required`` and
    the like, in conditions and alternatives, too. The former name is recorded in ``x-renamed``.
    Raises `SchemaEditError` where the schema has no such key of its own, has the new one already,
    or is written in a way that only a person can change.
    """
    try:
        file = EditedFile(path, text)
    except DataFileError as error:
        raise SchemaEditError(error.message) from None
    data = file.content.data
    if not isinstance(data, dict) or not isinstance(data.get("properties"), dict):
        raise NoSuchKeyError("it names no keys itself")
    if old not in data["properties"]:
        raise NoSuchKeyError(f'it has no key "{old}"')
    if new in data["properties"]:
        raise SchemaEditError(f'it already has the key "{new}"')
    if _refers(data, old):
        raise SchemaEditError(f'it refers to "{old}" by "$ref": rename it there by hand')
    root = _tree(file)
    renaming = _Renaming(file, old, new)
    renaming.rename(root, 0)
    renaming.record(root)
    expected = _renamed(data, old, new, 0)
    expected[RENAMED] = {**_mapping(expected.get(RENAMED)), old: new}
    try:
        same = parse(path, file.changed()).data == expected
    except DataFileError:
        same = False
    if not same:
        raise SchemaEditError("it is written in a way that can only be changed by hand")
    return tuple(file.edits)


def _tree(file: EditedFile) -> Mapping:
    try:
        tree = file.content.tree()
    except ValueError:
        tree = None
    if not isinstance(tree, Mapping):
        raise SchemaEditError("it cannot be read")
    return tree


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _renamed(node: Any, old: str, new: str, depth: int) -> Any:
    """Return a schema of the root as plain data, with the key renamed."""
    if not isinstance(node, dict) or depth > _DEEPEST:
        return node
    renamed = dict(node)
    for keyword, value in node.items():
        if keyword == "properties" and isinstance(value, dict):
            renamed[keyword] = {new if key == old else key: each for key, each in value.items()}
        elif keyword == "required":
            renamed[keyword] = _members(value, old, new)
        elif keyword in _BY_KEY and isinstance(value, dict):
            renamed[keyword] = {
                new if key == old else key: _members(each, old, new)
                if isinstance(each, list)
                else _renamed(each, old, new, depth + 1)
                for key, each in value.items()
            }
        elif keyword in IN_PLACE_SINGLE:
            renamed[keyword] = _renamed(value, old, new, depth + 1)
        elif keyword in IN_PLACE_LISTS and isinstance(value, list):
            renamed[keyword] = [_renamed(each, old, new, depth + 1) for each in value]
    return renamed


def _members(value: Any, old: str, new: str) -> Any:
    return [new if each == old else each for each in value] if isinstance(value, list) else value


def _refers(node: Any, key: str, depth: int = 0) -> bool:
    """Return whether any reference in a schema leads to what it says of a key of the root."""
    if depth > _DEEPEST:
        return False
    if isinstance(node, list):
        return any(_refers(each, key, depth + 1) for each in node)
    if not isinstance(node, dict):
        return False
    target = node.get("$ref")
    if isinstance(target, str) and f"{target}/".startswith(f"#/properties/{key}/"):
        return True
    return any(_refers(each, key, depth + 1) for each in node.values())


class _Renaming:
    """The edits of a schema file that give one key of the front matter another name."""

    def __init__(self, file: EditedFile, old: str, new: str) -> None:
        self._file = file
        self._old = old
        self._new = new

    def rename(self, node: Node, depth: int) -> None:
        """Rename the key in a schema of the root and in those that apply at the same place."""
        if not isinstance(node, Mapping) or depth > _DEEPEST:
            return
        for entry in node.entries:
            value = entry.value
            if entry.key == "properties" and isinstance(value, Mapping):
                self._rename_keys(value)
            elif entry.key == "required":
                self._rename_members(value, flow=node.flow)
            elif entry.key in _BY_KEY and isinstance(value, Mapping):
                self._rename_keys(value)
                for each in value.entries:
                    if isinstance(each.value, Sequence):
                        self._rename_members(each.value, flow=value.flow)
                    else:
                        self.rename(each.value, depth + 1)
            elif entry.key in IN_PLACE_SINGLE:
                self.rename(value, depth + 1)
            elif entry.key in IN_PLACE_LISTS and isinstance(value, Sequence):
                for element in value.elements:
                    self.rename(element.value, depth + 1)

    def _rename_keys(self, node: Mapping) -> None:
        for entry in node.entries:
            if entry.key == self._old:
                self._file.replace(entry.key_span, self._written(self._new, flow=node.flow))

    def _rename_members(self, node: Node, *, flow: bool) -> None:
        for element in node.elements if isinstance(node, Sequence) else ():
            value = element.value
            if isinstance(value, Scalar) and value.value == self._old:
                inside = flow or (isinstance(node, Sequence) and node.flow)
                self._file.replace(value.span, self._written(self._new, flow=inside))

    def record(self, root: Mapping) -> None:
        """Note the former name in ``x-renamed``."""
        file, entry = self._file, root.get(RENAMED)
        pair, block = self._pair(flow=True), self._pair(flow=False)
        if entry is None:
            last = root.entries[-1]
            if root.flow:
                name = RENAMED if file.is_yaml else json.dumps(RENAMED)
                separator = file.separator(last.key_span.start)
                file.insert(last.span.end, f"{separator}{name}: {{{pair}}}")
            else:
                end = file.line_end(last.span.end)
                file.insert(end, f"{file.newline}{RENAMED}:{file.newline}  {block}")
        elif isinstance(entry.value, Mapping) and entry.value.entries:
            last = entry.value.entries[-1]
            if entry.value.flow:
                file.insert(last.span.end, file.separator(last.key_span.start) + pair)
            else:
                indent = " " * len(file.before(last.key_span.start))
                file.insert(file.line_end(last.span.end), file.newline + indent + block)
        elif isinstance(entry.value, Mapping):
            file.replace(entry.value.span, f"{{{pair}}}")

    def _pair(self, *, flow: bool) -> str:
        return f"{self._written(self._old, flow=flow)}: {self._written(self._new, flow=flow)}"

    def _written(self, text: str, *, flow: bool) -> str:
        return double_quoted(text) if flow or not self._file.is_yaml else yaml_text(text)
