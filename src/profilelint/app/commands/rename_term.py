"""``profilelint rename-term``: renames a term in its vocabulary and in all pages."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from profilelint.app.rewrite import Refusal, Rewrite, carry_out, edit_page
from profilelint.app.workspace import gather, open_config
from profilelint.config.model import ConfigError, Selection
from profilelint.model.named_tuple import NamedTuple
from profilelint.report.escape import shown
from profilelint.report.summary import count
from profilelint.rules.load import load_registry

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from profilelint.config.model import Collection, VocabularySource
    from profilelint.engine.plan import Plan
    from profilelint.model.document import Document
    from profilelint.model.finding import Edit, Route
    from profilelint.schema.validate import Schema
    from profilelint.upkeep.usage import Use
    from profilelint.vocabulary.vocabulary import Vocabulary

    Make = Callable[[Document], Edit | None]


class _Kept(NamedTuple):
    """What became of the pages; ``kept`` is how many may still use the old term."""

    rewrites: list[Rewrite]
    refusals: list[Refusal]
    places: int
    kept: int


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.engine.plan import Plan

    old, new = arguments.old.strip(), arguments.new.strip()
    _refuse_nonsense(old, new, arguments)
    registry = load_registry()
    config = open_config([], arguments.config, ignore_files=arguments.no_config, registry=registry)
    plan = Plan(config, registry, "", Selection())
    name = arguments.vocabulary
    users = _users(name, plan)
    source = users[0][1]
    before = plan.vocabulary(name, source)
    record, after, how = _recorded(name, source, before, plan, arguments, (old, new))
    collections = [collection for collection, each in users if each == source]
    pages = _pages(plan, collections, after, (old, new))
    rewrites = [*record, *pages.rewrites]
    status = carry_out(config.root, rewrites, pages.refusals, diff=arguments.diff)
    places = f"in {count(pages.places, 'place')} on {count(len(pages.rewrites), 'page')}"
    verb = "Would rename" if arguments.diff else "Renamed"
    lines = [f'{verb} "{old}" to "{new}" {places}; {how}.']
    if pages.kept:
        kept = count(pages.kept, "page")
        lines.append(f"{kept} may keep the old term, which was valid when they ended.")
    lines += _broader(plan, old)
    out = sys.stderr if arguments.diff else sys.stdout
    out.write("".join(f"{shown(line)}\n" for line in lines))
    return status


def _refuse_nonsense(old: str, new: str, arguments: argparse.Namespace) -> None:
    if not old or not new or "\n" in new or "\r" in new:
        raise ConfigError("a term is a text of one line")
    if old == new:
        raise ConfigError("the two terms are the same")
    until = arguments.valid_until
    if until is None:
        return
    if not arguments.deprecate:
        raise ConfigError("--valid-until goes with --deprecate")
    from profilelint.schema.formats import is_date

    if not is_date(until):
        raise ConfigError(f'--valid-until takes a day such as 2026-01-31, not "{until}"')


def _users(name: str, plan: Plan) -> list[tuple[Collection | None, VocabularySource | None]]:
    """Return the collections whose schemas name a vocabulary, with where they have it from.

    Raises `ConfigError` where none does, where it is a bundled one, and where there are two.
    """
    from profilelint.upkeep.usage import source_of

    config = plan.config
    known: set[str] = set()
    found = []
    for collection in config.collections or (None,):
        schema = plan.schema(collection)
        names = schema.vocabularies if schema is not None else {}
        known.update(names)
        if name in names:
            found.append((collection, source_of(name, collection, config)))
    if not found:
        from profilelint.app.commands.vocab import no_such

        raise no_such(name, sorted(known))
    sources = [source for _, source in found]
    if any(source != sources[0] for source in sources):
        raise ConfigError(
            f'collections have different vocabularies called "{name}": give each its own name'
        )
    if sources[0] is None:
        raise ConfigError(
            f'the vocabulary "{name}" comes with profilelint and cannot be changed; make it your '
            f'own first: save what "profilelint vocab {name} --export" prints as '
            f"vocabularies/{name}.yaml, and write in profilelint.toml, below [vocabularies]: "
            f'{name} = "vocabularies/{name}.yaml"'
        )
    return found


def _recorded(
    name: str,
    source: VocabularySource | None,
    before: Vocabulary,
    plan: Plan,
    arguments: argparse.Namespace,
    terms: tuple[str, str],
) -> tuple[list[Rewrite], Vocabulary, str]:
    """Return the change to the vocabulary's file, the vocabulary after it, and what it is."""
    from profilelint.upkeep.vocabulary_edit import (
        VocabularyEditError,
        deprecate_term,
        rename_term,
    )
    from profilelint.vocabulary.data_file import decode, read_inside

    old, new = terms
    if source is None or not source.file or source.path:
        where = "pages" if source is None or not source.file else source.file
        if new not in before.terms:
            raise ConfigError(
                f'the terms of "{name}" come from {where}: write "{new}" there first, then run '
                "this again for the pages that use it"
            )
        return [], before, f"nothing was recorded, since the terms come from {where}"
    data = read_inside(source.file, plan.config.root)
    text = decode(source.file, data)
    try:
        if arguments.deprecate:
            until = arguments.valid_until or ""
            changed = deprecate_term(name, source.file, text, old, new, until)
            how = f'"{old}" is deprecated in {source.file}'
        else:
            changed = rename_term(name, source.file, text, old, new)
            how = f'"{old}" is a synonym in {source.file}'
    except VocabularyEditError as error:
        near = before.nearest(old) if old not in before.terms else None
        meant = f'; did you mean "{near.label}"?' if near is not None else ""
        raise ConfigError(f"{error}{meant}", source.file) from None
    bom = data[: len(data) - len(text.encode())]
    after = bom + changed.text.encode()
    if after == data:
        return [], changed.vocabulary, how
    return [Rewrite(source.file, data, after)], changed.vocabulary, how


