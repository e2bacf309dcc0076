"""The configuration as the program uses it, with the keys of a file that it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.config.keys import group, has_keys, key, table, tables
from profilelint.config.rule_settings import RULE_WORDS, RULES
from profilelint.config.value_types import (
    BOOLEAN,
    FILE,
    FLAVOR,
    GLOBS,
    INTEGER,
    SCHEMA_FILE,
    SEVERITY,
    STATUSES,
    TEXT,
    TEXTS,
)
from profilelint.config.vocabulary_source import VOCABULARIES
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.glob import Glob, any_matches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.config.rule_settings import RuleSettings
    from profilelint.config.vocabulary_source import VocabularySource
    from profilelint.model.finding import Severity


class ConfigError(Exception):
    """A configuration that cannot be used.

    ``path`` is the file, as the user would write it, and ``line`` the one-based line in it, 0
    where the whole file is meant; both may be absent for a mistake on the command line.
    """

    def __init__(self, message: str, path: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        if not self.path:
            return self.message
        return (
            f"{self.path}:{self.line}: {self.message}"
            if self.line
            else f"{self.path}: {self.message}"
        )


@has_keys
class Selection(NamedTuple):
    """Which rules are on and how they are set; ``select`` is None where it is not given.

    ``added`` are rules that count as on by default.
    """

    select: tuple[str, ...] | None = key(
        RULE_WORDS,
        'Rules, groups of rules, or "all": what to switch on. Without it, the rules that are on '
        "by default.",
        None,
    )
    ignore: tuple[str, ...] = key(RULE_WORDS, "Rules or groups of rules to switch off.", ())
    rules: Mapping[str, RuleSettings] = key(
        RULES,
        'By rule: its severity ("error", "warning", "hint" or "off") and its options.',
        {},
    )
    added: tuple[str, ...] = ()


_FLAVOR: str = key(
    FLAVOR,
    "How to read the body, which depends on what renders it. Without it, the file extension or "
    "the site generator decides.",
    "",
)

_VOCABULARIES: Mapping[str, VocabularySource] = key(
    VOCABULARIES,
    "By name: a file of terms; or a table that names a place in a data file, the keys there, or a "
    "collection of pages, whose terms are the values of a field, the file names or the addresses.",
    {},
)


@has_keys
class Collection(NamedTuple):
    """Files that belong together: one schema, the same vocabularies and rules.

    ``schema`` is a path relative to the root, which the name of a collection of a CMS may follow
    behind ``#``; ``none``, or empty for the bundled one.
    """

    name: str = key(TEXT, "The name of the collection.", "", required=True)
    include: tuple[Glob, ...] = key(
        GLOBS, "Globs of the files that belong to the collection.", (), required=True
    )
    exclude: tuple[Glob, ...] = key(
        GLOBS, "Globs of files that do not belong to it, although include matches them.", ()
    )
    schema: str = key(
        SCHEMA_FILE,
        "The JSON Schema file of the front matter, or the content model of a CMS; FILE#NAME for "
        'one of its collections; "none" for no schema. Without it, the bundled schema of project '
        "profiles.",
        "",
    )
    flavor: str = _FLAVOR
    vocabularies: Mapping[str, VocabularySource] = _VOCABULARIES
    selection: Selection = group(Selection)

    def holds(self, path: str) -> bool:
        """Return whether a file, relative to the root, belongs to the collection."""
        return any_matches(self.include, path) and not any_matches(self.exclude, path)


class Collections:
    """Collections in their order, for asking which of them holds each of many files.

    Only those are asked of which a glob begins as the path of the file does.
    """

    __slots__ = ("_by_beginning", "_by_folder", "_collections")

    def __init__(self, collections: Sequence[Collection]) -> None:
        self._collections = collections
        self._by_beginning: dict[str, set[int]] = {}
        for number, collection in enumerate(collections):
            for glob in collection.include:
                self._by_beginning.setdefault(glob.beginning, set()).add(number)
        self._by_folder: dict[str, list[int]] = {}

    def holding(self, path: str) -> Collection | None:
        """Return the first collection that holds a file; None if there is none."""
        asked = self._below(path.rpartition("/")[0])
        if path in self._by_beginning:
            asked = sorted({*asked, *self._by_beginning[path]})
        for number in asked:
            collection = self._collections[number]
            if collection.holds(path):
                return collection
        return None

    def _below(self, folder: str) -> list[int]:
        """Return the numbers of the collections with a glob that begins as a folder's path does."""
        found = self._by_folder.get(folder)
        if found is None:
            numbers = {*self._by_beginning.get("", ())}
            above = folder
            while above:
                numbers.update(self._by_beginning.get(above, ()))
                above = above.rpartition("/")[0]
            found = self._by_folder[folder] = sorted(numbers)
        return found


