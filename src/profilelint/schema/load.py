"""Where schemas come from: files below the root, the program itself, plain data.

Whatever they come from, they are gathered as resources whose references all lead somewhere. What
is wrong with them is reported with the file and line it stands in.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NoReturn

from profilelint.schema.keywords import DRAFTS, draft_of
from profilelint.schema.resource import (
    DEEPEST,
    Resources,
    TooDeepError,
    UnresolvableError,
    join,
)
from profilelint.schema.validate import Schema
from profilelint.source.data_file import DataFileError, decode, parse, read_inside, repetition

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from profilelint.model.finding import Route
    from profilelint.schema.validate import Fail
    from profilelint.source.data_file import DataFile
    from profilelint.source.files.tree import Tree
    from profilelint.vocabulary.vocabulary import Vocabulary

_BASE = "file:///"
_UNQUOTED = str.maketrans("", "", "/._-")
_META = tuple(draft.rpartition("/")[0] for draft in DRAFTS)


class SchemaError(DataFileError):
    """A JSON Schema that is wrong, refers to what cannot be read, or costs too much."""


def load_schema(
    path: str,
    root: str | Tree,
    vocabularies: Mapping[str, Vocabulary] | None = None,
    *,
    trusted: bool = False,
) -> Schema:
    """Return the schema in a JSON or YAML file, with the files that it refers to.

    ``path`` is relative to ``root``, a folder or a tree of files; neither it nor any reference may
    leave it, and nothing is fetched from the network. Vocabularies that are not given are the
    bundled ones. A ``trusted`` schema is known to be right and to cost little; this is not checked
    again.

    Raises `SchemaError`.
    """
    files = _SchemaFiles(root, trusted=trusted)
    uri = files.uri(path)
    data = files.load(uri)
    if not trusted:
        files.refuse_other(uri, data)
    resources = gather(uri, data, files.fail, files.load)
    own = "" if trusted else path
    return Schema(resources, uri, vocabularies or {}, files.fail, path=own, trusted=trusted)


def bundled_schema(vocabularies: Mapping[str, Vocabulary] | None = None) -> Schema:
    """Return the schema of project profiles that comes with the program."""
    from profilelint.vocabulary import bundled

    folder, name = os.path.split(bundled.path(bundled.PROFILE))
    schema = load_schema(name, folder, vocabularies, trusted=True)
    schema.is_bundled = True
    return schema


def schema_from_data(
    data: Any, vocabularies: Mapping[str, Vocabulary] | None = None, path: str = "schema"
) -> Schema:
    """Return a schema given as plain data, which can refer to nothing but itself.

    Raises `SchemaError`, without a line.
    """

    def fail(_uri: str, _route: Route, message: str) -> NoReturn:
        raise SchemaError(path, 0, message)

    uri = f"{_BASE}schema.json"
    return Schema(gather(uri, data, fail), uri, vocabularies or {}, fail)


def uri_of(path: str) -> str:
    """Return the URI of a schema's file, given its path relative to the root."""
    return _BASE + _quoted(path)


def path_of(uri: str) -> str:
    """Return the path of a schema's file relative to the root, given its URI."""
    path = uri.removeprefix(_BASE)
    if "%" not in path:
        return path
    from urllib.parse import unquote

    return unquote(path)


class _SchemaFiles:
    """The schema files below a folder; their URIs are relative to it, ``file:///`` being it."""

    def __init__(self, root: str | Tree, *, trusted: bool = False) -> None:
        self._root = root
        self._trusted = trusted
        self._files: dict[str, DataFile] = {}

    def uri(self, path: str) -> str:
        """Return the URI of a file, given its path relative to the folder."""
        normal = os.path.normpath(path).replace(os.sep, "/")
        if os.path.isabs(path) or normal == ".." or normal.startswith("../"):
            raise SchemaError(path, 0, "the file is outside the repository; keep it inside")
        return uri_of(normal)

    def load(self, uri: str) -> Any:
        """Return a file's content as plain data; raises `SchemaError`."""
        path = path_of(uri)
        try:
            self._files[uri] = parse(path, decode(path, read_inside(path, self._root)))
        except DataFileError as error:
            raise SchemaError(path, error.line, error.message) from None
        data = self._files[uri].data
        if not self._trusted:
            repeated = self._files[uri].repeated_key()
            if repeated is not None:
                self.fail(uri, repeated[0], repetition(*repeated))
            from profilelint.schema.misspelling import keyword_faults

            for route, message in keyword_faults(data):
                self.fail(uri, route, message)
        return data

    def refuse_other(self, uri: str, data: Any) -> None:
        """Refuse a file that is no schema; one that a reference leads into may hold anything."""
        from profilelint.schema.misspelling import strange_key

        key = strange_key(data)
        if key:
            self.fail(
                uri,
                (key,),
                f'this is no JSON Schema: no key in it, such as "{key}", says what pages must '
                'have; write "properties", or name another file as the schema',
            )

    def fail(self, uri: str, route: Route, message: str) -> NoReturn:
        """Raise a `SchemaError` for a place in a file."""
        raise SchemaError(path_of(uri), self._files[uri].line(route), message)


def _quoted(path: str) -> str:
    """Return a path as it is written in a URI (RFC 3986, section 3.3)."""
    if path.isascii() and path.translate(_UNQUOTED).isalnum():
        return path
    from urllib.parse import quote

    return quote(path)


def gather(uri: str, data: Any, fail: Fail, load: Callable[[str], Any] | None = None) -> Resources:
    """Return a schema document with the documents that it refers to.

    ``load`` returns a document by its URI. Without it, there is no other document.
    """
    resources = Resources()
    _add(resources, uri, data, fail)
    checked = 0
    while checked < len(resources.references):
        reference = resources.references[checked]
        checked += 1
        place = (*reference.route, reference.keyword)
        target = join(reference.base, reference.target).partition("#")[0]
        if target.startswith(_META):
            continue
        if target not in resources:
            if load is None or not target.startswith(_BASE) or ":" in reference.target:
                fail(
                    reference.document,
                    place,
                    f'"{reference.target}" is outside this repository, and only its own files are '
                    "read: copy the schema into it and refer to the copy",
                )
            try:
                document = load(target)
            except SchemaError as error:
                if error.line:
                    raise
                fail(reference.document, place, f'"{reference.target}": {error.message}')
            _add(resources, target, document, fail)
        try:
            resources.resolve(reference.base, reference.target)
        except UnresolvableError:
            fail(
                reference.document,
                place,
                f'"{reference.target}" leads nowhere; check the name and the place in the file',
            )
    return resources


def _add(resources: Resources, uri: str, data: Any, fail: Fail) -> None:
    if not isinstance(data, (dict, bool)):
        fail(uri, (), "a schema is a group of keys with values: { … }")
    if isinstance(data, dict) and "$schema" in data:
        named = data["$schema"]
        draft = draft_of(named)
        if draft and named.rstrip("#") != draft:
            data = {**data, "$schema": draft}
        if not draft:
            fail(
                uri,
                ("$schema",),
                f'"{named}" is not a known version of JSON Schema; write "{DRAFTS[0]}" or delete '
                '"$schema"',
            )
    try:
        resources.add(uri, data)
    except TooDeepError:
        fail(uri, (), f"the schema is nested more than {DEEPEST} levels deep")
