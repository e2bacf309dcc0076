"""A key renamed in a schema file in JSON or YAML, as edits of its text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from profilelint.engine.edits import apply
from profilelint.model.finding import Edit, Span
from profilelint.model.pattern import pattern
from profilelint.model.tree import Mapping, Scalar, Sequence
from profilelint.source.data_file import DataFileError, is_yaml, parse
from profilelint.upkeep.vocabulary_text import double_quoted, yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.tree import Node

RENAMED = "x-renamed"
"""The annotation by which a schema knows the former names of keys."""

_ONE = frozenset(("if", "then", "else", "not"))
_LISTS = frozenset(("allOf", "anyOf", "oneOf"))
_BY_KEY = frozenset(("dependentRequired", "dependentSchemas", "dependencies"))
_NEWLINE = pattern(r"\r\n?|\n")
_DEEPEST = 20


class SchemaEditError(Exception):
    """A change that was not made; the text says why."""


class NoSuchKeyError(SchemaEditError):
    """A schema that does not name the key."""


def rename_property(path: str, text: str, old: str, new: str) -> tuple[Edit, ...]:
    """Return the edits of a schema file's text that give a key of the front matter another name.

    The name changes wherever the schema speaks of the root: in ``properties``, ``required`` and
    the like, in conditions and alternatives, too. The former name is recorded in ``x-renamed``.
    Raises `SchemaEditError` where the schema has no such key of its own, has the new one already,
    or is written in a way that only a person can change.
    """
    try:
        data = parse(path, text).data
    except DataFileError as error:
        raise SchemaEditError(error.message) from None
    if not isinstance(data, dict) or not isinstance(data.get("properties"), dict):
        raise NoSuchKeyError("it names no keys itself")
    if old not in data["properties"]:
        raise NoSuchKeyError(f'it has no key "{old}"')
    if new in data["properties"]:
        raise SchemaEditError(f'it has the key "{new}" already')
    if _refers(data, old):
        raise SchemaEditError(f'it refers to "{old}" by "$ref": rename it there by hand')
    file = _File(path, text, old, new)
    file.rename(file.root, 0)
    file.record()
    expected = _renamed(data, old, new, 0)
    expected[RENAMED] = {**_mapping(expected.get(RENAMED)), old: new}
    try:
        same = parse(path, apply(text, file.edits)).data == expected
    except DataFileError:
        same = False
    if not same:
        raise SchemaEditError("it is written in a way that only a person can change")
    return tuple(file.edits)


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _renamed(node: Any, old: str, new: str, depth: int) -> Any:
    """Return a schema of the root as plain data, with the key renamed."""
    if not isinstance(node, dict) or depth > _DEEPEST:
        return node
    found = dict(node)
    for keyword, value in node.items():
        if keyword == "properties" and isinstance(value, dict):
            found[keyword] = {new if key == old else key: each for key, each in value.items()}
        elif keyword == "required":
            found[keyword] = _members(value, old, new)
        elif keyword in _BY_KEY and isinstance(value, dict):
            found[keyword] = {
                new if key == old else key: _members(each, old, new)
                if isinstance(each, list)
                else _renamed(each, old, new, depth + 1)
                for key, each in value.items()
            }
        elif keyword in _ONE:
            found[keyword] = _renamed(value, old, new, depth + 1)
        elif keyword in _LISTS and isinstance(value, list):
            found[keyword] = [_renamed(each, old, new, depth + 1) for each in value]
    return found


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


class _File:
    """A schema file as a tree with places, and the edits that rename one key."""

    def __init__(self, path: str, text: str, old: str, new: str) -> None:
        self._text = text
        self._old = old
        self._new = new
        self._yaml = is_yaml(path)
        self.edits: list[Edit] = []
        end = _NEWLINE.search(text)
        self._newline = end[0] if end is not None else "\n"
        self.root = self._tree()

    def _tree(self) -> Mapping:
        text = self._text
        if self._yaml:
            from profilelint.source.front_matter.yaml.nodes import read_nodes

            # As a whole file, the text may begin with a fence of its own.
            text = f"# -{text[3:]}" if text.startswith("---") else text
            make = read_nodes(text, Span(0, len(text))).make_tree
        else:
            from profilelint.source.front_matter.json.reader import read_json

            start = len(text) - len(text.lstrip())
            make = read_json(text, Span(start, len(text.rstrip()))).make_tree
        if make is None:
            raise SchemaEditError("it cannot be read")
        return make()

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
            elif entry.key in _ONE:
                self.rename(value, depth + 1)
            elif entry.key in _LISTS and isinstance(value, Sequence):
                for element in value.elements:
                    self.rename(element.value, depth + 1)

    def _rename_keys(self, node: Mapping) -> None:
        for entry in node.entries:
            if entry.key == self._old:
                self.edits.append(Edit(entry.key_span, self._written(self._new, flow=node.flow)))

    def _rename_members(self, node: Node, *, flow: bool) -> None:
        for element in node.elements if isinstance(node, Sequence) else ():
            value = element.value
            if isinstance(value, Scalar) and value.value == self._old:
                inside = flow or (isinstance(node, Sequence) and node.flow)
                self.edits.append(Edit(value.span, self._written(self._new, flow=inside)))

    def record(self) -> None:
        """Note the former name in ``x-renamed``."""
        entry = self.root.get(RENAMED)
        pair = "{}: {}".format(*self._pair(flow=True))
        if entry is None:
            last = self.root.entries[-1]
            if self.root.flow:
                name = RENAMED if self._yaml else json.dumps(RENAMED)
                self._add(last.span.end, self._joint(last.key_span.start), f"{name}: {{{pair}}}")
            else:
                block = "{}: {}".format(*self._pair(flow=False))
                end = self._line_end(last.span.end)
                self._add(end, self._newline, f"{RENAMED}:{self._newline}  {block}")
        elif isinstance(entry.value, Mapping) and entry.value.entries:
            last = entry.value.entries[-1]
            if entry.value.flow:
                self._add(last.span.end, self._joint(last.key_span.start), pair)
            else:
                indent = " " * (last.key_span.start - self._line_start(last.key_span.start))
                block = "{}: {}".format(*self._pair(flow=False))
                self._add(self._line_end(last.span.end), self._newline + indent, block)
        elif isinstance(entry.value, Mapping):
            self.edits.append(Edit(entry.value.span, f"{{{pair}}}"))

    def _pair(self, *, flow: bool) -> Iterator[str]:
        return (self._written(each, flow=flow) for each in (self._old, self._new))

    def _add(self, at: int, joint: str, text: str) -> None:
        self.edits.append(Edit(Span(at, at), joint + text))

    def _joint(self, offset: int) -> str:
        """Return what stands between a pair that begins at an offset and one behind it."""
        start = self._line_start(offset)
        before = self._text[start:offset]
        return f",{self._newline}{before}" if not before.strip() else ", "

    def _line_start(self, offset: int) -> int:
        return max(self._text.rfind("\n", 0, offset), self._text.rfind("\r", 0, offset)) + 1

    def _line_end(self, offset: int) -> int:
        found = _NEWLINE.search(self._text, offset)
        return found.start() if found is not None else len(self._text)

    def _written(self, text: str, *, flow: bool) -> str:
        return double_quoted(text) if flow or not self._yaml else yaml_text(text)