@has_keys
class Override(NamedTuple):
    """Settings for the files that match."""

    include: tuple[Glob, ...] = key(
        GLOBS, "Globs of the files to which this applies.", (), required=True
    )
    flavor: str = _FLAVOR
    selection: Selection = group(Selection)

    def holds(self, path: str) -> bool:
        """Return whether the settings apply to a file, relative to the root."""
        return any_matches(self.include, path)


@has_keys
class LinkSettings(NamedTuple):
    """What a repository may say of the checking of its links: it narrows, never widens.

    ``max_age`` is in days; None for the cache's own.
    """

    exclude: tuple[str, ...] = key(
        TEXTS,
        'Patterns of addresses that are never requested: "*" stands for anything; a pattern '
        'without "/" is a host.',
        (),
    )
    accept: Mapping[str, tuple[int, ...]] = key(
        STATUSES, "By host: HTTP statuses that count as reachable there.", {}
    )
    max_age: int | None = key(
        INTEGER,
        "For how many days a working link is not requested again; at most about seven, which is "
        "the default.",
        None,
    )
    require_https: bool = key(
        BOOLEAN, "Whether an http link to a site that supports https fails the run.", False
    )
    warning_runs: int = key(
        INTEGER,
        "After how many runs in a row a site that is out of order is a warning, if warning-days "
        "have passed as well.",
        3,
    )
    warning_days: int = key(INTEGER, "See warning-runs.", 3)
    error_runs: int = key(
        INTEGER,
        "After how many runs in a row a site that is out of order is an error, if error-days have "
        "passed as well.",
        5,
    )
    error_days: int = key(INTEGER, "See error-runs.", 14)


@has_keys
class Config(NamedTuple):
    """The effective configuration.

    ``root`` is an absolute path; ``path`` is the configuration file or empty where there is
    none. ``values`` are the values in the file as they stand there, and ``origins`` tells for
    each dotted key in it, such as ``collections.0.schema``, the file and the line.
    """

    root: str
    path: str = ""
    exclude: tuple[Glob, ...] = key(GLOBS, "Globs of files that are never checked.", ())
    selection: Selection = group(Selection)
    severity: Severity | None = key(
        SEVERITY,
        "Report only findings of at least this severity, and fail on them. Without it, all are "
        "reported, and warnings and errors fail.",
        None,
    )
    gitignore: bool = key(
        BOOLEAN, "Whether to skip files that git ignores and does not track.", True
    )
    site: str = key(
        FILE,
        "Jekyll's configuration file, if it is not called _config.yml.",
        "",
    )
    flavor: str = _FLAVOR
    file_schemas: bool = key(
        BOOLEAN,
        "Whether a page may name its own schema, a file in this repository, with $schema.",
        False,
    )
    baseline: str = key(
        FILE, "The baseline: the file of recorded findings.", ".profilelint-baseline.json"
    )
    vocabularies: Mapping[str, VocabularySource] = _VOCABULARIES
    collections: tuple[Collection, ...] = tables(
        Collection, "Files that belong together and have the same schema and rules."
    )
    overrides: tuple[Override, ...] = tables(Override, "Settings for the files that match.")
    links: LinkSettings = table(LinkSettings, "How links are checked.")
    values: Mapping[str, Any] = {}
    origins: Mapping[str, str] = {}

    def error_at(self, key: str, message: str) -> ConfigError:
        """Return the error of a dotted key, with the line that it stands on."""
        path, _, line = self.origins.get(key, "").rpartition(":")
        return ConfigError(message, path, int(line or 0))

    def collection_of(self, path: str) -> Collection | None:
        """Return the first collection that holds a file; None if there is none.

        For many files, `Collections` takes less time.
        """
        return next((each for each in self.collections if each.holds(path)), None)

    def without_collections(self) -> Config:
        """Return the configuration as it is for pages of which no collection is known.

        They are in one without a name and a schema, if there are collections at all.
        """
        if not self.collections:
            return self
        return self._replace(collections=(Collection("", (Glob("**"),), schema="none"),))

    def excludes(self, path: str) -> bool:
        """Return whether a file is not to be checked, whatever collection would hold it."""
        return any_matches(self.exclude, path)
