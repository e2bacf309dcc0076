"""YAML and JSON files of the project: plain data, and the lines of its parts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.vocabulary.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.model.finding import Route
    from profilelint.model.tree import Mapping

_LARGEST = 4 << 20
# What stands around a file whose top is a list: blocks of front matter are mappings.
_KEY = "list"


class DataFile(NamedTuple):
    """A file's content, and what tells the one-based line of the value a route leads to."""

    data: Any
    line: Callable[[Route], int]


def read_inside(path: str, root: str) -> bytes:
    """Return the bytes of a file that lies, links followed, below a folder.

    Raises `ResourceError` if it lies elsewhere, cannot be read or is larger than 4 MiB.
    """
    real, base = os.path.realpath(os.path.join(root, path)), os.path.realpath(root)
    if os.path.commonpath((real, base)) != base:
        raise ResourceError(path, 0, "the file lies outside the repository; keep it inside")
    try:
        if not os.path.isfile(real):
            raise ResourceError(path, 0, "there is no such file")
        if os.path.getsize(real) > _LARGEST:
            raise ResourceError(path, 0, "the file is larger than 4 MB")
        with open(real, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        raise ResourceError(path, 0, "the file cannot be read") from None


def decode(path: str, content: bytes) -> str:
    """Return a file's text; raises `ResourceError` if it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ResourceError(path, line, "the file is not UTF-8; save it as UTF-8") from None


def is_yaml(path: str) -> bool:
    """Return whether a file's name says that it is YAML."""
    return path.lower().endswith((".yaml", ".yml"))


def parse(path: str, text: str) -> DataFile:
    """Return what a text in YAML or, whatever else its name says, in JSON holds.

    Raises `ResourceError`.
    """
    return _parse_yaml(path, text) if is_yaml(path) else _parse_json(path, text)


def _parse_yaml(path: str, text: str) -> DataFile:
    from profilelint.source.front_matter.yaml.notation import read_yaml

    if text.startswith("---"):
        text = "# -" + text[3:]
    prefix: Route = (_KEY,) if _first_character(text) == "-" else ()
    added = len(prefix)
    if added:
        text = f"{_KEY}:\n{text}"

    data: Any
    data, make_tree, problems = read_yaml(text, Span(0, len(text)), longest_flat=len(text))
    if data is None or make_tree is None:
        start = problems[0].span.start if problems else 0
        line = text.count("\n", 0, start) + 1 - added
        raise ResourceError(path, line, "this is not YAML, or not a list or group of keys")
    return DataFile(data[_KEY] if added else data, _lines(text, make_tree, prefix, added))


def _parse_json(path: str, text: str) -> DataFile:
    import json

    try:
        data = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise ResourceError(path, error.lineno, f"this is not JSON: {error.msg.lower()}") from None
    except RecursionError:
        raise ResourceError(path, 0, "the file is nested too deeply") from None
    except ValueError as error:
        raise ResourceError(path, 0, f"this is not JSON: {error}") from None
    is_list = isinstance(data, list)
    if is_list:
        text = f'{{"{_KEY}":{text}}}'

    def make_tree() -> Mapping:
        from profilelint.source.front_matter.json.reader import read_json

        start = len(text) - len(text.lstrip())
        tree = read_json(text, Span(start, len(text.rstrip()))).make_tree
        if tree is None:
            raise ValueError
        return tree()

    return DataFile(data, _lines(text, make_tree, (_KEY,) if is_list else (), 0))


def _lines(
    text: str, make_tree: Callable[[], Mapping], prefix: Route, added: int
) -> Callable[[Route], int]:
    def line(route: Route) -> int:
        from profilelint.model.tree import find

        try:
            tree = make_tree()
        except ValueError:
            return 1
        whole = prefix + route
        for length in range(len(whole), len(prefix), -1):
            found = find(tree, whole[:length])
            if found is not None:
                return text.count("\n", 0, found.span.start) + 1 - added
        return 1

    return line


def _first_character(text: str) -> str:
    for line in text.splitlines():
        stripped = line.lstrip()
        if stripped and not stripped.startswith("#"):
            return stripped[0]
    return ""


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number")
