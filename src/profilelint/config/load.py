"""Reads a configuration file; what it does not understand is an error."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from profilelint.config.key_lines import KeyLines, KeyOrigins
from profilelint.config.keys import read_table
from profilelint.config.model import Collection, Config, ConfigError
from profilelint.config.value_types import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.rules.registry import Registry

_TABLE = ("tool", "profilelint")
_LARGEST = 1 << 20  # bytes


def load_config(path: str, registry: Registry, *, named: bool = False) -> Config:
    """Return the configuration in a file; the folder of the file is the root.

    ``named`` says that the command line names the file: then it may lie anywhere. One that was
    found, or that lies in the checkout, is not read through a link that leads out of it. Raises
    `ConfigError` for a file that cannot be read or holds what is not understood.
    """
    displayed = os.path.relpath(path)
    text = _read(path, displayed, named=named)
    data = _parse(text, displayed)
    prefix = _TABLE if os.path.basename(path) == "pyproject.toml" else ()
    lines = KeyLines(text, prefix)
    try:
        data = _table(data, prefix)
        values = read_table(Config, data, (), registry)
        _refuse_namesakes(values.get("collections", ()))
    except InvalidValueError as error:
        raise ConfigError(error.message, displayed, lines.line(error.route)) from None
    return Config(
        root=os.path.dirname(os.path.abspath(path)),
        path=displayed,
        values=data,
        origins=KeyOrigins(displayed, lines, data),
        **values,
    )


def _read(path: str, displayed: str, *, named: bool) -> str:
    from profilelint.source.files.file import SkippedError, checkout_of, read_file, read_named

    try:
        if named:
            raw = read_named(path, _LARGEST)
        else:
            checkout = checkout_of(os.path.dirname(path))
            raw = read_file(checkout, os.path.relpath(path, checkout), _LARGEST)
        if len(raw) > _LARGEST:
            raise ConfigError(f"the file is larger than {_LARGEST >> 20} MiB", displayed)
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except SkippedError as reason:
        raise ConfigError(
            f"{reason} are left alone: put a real file in its place", displayed
        ) from None
    except OSError as error:
        raise ConfigError(f"the file cannot be read: {error.strerror}", displayed) from None
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ConfigError("the file is not UTF-8: save it as UTF-8", displayed, line) from None


def _parse(text: str, displayed: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message, _, place = str(error).partition(" (at line ")
        line = int(place.split(",")[0]) if place else text.count("\n") + 1
        if isinstance(error, RecursionError):
            message, line = "it is nested too deeply", 1
        raise ConfigError(f"this is not valid TOML: {message}", displayed, line) from None


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


def _refuse_namesakes(collections: Sequence[Collection]) -> None:
    names: set[str] = set()
    for number, collection in enumerate(collections):
        if collection.name in names:
            raise InvalidValueError(
                f'two collections are called "{collection.name}": give each its own name',
                ("collections", number, "name"),
            )
        names.add(collection.name)