def _pages(
    plan: Plan,
    collections: list[Collection | None],
    after: Vocabulary,
    terms: tuple[str, str],
) -> _Kept:
    from profilelint.upkeep.usage import documents, uses

    old, _ = terms
    schemas = {_name(collection): _with(plan, collection, after) for collection in collections}
    found = _Kept([], [], 0, 0)
    places = kept = 0
    for document, data in documents(gather([], plan.config).paths, plan):
        schema = schemas.get(_name(plan.config.collection_of(document.path)))
        if schema is None:
            continue
        here = [
            use
            for use in uses(document, schema)
            if use.vocabulary == after.name and use.value == old
        ]
        era = schema.era_of(document.data)
        stale = [use for use in here if old not in schema.allowed(use.label, era)]
        kept += len(stale) < len(here)
        if not stale:
            continue
        done = edit_page(document, data, _edits(document, stale, terms))
        if isinstance(done, Refusal):
            found.refusals.append(done)
        else:
            found.rewrites.append(done)
            places += len(stale)
    return found._replace(places=places, kept=kept)


def _name(collection: Collection | None) -> str:
    return collection.name if collection is not None else ""


def _with(plan: Plan, collection: Collection | None, vocabulary: Vocabulary) -> Schema:
    """Return a collection's schema with one vocabulary in place of that of the same name."""
    from profilelint.schema.validate import bundled_schema, load_schema

    present = plan.schema(collection)
    others = present.vocabularies if present is not None else {}
    vocabularies = {**others, vocabulary.name: vocabulary}
    if collection is None or not collection.schema:
        return bundled_schema(vocabularies)
    return load_schema(collection.schema, plan.config.root, vocabularies)


def _edits(document: Document, stale: list[Use], terms: tuple[str, str]) -> list[Make]:
    """Return the edits of a page, the last place first, so that those before stay in place."""
    from profilelint.source.front_matter import edit

    _, new = terms
    made: list[Make] = []
    written: set[Route] = set()
    for use in stale:
        route = use.route
        owner = route[:-1] if isinstance(route[-1], int) else None
        if owner is not None and (owner in written or _holds(document, owner, new)):
            made.append(partial(edit.remove_element, route=route))
        else:
            made.append(partial(edit.set_value, route=route, value=new))
        if owner is not None:
            written.add(owner)
    return made[::-1]


def _holds(document: Document, route: Route, value: str) -> bool:
    """Return whether the list at a route holds a text."""
    node: object = document.data
    for step in route:
        node = node[step]  # type: ignore[index]
    return isinstance(node, list) and any(
        isinstance(member, str) and member.strip() == value for member in node
    )


def _broader(plan: Plan, old: str) -> list[str]:
    """Return a line for each vocabulary whose terms name the old one as their broader term."""
    lines = []
    for collection in plan.config.collections or (None,):
        schema = plan.schema(collection)
        for name, vocabulary in (schema.vocabularies if schema is not None else {}).items():
            labels = [term.label for term in vocabulary.terms.values() if old in term.broader]
            if labels:
                lines.append(
                    f'In the vocabulary "{name}", {count(len(labels), "term")} still have '
                    f'"{old}" as "broader": change it there.'
                )
    return list(dict.fromkeys(lines))
