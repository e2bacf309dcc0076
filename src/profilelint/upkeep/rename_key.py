"""A key renamed in all pages and in their schema."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.data_file import decode, read_inside
from profilelint.source.front_matter import edit
from profilelint.upkeep.file_edits import FileEdits, Refusal, edit_page
from profilelint.upkeep.schema_edit import NoSuchKeyError, SchemaEditError, rename_property
from profilelint.upkeep.usage import documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from profilelint.config.model import Collection, Config
    from profilelint.engine.plan import Plan


class KeyChanges(NamedTuple):
    """The changes that rename a key.

    ``remarks`` are sentences about what names the key and has to be changed by hand.
    """

    schemas: list[FileEdits]
    pages: list[FileEdits]
    refusals: list[Refusal]
    remarks: list[str]

    @property
    def files(self) -> list[FileEdits]:
        """Return all changes, those to schemas first."""
        return [*self.schemas, *self.pages]


class _Pages(NamedTuple):
    """The changes to pages; ``collections`` are the names of those that have the key."""

    changes: list[FileEdits]
    refusals: list[Refusal]
    collections: set[str]


class _Schemas(NamedTuple):
    """The changes to schema files, and what is to be said about those that stay as they are."""

    changes: list[FileEdits]
    remarks: list[str]


def key_changes(
    old: str, new: str, paths: Iterable[str], plan: Plan, collection: str | None = None
) -> KeyChanges:
    """Return the changes that rename a key of the front matter on pages and in their schemas.

    ``paths`` are the pages, relative to the root. With the name of a collection, only its pages
    and its schema change.

    Raises `ConfigError` where the new key cannot be one, where nothing has the old one, and for
    an unknown collection; `profilelint.source.data_file.DataFileError` for a schema that cannot
    be used.
    """
    if not new.strip() or new != new.strip() or not new.isprintable():
        raise ConfigError(f'"{new}" cannot be a key: a key is a word')
    if old == new:
        raise ConfigError("the two keys are the same")
    chosen = _chosen(plan.config, collection)
    pages = _pages(plan, paths, chosen, old, new)
    schemas = _schemas(plan, chosen, old, new, pages.collections)
    if not schemas.changes and not pages.changes and not pages.refusals:
        raise ConfigError(f'no page and no schema here has the key "{old}"')
    remarks = [*schemas.remarks, *_elsewhere(plan, chosen, old)]
    return KeyChanges(schemas.changes, pages.changes, pages.refusals, remarks)


def _chosen(config: Config, name: str | None) -> list[Collection | None]:
    collections: list[Collection | None] = list(config.collections or (None,))
    if name is None:
        return collections
    named = [each for each in collections if each is not None and each.name == name]
    if not named:
        names = ", ".join(each.name for each in config.collections)
        there = f"; there are {names}" if names else ": the configuration has none"
        raise ConfigError(f'there is no collection "{name}"{there}')
    return [*named]


def _schemas(
    plan: Plan, chosen: Sequence[Collection | None], old: str, new: str, having: set[str]
) -> _Schemas:
    """Return the changes to the schemas of collections.

    ``having`` are the names of the collections with pages that have the key.
    """
    schemas = _Schemas([], [])
    paths: dict[str, set[str]] = {}
    for each in chosen:
        paths.setdefault(each.schema if each is not None else "", set()).add(_name(each))
    for path, users in paths.items():
        if path == "none":
            continue
        if not path:
            if users & having and new not in _known(plan, chosen):
                schemas.remarks.append(
                    f'The bundled schema does not know "{new}": save the output of "profilelint '
                    'schema" as a file of your own, rename the key there, and name the file in '
                    'profilelint.toml under "schema".'
                )
            continue
        others = [
            each.name
            for each in plan.config.collections
            if each.schema == path and each not in chosen
        ]
        if others:
            schemas.remarks.append(
                f"{path} was not changed, because the collection {', '.join(others)} has it too: "
                "give each its own schema."
            )
            continue
        data = read_inside(path, plan.config.root)
        try:
            edits = rename_property(path, decode(path, data), old, new)
        except NoSuchKeyError as error:
            if users & having:
                schemas.remarks.append(f"{path} was not changed: {error}.")
        except SchemaEditError as error:
            schemas.remarks.append(f"{path} was not changed: {error}.")
        else:
            schemas.changes.append(FileEdits(path, data, edits))
    return schemas


def _known(plan: Plan, chosen: Sequence[Collection | None]) -> set[str]:
    """Return the keys that the bundled schema knows."""
    for each in chosen:
        if each is None or not each.schema:
            schema = plan.schema(each)
            return set(schema.annotations.keys(())) if schema is not None else set()
    return set()


def _pages(
    plan: Plan, paths: Iterable[str], chosen: Sequence[Collection | None], old: str, new: str
) -> _Pages:
    pages = _Pages([], [], set())
    names = {_name(each) for each in chosen}
    for document, data in documents(paths, plan):
        name = _name(plan.collections.holding(document.path))
        if name not in names or old not in document.data:
            continue
        pages.collections.add(name)
        if new in document.data:
            pages.refusals.append(Refusal(document.path, f'it has both "{old}" and "{new}"'))
            continue
        changed = edit_page(document, data, [partial(edit.rename_key, route=(old,), key=new)])
        if isinstance(changed, Refusal):
            pages.refusals.append(changed)
        else:
            pages.changes.append(changed)
    return pages


def _name(collection: Collection | None) -> str:
    return collection.name if collection is not None else ""


def _elsewhere(plan: Plan, chosen: Sequence[Collection | None], old: str) -> Iterator[str]:
    """Yield what else names the key and has to be changed by hand."""
    config = plan.config
    for site in plan.sites.among(plan.files):
        if site.supplies(old):
            yield f'{site.settings_file} gives "{old}" to pages by default: change it there.'
    sources = [*config.vocabularies.items()]
    for each in chosen:
        sources += each.vocabularies.items() if each is not None else ()
    for name, source in dict(sources).items():
        if source.field == old:
            yield f'{config.path} takes the vocabulary "{name}" from "{old}": change it there.'
    selections = [config.selection, *(each.selection for each in chosen if each is not None)]
    for selection in selections:
        for rule, settings in selection.rules.items():
            if any(old in value for value in settings.options.values() if _is_list(value)):
                yield f'{config.path} names "{old}" in the rule {rule}: change it there.'
    yield f'Check the templates of the site that read "{old}": they were not changed.'


def _is_list(value: object) -> bool:
    return isinstance(value, tuple)
