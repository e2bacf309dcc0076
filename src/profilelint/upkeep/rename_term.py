"""A term renamed in its vocabulary and in all pages that use it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from profilelint.config.model import ConfigError
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.steps import at_once
from profilelint.schema.load import bundled_schema, load_schema
from profilelint.source.data_file import decode, read_inside
from profilelint.source.front_matter import edit
from profilelint.upkeep.file_edits import FileEdits, Refusal, edit_page
from profilelint.upkeep.usage import documents, source_of, unknown_vocabulary, uses
from profilelint.upkeep.vocabulary_edit import deprecate_term, rename_term
from profilelint.upkeep.vocabulary_file import VocabularyEditError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.config.model import Collection
    from profilelint.config.vocabulary_source import VocabularySource
    from profilelint.engine.plan import Plan
    from profilelint.model.document import Document
    from profilelint.model.finding import Route
    from profilelint.model.steps import Steps
    from profilelint.schema.validate import Schema
    from profilelint.upkeep.file_edits import MakeEdit
    from profilelint.upkeep.usage import Use
    from profilelint.vocabulary.vocabulary import Vocabulary


class TermRename(NamedTuple):
    """A term, its new name, and what the old one becomes in the vocabulary.

    With ``deprecate`` it becomes a deprecated term that names the new one, valid until the day
    ``valid_until``, as in 2026-01-31, or without end. Otherwise it becomes a synonym.
    """

    old: str
    new: str
    deprecate: bool = False
    valid_until: str = ""


class TermChanges(NamedTuple):
    """The changes that rename a term.

    ``vocabulary`` is the change to the vocabulary's file; None where the terms come from pages or
    a data file, and where nothing changes in it. ``source`` is the path of the file that the terms
    come from, empty for pages. ``recorded`` is what the old term becomes there.

    ``places`` counts the values that change on ``pages``. ``kept`` counts the pages that may keep
    the old term, which was valid when their projects ended. ``broader`` holds the vocabularies
    that name the old term as broader, with the number of their terms that do: they stay as they
    are.
    """

    vocabulary: FileEdits | None
    source: str
    recorded: Literal["synonym", "deprecated", "nothing"]
    pages: list[FileEdits]
    refusals: list[Refusal]
    places: int
    kept: int
    broader: list[tuple[str, int]]

    @property
    def files(self) -> list[FileEdits]:
        """Return all changes, that to the vocabulary first."""
        return [*([self.vocabulary] if self.vocabulary is not None else ()), *self.pages]


class _Recorded(NamedTuple):
    """The vocabulary with the change to its file."""

    vocabulary: Vocabulary
    change: FileEdits | None
    recorded: Literal["synonym", "deprecated", "nothing"]


def term_changes(name: str, rename: TermRename, paths: Iterable[str], plan: Plan) -> TermChanges:
    """Return the changes that rename a term in the vocabulary of a name and on pages.

    ``paths`` are the pages, relative to the root. A page keeps the old term where it was valid
    when its project ended. Where a list holds the new term already, the old one is removed.

    Raises `ConfigError` where the vocabulary has no such term or cannot be changed, and
    `profilelint.source.data_file.DataFileError` for a schema or vocabulary that cannot be used.
    """
    return at_once(renaming(name, rename, paths, plan))


def renaming(name: str, rename: TermRename, paths: Iterable[str], plan: Plan) -> Steps[TermChanges]:
    """Do what `term_changes` does; a step is a page."""
    old, new = rename.old, rename.new
    if not old or not new or "\n" in new or "\r" in new:
        raise ConfigError("a term is a text of one line")
    if old == new:
        raise ConfigError("the two terms are the same")
    source, collections = _users(name, plan)
    recorded = _record(name, source, rename, plan)
    schemas = {_name(each): _with(plan, each, recorded.vocabulary) for each in collections}
    changes = TermChanges(
        recorded.change, source.file, recorded.recorded, [], [], 0, 0, _broader(plan, old)
    )
    places = kept = 0
    for document, data in documents(paths, plan):
        yield
        schema = schemas.get(_name(plan.collections.holding(document.path)))
        if schema is None:
            continue
        here = [
            use for use in uses(document, schema) if use.vocabulary == name and use.value == old
        ]
        era = schema.era_of(document.data)
        stale = [use for use in here if old not in schema.allowed(use.label, era)]
        kept += len(stale) < len(here)
        if not stale:
            continue
        changed = edit_page(document, data, _steps(document, stale, new))
        if isinstance(changed, Refusal):
            changes.refusals.append(changed)
        else:
            changes.pages.append(changed)
            places += len(stale)
    return changes._replace(places=places, kept=kept)


def _users(name: str, plan: Plan) -> tuple[VocabularySource, list[Collection | None]]:
    """Return where a vocabulary comes from, and the collections whose schemas name it.

    Raises `ConfigError` where none does, where it is a bundled one, and where there are two.
    """
    config = plan.config
    known: set[str] = set()
    collections: list[Collection | None] = []
    for collection in config.collections or (None,):
        schema = plan.schema(collection)
        names = schema.vocabularies if schema is not None else {}
        known.update(names)
        if name in names:
            collections.append(collection)
    if not collections:
        raise unknown_vocabulary(name, sorted(known))
    source, *others = (source_of(name, each, plan) for each in collections)
    if any(other != source for other in others):
        raise ConfigError(
            f'collections have different vocabularies called "{name}": give each its own name'
        )
    if source is None:
        raise ConfigError(
            f'the vocabulary "{name}" is bundled and cannot be changed; make it your own first: '
            f'save the output of "profilelint vocab {name} --export" as vocabularies/{name}.yaml, '
            f"and write in profilelint.toml, below [vocabularies]: {name} = "
            f'"vocabularies/{name}.yaml"'
        )
    return source, collections


def _record(name: str, source: VocabularySource, rename: TermRename, plan: Plan) -> _Recorded:
    """Return the vocabulary after the change to its file."""
    before = plan.vocabulary_store.vocabulary(name, source)
    old, new = rename.old, rename.new
    if not source.has_terms_file:
        if new not in before.terms:
            words = before.origin or source.words
            raise ConfigError(
                f'the terms of "{name}" come from {words}: write "{new}" there first, then run '
                "this again for the pages that use it"
            )
        return _Recorded(before, None, "nothing")
    data = read_inside(source.file, plan.tree)
    text = decode(source.file, data)
    try:
        if rename.deprecate:
            changed = deprecate_term(name, source.file, text, old, new, rename.valid_until)
        else:
            changed = rename_term(name, source.file, text, old, new)
    except VocabularyEditError as error:
        near = before.nearest(old) if old not in before.terms else None
        meant = f'; did you mean "{near.label}"?' if near is not None else ""
        raise ConfigError(f"{error}{meant}", source.file) from None
    change = FileEdits(source.file, data, changed.edits) if changed.text != text else None
    return _Recorded(changed.vocabulary, change, "deprecated" if rename.deprecate else "synonym")


def _name(collection: Collection | None) -> str:
    return collection.name if collection is not None else ""


def _with(plan: Plan, collection: Collection | None, vocabulary: Vocabulary) -> Schema:
    """Return a collection's schema with one vocabulary in place of that of the same name."""
    present = plan.schema(collection)
    others = present.vocabularies if present is not None else {}
    vocabularies = {**others, vocabulary.name: vocabulary}
    if collection is None or not collection.schema:
        return bundled_schema(vocabularies)
    return load_schema(collection.schema, plan.tree, vocabularies)


