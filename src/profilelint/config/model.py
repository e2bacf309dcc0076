"""The configuration as the engine uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.model.finding import Severity
    from profilelint.source.files.glob import Glob


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


class RuleSettings(NamedTuple):
    """What the configuration says of one rule; ``severity`` may be ``off`` or not given."""

    severity: str | None = None
    options: Mapping[str, Any] = {}


class Selection(NamedTuple):
    """Which rules are on and how they are set; ``select`` is None where it is not given.

    ``added`` are rules that count as on by default.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, RuleSettings] = {}
    added: tuple[str, ...] = ()


class VocabularySource(NamedTuple):
    """Where a vocabulary's terms come from.

    ``file`` alone is a vocabulary file; with ``path`` a place in a data file; ``collection`` is a
    glob of pages and ``field`` the key of their front matter that holds the term.
    """

    file: str = ""
    path: str = ""
    collection: str = ""
    field: str = ""


class Collection(NamedTuple):
    """Files that belong together: one schema, the same vocabularies and rules.

    ``schema`` is a path relative to the root, ``none``, or empty for the bundled one.
    """

    name: str
    include: tuple[Glob, ...]
    exclude: tuple[Glob, ...] = ()
    schema: str = ""
    vocabularies: Mapping[str, VocabularySource] = {}
    selection: Selection = Selection()

    def holds(self, path: str) -> bool:
        """Return whether a file, relative to the root, belongs to the collection."""
        return any(glob.matches(path) for glob in self.include) and not any(
            glob.matches(path) for glob in self.exclude
        )


class Override(NamedTuple):
    """Settings for the files that match."""

    include: tuple[Glob, ...]
    selection: Selection

    def holds(self, path: str) -> bool:
        """Return whether the settings apply to a file, relative to the root."""
        return any(glob.matches(path) for glob in self.include)


class LinkSettings(NamedTuple):
    """What a repository may say of the checking of its links: it narrows, never widens.

    ``max_age`` is in days; None for the cache's own.
    """

    exclude: tuple[str, ...] = ()
    accept: Mapping[str, tuple[int, ...]] = {}
    max_age: int | None = None
    require_https: bool = False
    warning_runs: int = 3
    warning_days: int = 3
    error_runs: int = 5
    error_days: int = 14


class Config(NamedTuple):
    """The effective configuration.

    ``root`` is an absolute path; ``path`` is the configuration file or empty where there is
    none. ``origins`` tells for each dotted key where its value came from.
    """

    root: str
    path: str = ""
    exclude: tuple[Glob, ...] = ()
    selection: Selection = Selection()
    severity: Severity | None = None
    gitignore: bool = True
    site: str = "_config.yml"
    file_schemas: bool = False
    baseline: str = ".profilelint-baseline.json"
    vocabularies: Mapping[str, VocabularySource] = {}
    collections: tuple[Collection, ...] = ()
    overrides: tuple[Override, ...] = ()
    links: LinkSettings = LinkSettings()
    values: Mapping[str, Any] = {}
    origins: Mapping[str, str] = {}

    def collection_of(self, path: str) -> Collection | None:
        """Return the first collection that holds a file; None if there is none."""
        for collection in self.collections:
            if collection.holds(path):
                return collection
        return None
