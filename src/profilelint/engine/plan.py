"""What is done with each file: its collection's schema, vocabularies and rules."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from profilelint.engine.lint import Setting
from profilelint.engine.ruleset import RuleSet
from profilelint.engine.selection import choose_rules
from profilelint.source.discover import walk
from profilelint.source.site import Site, read_site

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.config.model import Collection, Config, Selection, VocabularySource
    from profilelint.rules.registry import Registry
    from profilelint.schema.validate import Schema
    from profilelint.schema.vocabulary import Vocabulary


class Plan:
    """Gives each file its setting; schemas, vocabularies and rules are made once a run."""

    def __init__(
        self, config: Config, registry: Registry, today: str, command_line: Selection
    ) -> None:
        self.config = config
        self.registry = registry
        self.today = today
        self._command_line = command_line
        self._settings: dict[tuple[str, tuple[int, ...]], Setting] = {}
        self._vocabularies: dict[VocabularySource | str, Vocabulary] = {}
        self._files: frozenset[str] | None = None
        self.site: Site = read_site(config.root, config.site)

    @property
    def files(self) -> frozenset[str]:
        """Return the paths of all files below the root that are not ignored."""
        if self._files is None:
            self._files = frozenset(walk(self.config.root, gitignore=self.config.gitignore))
        return self._files

    def setting(self, path: str) -> Setting | None:
        """Return how a file is linted, or None if it belongs to no collection.

        Raises `ConfigError` for a selection that leaves no rule, and
        `profilelint.schema.errors.SchemaError` for a schema or vocabulary that cannot be used.
        """
        config = self.config
        collection = None
        if config.collections:
            collection = config.collection_of(path)
            if collection is None:
                return None
        overrides = tuple(
            number for number, override in enumerate(config.overrides) if override.holds(path)
        )
        key = (collection.name if collection is not None else "", overrides)
        setting = self._settings.get(key)
        if setting is None:
            setting = self._settings[key] = self._make(collection, overrides)
        if self.site.has_defaults:
            defaults = self.site.defaults(path)
            if defaults:
                return setting._replace(defaults=defaults)
        return setting

    def _make(self, collection: Collection | None, overrides: tuple[int, ...]) -> Setting:
        config = self.config
        chain = [config.selection]
        if collection is not None:
            chain.append(collection.selection)
        chain.extend(config.overrides[number].selection for number in overrides)
        chain.append(self._command_line)
        where = f'in the collection "{collection.name}"' if collection is not None else "here"
        chosen = choose_rules(self.registry, chain, where)
        rules = RuleSet(self.registry, chosen.names, chosen.options, chosen.severities)
        vocabularies = self.vocabularies(collection)
        return Setting(
            rules,
            self.today,
            self._schema(collection, vocabularies),
            collection.name if collection is not None else "",
            None,
            vocabularies,
        )

    def _schema(
        self, collection: Collection | None, vocabularies: Mapping[str, Vocabulary]
    ) -> Schema | None:
        from profilelint.schema import bundled
        from profilelint.schema.validate import load_schema

        name = collection.schema if collection is not None else ""
        if name == "none":
            return None
        if not name:
            path = bundled.path("profile.schema.json")
            return load_schema(path, os.path.dirname(path), vocabularies)
        return load_schema(os.path.join(self.config.root, name), self.config.root, vocabularies)

    def vocabularies(self, collection: Collection | None) -> dict[str, Vocabulary]:
        """Return a collection's vocabularies by name, the bundled ones included."""
        from profilelint.schema import bundled

        sources: dict[str, VocabularySource | str] = {
            name: bundled.path(f"vocabularies/{name}.yaml") for name in bundled.VOCABULARIES
        }
        sources.update(self.config.vocabularies)
        if collection is not None:
            sources.update(collection.vocabularies)
        return {name: self._vocabulary(name, source) for name, source in sources.items()}

    def _vocabulary(self, name: str, source: VocabularySource | str) -> Vocabulary:
        found = self._vocabularies.get(source)
        if found is None:
            found = self._vocabularies[source] = load_source(self.config.root, name, source)
        return found


def load_source(root: str, name: str, source: VocabularySource | str) -> Vocabulary:
    """Return the vocabulary from one of its sources; a string is the path of a bundled file.

    Raises `profilelint.schema.errors.SchemaError` for one that cannot be read.
    """
    raise NotImplementedError
