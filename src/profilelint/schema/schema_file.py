"""Schema files: read inside one folder, with the lines of their parts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NoReturn

from profilelint.vocabulary.data_file import decode, parse, read_inside
from profilelint.vocabulary.errors import ResourceError, SchemaError

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.vocabulary.data_file import DataFile

_BASE = "file:///"
_PLAIN_SIGNS = str.maketrans("", "", "/._-")


class SchemaFiles:
    """The schema files below a folder; their URIs are relative to it, ``file:///`` being it."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._files: dict[str, DataFile] = {}

    def uri(self, path: str) -> str:
        """Return the URI of a file, given its path relative to the folder."""
        normal = os.path.normpath(path).replace(os.sep, "/")
        if os.path.isabs(path) or normal == ".." or normal.startswith("../"):
            raise SchemaError(path, 0, "the file lies outside the repository; keep it inside")
        return _BASE + _quoted(normal)

    def load(self, uri: str) -> Any:
        """Return a file's content as plain data; raises `SchemaError`."""
        path = path_of(uri)
        try:
            self._files[uri] = parse(path, decode(path, read_inside(path, self._root)))
        except ResourceError as error:
            raise SchemaError(path, error.line, error.message) from None
        return self._files[uri].data

    def fail(self, uri: str, route: Route, message: str) -> NoReturn:
        """Raise a `SchemaError` for a place in a file."""
        raise SchemaError(path_of(uri), self._files[uri].line(route), message)


def path_of(uri: str) -> str:
    """Return the path of a file relative to the folder, given its URI."""
    path = uri.removeprefix(_BASE)
    if "%" not in path:
        return path
    from urllib.parse import unquote

    return unquote(path)


def _quoted(path: str) -> str:
    """Return a path as it is written in a URI (RFC 3986, section 3.3)."""
    if path.isascii() and path.translate(_PLAIN_SIGNS).isalnum():
        return path
    from urllib.parse import quote

    return quote(path)
