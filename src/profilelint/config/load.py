"""Finds the configuration file, reads it and refuses what it does not understand."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from profilelint.config.keys import COLLECTION, LINKS, OVERRIDE, REFUSED, TABLES, TOP, Key
from profilelint.config.model import (
    Collection,
    Config,
    ConfigError,
    LinkSettings,
    Override,
    RuleSettings,
    Selection,
    VocabularySource,
)
from profilelint.model.finding import Severity
from profilelint.source.files.glob import Glob

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import NoReturn

    from profilelint.rules.registry import Registry

    Plain = dict[str, Any]

FILE_NAMES = ("profilelint.toml", ".profilelint.toml", "pyproject.toml")
_SEVERITIES = ("error", "warning", "hint")


def find_config(start: str) -> str | None:
    """Return the absolute path of the configuration that applies to a folder, or None.

    Looked at are the folder and those above it, up to the root of the git repository.
    ``pyproject.toml`` counts only if it has a table ``[tool.profilelint]``.
    """
    folder = os.path.abspath(start)
    while True:
        for name in FILE_NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or _has_table(path)):
                return path
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = parent


def _has_table(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return b"tool.profilelint" in file.read(1 << 20)
    except OSError:
        return False


def load_config(path: str, registry: Registry) -> Config:
    """Return the configuration in a file; the folder of the file is the root.

    Raises `ConfigError` for a file that cannot be read or holds what is not understood.
    """
    shown = os.path.relpath(path)
    try:
        with open(path, "rb") as file:
            raw = file.read(1 << 20)
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise ConfigError(f"the file cannot be read: {error.strerror}", shown) from None
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ConfigError("the file is not UTF-8: save it as UTF-8", shown, line) from None
    data = _parse(text, shown)
    prefix: tuple[str, ...] = ()
    if os.path.basename(path) == "pyproject.toml":
        data = data.get("tool", {}).get("profilelint", {})
        prefix = ("tool", "profilelint")
    reader = _Reader(shown, text, prefix, registry)
    return reader.config(os.path.dirname(os.path.abspath(path)), data)


def _parse(text: str, shown: str) -> Plain:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message, _, place = str(error).partition(" (at line ")
        line = int(place.split(",")[0]) if place else text.count("\n") + 1
        if isinstance(error, RecursionError):
            message, line = "it is nested too deeply", 1
        raise ConfigError(f"this is not valid TOML: {message}", shown, line) from None


class _Reader:
    """Reads one configuration; knows the file for the sake of its messages."""

    def __init__(self, shown: str, text: str, prefix: tuple[str, ...], registry: Registry) -> None:
        self._shown = shown
        self._text = text
        self._prefix = prefix
        self._registry = registry
        self._origins: dict[str, str] = {}

    def config(self, root: str, data: Plain) -> Config:
        tables = {name: data.pop(name) for name in TABLES if name in data}
        values = self._values(data, TOP, ())
        collections = tuple(
            self._collection(table, ("collections", number))
            for number, table in enumerate(self._tables(tables, "collections"))
        )
        seen: set[str] = set()
        for number, collection in enumerate(collections):
            if collection.name in seen:
                self._fail(
                    ("collections", number, "name"),
                    f'two collections are called "{collection.name}": give each its own name',
                )
            seen.add(collection.name)
        overrides = tuple(
            self._override(table, ("overrides", number))
            for number, table in enumerate(self._tables(tables, "overrides"))
        )
        links = tables.get("links", {})
        if not isinstance(links, dict):
            self._fail(("links",), "links must be a table: write [links]")
        severity = values["severity"]
        return Config(
            root=root,
            path=self._shown,
            exclude=_globs(values["exclude"]),
            selection=self._selection(values),
            severity=None if severity is None else Severity(severity),
            gitignore=values["gitignore"],
            site=self._inside(values["site"], ("site",)),
            file_schemas=values["file-schemas"],
            baseline=self._inside(values["baseline"], ("baseline",)),
            vocabularies=values["vocabularies"],
            collections=collections,
            overrides=overrides,
            links=_links(self._values(links, LINKS, ("links",))),
            values={**data, **tables},
            origins=self._origins,
        )

    def _tables(self, tables: Plain, name: str) -> list[Plain]:
        found = tables.get(name, [])
        if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
            self._fail((name,), f"{name} must be a list of tables: write [[{name}]]")
        return found

    def _collection(self, table: Plain, route: tuple[str | int, ...]) -> Collection:
        values = self._values(table, COLLECTION, route)
        for name in ("name", "include"):
            if not values[name]:
                self._fail(route, f'a collection needs the key "{name}"')
        schema = values["schema"] or ""
        return Collection(
            values["name"],
            _globs(values["include"]),
            _globs(values["exclude"]),
            schema if schema in ("", "none") else self._inside(schema, (*route, "schema")),
            values["vocabularies"],
            self._selection(values),
        )

    def _override(self, table: Plain, route: tuple[str | int, ...]) -> Override:
        values = self._values(table, OVERRIDE, route)
        if not values["include"]:
            self._fail(route, 'an override needs the key "include"')
        return Override(_globs(values["include"]), self._selection(values))

    def _selection(self, values: Plain) -> Selection:
        select = values["select"]
        return Selection(
            None if select is None else tuple(select), tuple(values["ignore"]), values["rules"]
        )

    def _values(self, table: Plain, keys: tuple[Key, ...], route: tuple[str | int, ...]) -> Plain:
        """Return every key's checked value, the defaults included."""
        known = {key.name: key for key in keys}
        values = {key.name: key.default for key in keys}
        for name, value in table.items():
            here = (*route, name)
            key = known.get(name)
            if key is None:
                self._unknown(name, [*known, *(() if route else TABLES)], here)
            values[name] = self._check(key, value, here)
            self._origins[".".join(map(str, here))] = f"{self._shown}:{self._line(here)}"
        return values

    def _unknown(self, name: str, known: list[str], route: tuple[str | int, ...]) -> NoReturn:
        if name in REFUSED:
            self._fail(
                route,
                f'the key "{name}" is not allowed in a configuration file: whoever proposes a '
                "change could set it; give it on the command line",
            )
        self._fail(route, f'unknown key "{name}"{_meant(name, known)}')

    def _check(self, key: Key, value: Any, route: tuple[str | int, ...]) -> Any:
        kind = key.type
        if kind == "rules":
            return self._rules(value, route)
        if kind == "vocabularies":
            return self._vocabularies(value, route)
        if kind == "severity":
            if value not in _SEVERITIES:
                self._fail(route, _one_of(key.name, value, _SEVERITIES))
            return value
        if kind == "statuses":
            return self._statuses(value, route)
        return self._typed(key.name, kind, value, route)

    def _typed(self, name: str, kind: str, value: Any, route: tuple[str | int, ...]) -> Any:
        fits, wanted = _TYPES[kind]
        if not fits(value):
            self._fail(route, f'"{name}" must be {wanted}, not {_shown_value(value)}')
        if isinstance(value, list):
            return tuple(value)
        if kind == "strings by name":
            return {
                key: tuple(member) if isinstance(member, list) else member
                for key, member in value.items()
            }
        return value

    def _statuses(self, value: Any, route: tuple[str | int, ...]) -> dict[str, tuple[int, ...]]:
        if not isinstance(value, dict):
            self._fail(route, '"accept" must be a table from host to a list of HTTP statuses')
        for host, statuses in value.items():
            if not isinstance(statuses, list) or not all(
                isinstance(status, int) and 100 <= status <= 599 for status in statuses
            ):
                self._fail(
                    (*route, host),
                    f'"{host}" must be a list of HTTP statuses, such as [403], not '
                    f"{_shown_value(statuses)}",
                )
        return {host: tuple(statuses) for host, statuses in value.items()}

    def _vocabularies(
        self, value: Any, route: tuple[str | int, ...]
    ) -> dict[str, VocabularySource]:
        if not isinstance(value, dict):
            self._fail(route, '"vocabularies" must be a table from name to file')
        return {name: self._vocabulary(source, (*route, name)) for name, source in value.items()}

    def _vocabulary(self, source: Any, route: tuple[str | int, ...]) -> VocabularySource:
        if isinstance(source, str):
            return VocabularySource(file=self._inside(source, route))
        keys = set(source) if isinstance(source, dict) else set()
        if keys not in ({"file"}, {"file", "path"}, {"collection", "field"}) or not all(
            isinstance(member, str) for member in source.values()
        ):
            self._fail(
                route,
                f'the vocabulary "{route[-1]}" must be a file name, or a table with "file" and '
                '"path", or one with "collection" and "field"',
            )
        if "file" in source:
            source = {**source, "file": self._inside(source["file"], (*route, "file"))}
        return VocabularySource(**source)

    def _rules(self, value: Any, route: tuple[str | int, ...]) -> dict[str, RuleSettings]:
        if not isinstance(value, dict):
            self._fail(route, '"rules" must be a table: write [rules.NAME]')
        found = {}
        for name, table in value.items():
            here = (*route, name)
            if name not in self._registry:
                self._fail(here, f'unknown rule "{name}"{_meant(name, self._registry.names)}')
            settings = {"severity": table} if isinstance(table, str) else table
            if not isinstance(settings, dict):
                self._fail(here, f'the rule "{name}" must have a severity or a table of options')
            found[name] = self._rule(name, dict(settings), here)
        return found

    def _rule(self, name: str, table: Plain, route: tuple[str | int, ...]) -> RuleSettings:
        severity = table.pop("severity", None)
        if severity is not None and severity not in (*_SEVERITIES, "off"):
            self._fail((*route, "severity"), _one_of("severity", severity, (*_SEVERITIES, "off")))
        if not table:
            return RuleSettings(severity)
        from profilelint.config.options import option_types

        types = option_types(self._registry[name].load())
        options = {}
        for option, value in table.items():
            here = (*route, option)
            if option not in types:
                self._fail(
                    here,
                    f'the rule "{name}" has no option "{option}"'
                    f"{_meant(option, [*types, 'severity'])}",
                )
            options[option.replace("-", "_")] = self._typed(option, types[option].kind, value, here)
            self._origins[".".join(map(str, here))] = f"{self._shown}:{self._line(here)}"
        return RuleSettings(severity, options)

    def _inside(self, value: str, route: tuple[str | int, ...]) -> str:
        """Return a path that stays below the root, normalised; fail for any other."""
        path = os.path.normpath(value).replace(os.sep, "/")
        if os.path.isabs(value) or path.split("/")[0] == ".." or value.startswith("~"):
            self._fail(
                route,
                f'"{value}" leaves the folder of the configuration: name a file inside it',
            )
        return path

    def _line(self, route: tuple[str | int, ...]) -> int:
        from profilelint.config.place import line_of

        return line_of(self._text, (*self._prefix, *route))

    def _fail(self, route: tuple[str | int, ...], message: str) -> NoReturn:
        raise ConfigError(message, self._shown, self._line(route))


