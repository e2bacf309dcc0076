"""Reads a configuration file; what it does not understand is an error."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from profilelint.config.key_lines import KeyLines, KeyOrigins
from profilelint.config.keys import keys_of, read_table
from profilelint.config.model import Collection, Config, ConfigError
from profilelint.config.value_types import InvalidValueError, UnknownNameError
from profilelint.source.files.tree import DiskTree
from profilelint.source.site.addresses import join_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from profilelint.config.vocabulary_source import VocabularySource
    from profilelint.model.finding import Route
    from profilelint.rules.registry import Registry
    from profilelint.source.files.tree import Tree

TABLE = ("tool", "profilelint")
"""The route to the configuration in ``pyproject.toml``."""

_LARGEST = 1 << 20  # bytes
_MOST_DOTS = 100


def load_config(
    path: str, registry: Registry, *, named: bool = False, tree: Tree | None = None, top: str = ""
) -> Config:
    """Return the configuration in a file; the folder of the file is the root.

    ``named`` says that the command line names the file: then it may lie anywhere. One that was
    found, or that lies in the checkout, is not read through a link that leads out of it. With a
    ``tree``, whose root is the folder ``top``, it is read there and not on disk. Raises
    `ConfigError` for a file that cannot be read or holds what is not understood.
    """
    displayed = os.path.relpath(path)
    if tree is None:
        text = _read(lambda: _on_disk(path, named=named), displayed)
    else:
        inside = os.path.relpath(path, top).replace(os.sep, "/")
        text = _read(lambda: tree.read(inside, _LARGEST), displayed)
    data = _parse(text, displayed)
    prefix = TABLE if os.path.basename(path) == "pyproject.toml" else ()
    if named and prefix and TABLE[1] not in (data.get(TABLE[0]) or ()):
        raise ConfigError(
            "this file has no table [tool.profilelint]: add it, or name another file", displayed
        )
    lines = KeyLines(text, prefix)
    try:
        data = _table(data, prefix)
        _refuse_huge_numbers(data)
        values = read_table(Config, data, (), registry)
        _refuse_namesakes(values.get("collections", ()))
        if tree is None:
            _refuse_missing(values, DiskTree(os.path.dirname(os.path.abspath(path))))
        else:
            _refuse_missing(values, tree, inside.rpartition("/")[0])
    except InvalidValueError as error:
        message = _misplaced(error, prefix) or error.message
        raise ConfigError(message, displayed, lines.line(error.route)) from None
    return Config(
        root=os.path.dirname(os.path.abspath(path)),
        path=displayed,
        values=data,
        origins=KeyOrigins(displayed, lines, data),
        **values,
    )


def _on_disk(path: str, *, named: bool) -> bytes:
    from profilelint.source.files.file import checkout_of, read_file, read_named

    if named:
        return read_named(path, _LARGEST)
    checkout = checkout_of(os.path.dirname(path))
    return read_file(checkout, os.path.relpath(path, checkout), _LARGEST)


def _read(read: Callable[[], bytes], displayed: str) -> str:
    from profilelint.source.files.file import SkippedError

    try:
        raw = read()
        if len(raw) > _LARGEST:
            raise ConfigError(f"the file is larger than {_LARGEST >> 20} MiB", displayed)
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except SkippedError as reason:
        raise ConfigError(
            f"{reason} are not read: put a real file in its place", displayed
        ) from None
    except OSError as error:
        raise ConfigError(f"the file cannot be read: {error.strerror}", displayed) from None
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ConfigError("the file is not UTF-8: save it as UTF-8", displayed, line) from None


_TOML_FAULTS = {
    "Cannot overwrite a value": "the key of this line is there already: delete one of the two",
    "Invalid value": 'there is no value behind the "=" of this line, such as "a", ["a", "b"], 1 or '
    "true",
}
"""What to say of a file, by Python's words."""


