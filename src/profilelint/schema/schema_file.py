"""Schema files: read inside one folder, with the lines of their parts."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, NoReturn

from profilelint.model.finding import Span
from profilelint.schema.errors import ResourceError, SchemaError

if TYPE_CHECKING:
    from profilelint.model.finding import Route

_BASE = "file:///"
_SPACE = re.compile(r"[ \t\r\n]*")


class SchemaFiles:
    """The schema files below a folder; their URIs are relative to it, ``file:///`` being it."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._texts: dict[str, str] = {}

    def uri(self, path: str) -> str:
        """Return the URI of a file, given its path relative to the folder."""
        from urllib.parse import quote

        normal = os.path.normpath(path).replace(os.sep, "/")
        if os.path.isabs(path) or normal == ".." or normal.startswith("../"):
            raise SchemaError(path, 0, "the file lies outside the repository; keep it inside")
        return _BASE + quote(normal)

    def path(self, uri: str) -> str:
        """Return the path, relative to the folder, of a URI."""
        from urllib.parse import unquote

        return unquote(uri.removeprefix(_BASE))

    def load(self, uri: str) -> Any:
        """Return a file's content as plain data; raises `SchemaError`."""
        path = self.path(uri)
        from profilelint.schema.vocabulary_file import read_inside

        try:
            text = read_inside(path, self._root).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise SchemaError(path, line, "the file is not UTF-8; save it as UTF-8") from None
        except ResourceError as error:
            raise SchemaError(path, 0, error.message) from None
        self._texts[uri] = text
        if _is_yaml(path):
            return self._load_yaml(path, text)
        import json

        try:
            return json.loads(text, parse_constant=_no_constant)
        except json.JSONDecodeError as error:
            raise SchemaError(
                path, error.lineno, f"this is not JSON: {error.msg.lower()}"
            ) from None
        except RecursionError:
            raise SchemaError(path, 0, "the schema is nested too deeply") from None
        except ValueError as error:
            raise SchemaError(path, 0, f"this is not JSON: {error}") from None

    def _load_yaml(self, path: str, text: str) -> Any:
        from profilelint.source.yaml_block import read_yaml

        reading = read_yaml(text, Span(0, len(text)))
        if reading.data is None:
            start = reading.problems[0].span.start if reading.problems else 0
            line = text.count("\n", 0, start) + 1
            raise SchemaError(path, line, "this is not the YAML it should be; check the line")
        return reading.data

    def fail(self, uri: str, route: Route, message: str) -> NoReturn:
        """Raise a `SchemaError` for a place in a file."""
        path, text = self.path(uri), self._texts.get(uri, "")
        if _is_yaml(path):
            from profilelint.model.tree import find
            from profilelint.source.yaml_block import read_yaml

            make_tree = read_yaml(text, Span(0, len(text))).make_tree
            found = find(make_tree(), route) if make_tree is not None else None
            line = text.count("\n", 0, found.span.start) + 1 if found is not None else 1
        else:
            line = json_line(text, route)
        raise SchemaError(path, line, message)


def json_line(text: str, route: Route) -> int:
    """Return the one-based line on which the value that a route leads to begins.

    A route that leads out of the document gives the line of the last value on its way.
    """
    from json.decoder import JSONDecoder, scanstring

    decoder = JSONDecoder()

    def after_space(position: int) -> int:
        space = _SPACE.match(text, position)
        return space.end() if space is not None else position

    position = after_space(0)
    for step in route:
        container = text[position : position + 1]
        at, index = after_space(position + 1), 0
        if container not in ("{", "["):
            break
        while text[at : at + 1] not in ("}", "]", ""):
            key: str | int = index
            if container == "{":
                key, at = scanstring(text, at + 1)
                at = after_space(after_space(at) + 1)
            if key == step:
                position = at
                break
            _, at = decoder.raw_decode(text, at)
            at = after_space(at)
            if text[at : at + 1] == ",":
                at = after_space(at + 1)
            index += 1
        else:
            break
    return text.count("\n", 0, position) + 1


def _is_yaml(path: str) -> bool:
    return path.lower().endswith((".yaml", ".yml"))


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")