_TYPES: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "string": (lambda value: isinstance(value, str), 'a text in quotation marks, such as "a"'),
    "strings": (
        lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
        'a list of texts, such as ["a", "b"]',
    ),
    "boolean": (lambda value: isinstance(value, bool), "true or false"),
    "integer": (
        lambda value: isinstance(value, int) and not isinstance(value, bool),
        "a whole number",
    ),
    "number": (
        lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
        "a number",
    ),
    "strings by name": (
        lambda value: (
            isinstance(value, dict)
            and all(
                isinstance(member, str)
                or (isinstance(member, list) and all(isinstance(item, str) for item in member))
                for member in value.values()
            )
        ),
        'a table from name to text or list of texts, such as {a = "b"}',
    ),
}


def _globs(patterns: tuple[str, ...] | list[str]) -> tuple[Glob, ...]:
    return tuple(Glob(pattern) for pattern in patterns)


def _links(values: Plain) -> LinkSettings:
    return LinkSettings(
        tuple(values["exclude"]),
        values["accept"],
        values["max-age"],
        values["require-https"],
        values["warning-runs"],
        values["warning-days"],
        values["error-runs"],
        values["error-days"],
    )


def _one_of(name: str, value: Any, allowed: tuple[str, ...]) -> str:
    listed = ", ".join(f'"{word}"' for word in allowed)
    return f'"{name}" must be one of {listed}, not {_shown_value(value)}'


def _meant(name: str, known: list[str]) -> str:
    """Return the end of a sentence: what was probably meant, or what there is."""
    from profilelint.vocabulary.nearest import nearest

    near = nearest(name, known, known)
    if near is not None:
        return f': did you mean "{near}"?'
    if len(known) > 20:
        return ""
    return f"; known are {', '.join(sorted(known))}"


def _shown_value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return f'"{value}"' if isinstance(value, str) else str(value)
