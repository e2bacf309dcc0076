"""What is done with each file: its collection's schema, vocabularies and rules."""

from __future__ import annotations

import os
import posixpath
from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.config.model import Collections, ConfigError
from profilelint.engine.lint import Setting
from profilelint.engine.ruleset import RuleSet
from profilelint.engine.selection import NoRulesError, choose_rules
from profilelint.engine.vocabularies import Vocabularies, VocabularyStore
from profilelint.source.files.discover import walk
from profilelint.source.files.tree import DiskTree
from profilelint.source.markdown.flavor import flavor_of_ending
from profilelint.source.site.sites import Sites

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.config.model import Collection, Config, Selection
    from profilelint.engine.content_models import ContentModels
    from profilelint.engine.selection import Chosen
    from profilelint.rules.registry import Registry
    from profilelint.schema.validate import Schema
    from profilelint.source.files.tree import Tree


class Plan:
    """Gives each file its setting; schemas, vocabularies and rules are made once a run."""

    def __init__(
        self,
        config: Config,
        registry: Registry,
        today: str,
        command_line: Selection,
        tree: Tree | None = None,
    ) -> None:
        """Take the files of the run, which are those on disk where no ``tree`` is given."""
        self.config = config
        self.tree: Tree = tree if tree is not None else DiskTree(config.root)
        self.registry = registry
        self.today = today
        self.command_line = command_line
        self.collections = Collections(config.collections)
        self._settings: dict[tuple[str, tuple[int, ...], str], Setting] = {}
        self._prepared: dict[str, Setting | None] = {}
        self._files: frozenset[str] | None = None
        self._page_schemas: dict[str, Schema] = {}
        self._schema_files: set[str] = set()
        self.sites = Sites(self.tree, config.site)
        self.vocabulary_store = VocabularyStore(config, self.sites, lambda: self.files)

    @property
    def files(self) -> frozenset[str]:
        """Return the paths of all files below the root that are not ignored.

        Symbolic links are among them, whether or not what they lead to exists.
        """
        if self._files is None:
            links: list[str] = []
            listed = walk(self.tree, gitignore=self.config.gitignore, links=links)
            self._files = frozenset((*listed, *links))
        return self._files

    def take_listing(self, listing: list[str]) -> None:
        """Set what `files` returns, where the root was walked already."""
        self._files = frozenset(listing)

    @cached_property
    def models(self) -> ContentModels:
        """Return the content models of CMSs that collections name as their schema."""
        from profilelint.engine.content_models import ContentModels

        return ContentModels(self.config, self.tree, lambda: self.files)

    @property
    def enabled_rules(self) -> frozenset[str]:
        """Return the rules that are on for any file."""
        every = tuple(range(len(self.config.overrides)))
        return frozenset(
            name
            for collection in self.config.collections or (None,)
            for overrides in ((), every, *((number,) for number in every))
            for name in self._names(collection, overrides)
        )

    @property
    def inputs(self) -> list[str]:
        """Return the schema and vocabulary files that were read so far, relative to the root."""
        files = set(self.vocabulary_store.files)
        if "models" in self.__dict__:
            files.update(self.models.paths)
        return sorted(files | self._schema_files)

    @property
    def surroundings(self) -> list[str]:
        """Return the absolute paths of files that findings depend on and that may be hidden."""
        config = self.config
        paths = [config.baseline, *self.inputs]
        for site in self.sites.known:
            paths += site.inputs
        named = [os.path.abspath(config.path)] if config.path else []
        return [*named, *(os.path.join(config.root, path) for path in paths if path)]

    def prepare(self, paths: Sequence[str]) -> None:
        """Load the schemas and vocabularies of files, so that worker processes have them already.

        Raises what `setting` does.
        """
        self._prepared = {path: self._common(path) for path in paths}

    def release(self) -> None:
        """Forget what only worker processes need, which have it by now."""
        self._prepared = {}

    def setting(self, path: str) -> Setting | None:
        """Return how a file is linted, or None if it belongs to no collection.

        Raises `ConfigError` for a selection that leaves no rule, and
        `profilelint.source.data_file.DataFileError` for a schema or vocabulary that cannot be
        used.
        """
        setting = self._prepared.get(path) or self._common(path)
        if setting is None:
            return None
        site = self.sites.of(path)
        return setting._replace(
            site=site,
            defaults=site.defaults(path) or None,
            flavor=_flavor(path, setting.flavor, site.flavor),
        )

    def _common(self, path: str) -> Setting | None:
        """Return the part of a file's setting that others share with it."""
        config = self.config
        collection = None
        if config.collections:
            collection = self.collections.holding(path)
            if collection is None:
                return None
        overrides: tuple[int, ...] = ()
        if config.overrides:
            overrides = tuple(
                number for number, override in enumerate(config.overrides) if override.holds(path)
            )
        home = self.vocabulary_store.home(path)
        key = (collection.name if collection is not None else "", overrides, home)
        setting = self._settings.get(key)
        if setting is None:
            setting = self._settings[key] = self._make(collection, overrides, home)
        return setting

    def _make(
        self, collection: Collection | None, overrides: tuple[int, ...], home: str
    ) -> Setting:
        chosen = self._chosen(collection, overrides)
        rules = RuleSet(self.registry, chosen.names, chosen.options, chosen.severities)
        vocabularies = self.vocabularies(collection, home)
        setting = Setting(
            rules,
            self.today,
            self.schema(collection, home),
            collection.name if collection is not None else "",
            None,
            vocabularies,
            flavor=self._configured_flavor(collection, overrides),
        )
        if collection is not None:
            # One without a name stands for pages of which nothing says what they are.
            return setting if collection.name else setting._replace(kind="page")
        others = setting._replace(schema=None, kind="page")
        of_profiles = {name for name in chosen.by_default if self.registry[name].of_profiles}
        if of_profiles:
            names = chosen.names - of_profiles
            others = others._replace(
                rules=RuleSet(self.registry, names, chosen.options, chosen.severities)
            )
        return setting._replace(kind="profile", of_others=others)

    def _configured_flavor(self, collection: Collection | None, overrides: tuple[int, ...]) -> str:
        """Return the flavor that the configuration names; empty if it names none."""
        for number in reversed(overrides):
            if self.config.overrides[number].flavor:
                return self.config.overrides[number].flavor
        if collection is not None and collection.flavor:
            return collection.flavor
        return self.config.flavor

    def _names(self, collection: Collection | None, overrides: tuple[int, ...]) -> frozenset[str]:
        try:
            return self._chosen(collection, overrides).names
        except ConfigError:
            return frozenset()  # overrides that no file has together may leave no rule

    def _chosen(self, collection: Collection | None, overrides: tuple[int, ...]) -> Chosen:
        config = self.config
        chain = {"select": config.selection}
        for number, each in enumerate(config.collections):
            if each is collection:
                chain[f"collections.{number}.select"] = each.selection
        for number in overrides:
            chain[f"overrides.{number}.select"] = config.overrides[number].selection
        where = f'in the collection "{collection.name}"' if collection is not None else "here"
        try:
            return choose_rules(self.registry, [*chain.values(), self.command_line], where)
        except NoRulesError:
            chosen = [key for key, each in chain.items() if each.select is not None]
            if self.command_line.select is not None or not chosen or chain[chosen[-1]].select:
                raise
            raise config.error_at(
                chosen[-1],
                'no rule is left to run, because "select" is empty: write rules or groups of '
                'rules in it, such as "link", or delete it',
            ) from None

    def schema(self, collection: Collection | None, home: str | None = None) -> Schema | None:
        """Return the schema of a collection's front matter; None if it has none.

        For ``home`` see `vocabularies`.
        """
        vocabularies = self.vocabularies(collection, home)
        name = collection.schema if collection is not None else ""
        if name == "none":
            return None
        if collection is None or not name:
            from profilelint.schema.load import bundled_schema

            return bundled_schema(vocabularies)
        model = self.models.model_of(collection)
        if model is not None:
            return self.models.schema(model, collection)
        return self._load_schema(name, vocabularies)

    def identity_of_models(self) -> list[str]:
        """Return what the content models depend on, beside the files in `inputs`."""
        named = [each for each in self.config.collections if each.schema not in ("", "none")]
        for collection in named:
            if self.models.model_of(collection) is not None:
                self.schema(collection)
        return self.models.identity() if named else []

    def page_schema(self, path: str, name: str) -> Schema:
        """Return the schema that a page names under ``$schema``, relative to the page.

        Raises `profilelint.source.data_file.DataFileError` for one that cannot be used.
        """
        key = posixpath.join(posixpath.dirname(path), name)
        schema = self._page_schemas.get(key)
        if schema is None:
            collection = self.collections.holding(path)
            vocabularies = self.vocabularies(collection, self.vocabulary_store.home(path))
            schema = self._page_schemas[key] = self._load_schema(key, vocabularies)
        return schema

    def _load_schema(self, path: str, vocabularies: Vocabularies) -> Schema:
        from profilelint.schema.load import load_schema, path_of

        schema = load_schema(path, self.tree, vocabularies)
        self._schema_files.update(path_of(uri) for uri in schema.uris)
        return schema

    def vocabularies(self, collection: Collection | None, home: str | None = None) -> Vocabularies:
        """Return a collection's vocabularies by name; each is loaded when it is first used.

        ``home`` is the folder of the site that the pages belong to; None for that of the folder
        that the collection's first glob names.
        """
        if home is None:
            home = self.vocabulary_store.home_of(collection)
        return Vocabularies(self.vocabulary_store, collection, home)


def _flavor(path: str, configured: str, of_site: str) -> str:
    """Return the flavor of a file; none that is configured makes Markdown of HTML."""
    by_ending = flavor_of_ending(path)
    if by_ending == "template":
        return by_ending
    return configured or by_ending or of_site