def _parse(text: str, displayed: str) -> dict[str, Any]:
    import tomllib

    if any(row.count(".") > _MOST_DOTS for row in text.split("\n")):
        _refuse_long_keys(text, displayed)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at line ")
        line = int(place.split(",")[0]) if place else text.count("\n") + 1
        message = _TOML_FAULTS.get(message, message)
    except RecursionError:
        message, line = "it is nested too deeply", 1
    except ValueError:
        # Python reads no number of so many digits.
        long = re.search(r"(?:[0-9]_?){4000}", text)
        line = text.count("\n", 0, long.start()) + 1 if long else 1
        message = "a number has too many digits"
    from profilelint.source.files.merge_marks import MESSAGE, conflict_line

    conflict = conflict_line(text)
    if conflict:
        raise ConfigError(MESSAGE, displayed, conflict)
    raise ConfigError(f"this is not valid TOML: {message}", displayed, line)


def _refuse_long_keys(text: str, displayed: str) -> None:
    """Refuse dotted keys for which `tomllib` would take the square of their length."""
    from profilelint.model.finding import Span
    from profilelint.source.front_matter.toml.reader import read_toml

    data, _, problems = read_toml(text, Span(0, len(text)))
    if data is None and problems and problems[0].rule == "file-limit":
        line = text.count("\n", 0, problems[0].span.start) + 1
        raise ConfigError("it is nested too deeply or has too many keys", displayed, line)


def _misplaced(error: InvalidValueError, prefix: tuple[str, ...]) -> str:
    """Return the message on a key at the top that was written below the head of another table."""
    if not isinstance(error, UnknownNameError):
        return ""
    *above, name = error.route
    if not above or name not in {key.name for key in keys_of(Config)}:
        return ""
    table = ".".join(str(step) for step in (*prefix, *above) if not isinstance(step, int))
    where = f"to [{'.'.join(prefix)}], above the tables in it" if prefix else "above all tables"
    return f'"{name}" is not a key of [{table}]: move it {where}'


def _table(data: dict[str, Any], prefix: tuple[str, ...]) -> dict[str, Any]:
    """Return the table below a prefix; it is empty if it is not there."""
    table: Any = data
    for name in prefix:
        table = table.get(name, {})
        if not isinstance(table, dict):
            dotted = ".".join(prefix)
            raise InvalidValueError(f"{dotted} must be a table: write [{dotted}]", ())
    checked: dict[str, Any] = table
    return checked


def _refuse_huge_numbers(data: dict[str, Any]) -> None:
    """Refuse whole numbers of more than 64 bits, which TOML does not have and messages not show."""
    stack: list[tuple[Route, Any]] = [((), data)]
    while stack:
        route, value = stack.pop()
        if isinstance(value, dict):
            stack += [((*route, key), each) for key, each in value.items()]
        elif isinstance(value, list):
            stack += [((*route, index), each) for index, each in enumerate(value)]
        elif isinstance(value, int) and not -(2**63) <= value < 2**63:
            raise InvalidValueError("a whole number has more than 64 bits", route)


def _refuse_namesakes(collections: Sequence[Collection]) -> None:
    names: set[str] = set()
    for number, collection in enumerate(collections):
        if collection.name in names:
            raise InvalidValueError(
                f'two collections are called "{collection.name}": give each its own name',
                ("collections", number, "name"),
            )
        names.add(collection.name)


def _refuse_missing(values: Mapping[str, Any], tree: Tree, folder: str = "") -> None:
    """Refuse names of files that are not there; ``folder`` is the root's place in the tree.

    A schema that is missing is told where it is loaded: it may be part of a content model.
    """
    site = values.get("site", "")
    if site and not tree.reaches_file(join_path(folder, site)):
        raise InvalidValueError(f'there is no file "{site}"', ("site",))
    vocabularies: list[tuple[Route, Mapping[str, VocabularySource]]] = [
        (("vocabularies",), values.get("vocabularies", {}))
    ]
    for number, collection in enumerate(values.get("collections", ())):
        vocabularies.append((("collections", number, "vocabularies"), collection.vocabularies))
    for route, sources in vocabularies:
        for name, source in sources.items():
            path = join_path(folder, source.file)
            if source.file and not (tree.reaches_file(path) or tree.reaches_folder(path)):
                raise InvalidValueError(
                    f'the vocabulary "{name}" has no terms: there is no file "{source.file}"',
                    (*route, name),
                )
