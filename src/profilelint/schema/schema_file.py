"""Schema files: read inside one folder, with the lines of their parts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NoReturn

from profilelint.schema.data_file import decode, parse, read_inside
from profilelint.schema.errors import ResourceError, SchemaError

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.data_file import DataFile

_BASE = "file:///"


class SchemaFiles:
    """The schema files below a folder; their URIs are relative to it, ``file:///`` being it."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._files: dict[str, DataFile] = {}

    def uri(self, path: str) -> str:
        """Return the URI of a file, given its path relative to the folder."""
        from urllib.parse import quote

        normal = os.path.normpath(path).replace(os.sep, "/")
        if os.path.isabs(path) or normal == ".." or normal.startswith("../"):
            raise SchemaError(path, 0, "the file lies outside the repository; keep it inside")
        return _BASE + quote(normal)

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
    from urllib.parse import unquote

    return unquote(uri.removeprefix(_BASE))