def _steps(document: Document, stale: Sequence[Use], new: str) -> list[MakeEdit]:
    """Return what edits a page, the last place first, so that those before stay in place."""
    steps: list[MakeEdit] = []
    written: set[Route] = set()
    for use in stale:
        route = use.route
        owner = route[:-1] if isinstance(route[-1], int) else None
        if owner is not None and (owner in written or _holds(document, owner, new)):
            steps.append(partial(edit.remove_element, route=route))
        else:
            steps.append(partial(edit.set_value, route=route, value=new))
        if owner is not None:
            written.add(owner)
    return steps[::-1]


def _holds(document: Document, route: Route, value: str) -> bool:
    """Return whether the list at a route holds a text."""
    node: object = document.data
    for step in route:
        node = node[step]  # type: ignore[index]
    return isinstance(node, list) and any(
        isinstance(member, str) and member.strip() == value for member in node
    )


def _broader(plan: Plan, old: str) -> list[tuple[str, int]]:
    """Return the vocabularies whose terms name the old one as broader, and how many terms do."""
    vocabularies = []
    for collection in plan.config.collections or (None,):
        schema = plan.schema(collection)
        for name, vocabulary in (schema.vocabularies if schema is not None else {}).items():
            number = sum(old in term.broader for term in vocabulary.terms.values())
            if number:
                vocabularies.append((name, number))
    return list(dict.fromkeys(vocabularies))
