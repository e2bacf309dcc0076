"""``profilelint rename-key``: renames a key in all pages and in their schema."""

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
    from collections.abc import Iterator, Sequence

    from profilelint.config.model import Collection, Config
    from profilelint.engine.plan import Plan


class _Pages(NamedTuple):
    """What became of pages; ``collections`` are the names of those that have the key."""

    rewrites: list[Rewrite]
    refusals: list[Refusal]
    collections: set[str]


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.engine.plan import Plan

    old, new = arguments.old, arguments.new
    if not new.strip() or new != new.strip() or not new.isprintable():
        raise ConfigError(f'"{new}" cannot be a key: a key is a word')
    if old == new:
        raise ConfigError("the two keys are the same")
    registry = load_registry()
    config = open_config([], arguments.config, ignore_files=arguments.no_config, registry=registry)
    plan = Plan(config, registry, "", Selection())
    chosen = _chosen(config, arguments.collection)
    pages = _pages(plan, chosen, old, new)
    schemas, notes = _schemas(plan, chosen, old, new, pages.collections)
    if not schemas and not pages.rewrites and not pages.refusals:
        raise ConfigError(f'no page and no schema here has the key "{old}"')
    status = carry_out(
        config.root, [*schemas, *pages.rewrites], pages.refusals, diff=arguments.diff
    )
    verb = "Would rename" if arguments.diff else "Renamed"
    where = "".join(f" and in {rewrite.path}" for rewrite in schemas)
    number = count(len(pages.rewrites), "page")
    lines = [f'{verb} "{old}" to "{new}" in {number}{where}.', *notes]
    lines += _elsewhere(plan, chosen, old)
    out = sys.stderr if arguments.diff else sys.stdout
    out.write("".join(f"{shown(line)}\n" for line in lines))
    return status


def _chosen(config: Config, name: str | None) -> list[Collection | None]:
    collections: list[Collection | None] = list(config.collections or (None,))
    if name is None:
        return collections
    found = [each for each in collections if each is not None and each.name == name]
    if not found:
        names = ", ".join(each.name for each in config.collections)
        there = f"; there are {names}" if names else ": the configuration has none"
        raise ConfigError(f'there is no collection "{name}"{there}')
    return [*found]


def _schemas(
    plan: Plan, chosen: Sequence[Collection | None], old: str, new: str, having: set[str]
) -> tuple[list[Rewrite], list[str]]:
    """Return the changes to schema files, and what to say of those that stay as they are.

    ``having`` are the names of the collections with pages that have the key.
    """
    from profilelint.upkeep.schema_edit import NoSuchKeyError, SchemaEditError, rename_property
    from profilelint.vocabulary.data_file import decode, read_inside

    rewrites: list[Rewrite] = []
    notes: list[str] = []
    paths: dict[str, set[str]] = {}
    for each in chosen:
        paths.setdefault(each.schema if each is not None else "", set()).add(_name(each))
    for path, users in paths.items():
        if path == "none":
            continue
        if not path:
            if users & having and new not in _known(plan, chosen):
                notes.append(
                    f'The schema that comes with profilelint does not know "{new}": save what '
                    '"profilelint schema" prints as a file of your own, rename the key there, '
                    'and name the file in profilelint.toml under "schema".'
                )
            continue
        others = [
            each.name
            for each in plan.config.collections
            if each.schema == path and each not in chosen
        ]
        if others:
            notes.append(
                f"{path} was not changed, since the collection {', '.join(others)} has it too: "
                "give each its own schema."
            )
            continue
        data = read_inside(path, plan.config.root)
        text = decode(path, data)
        try:
            changed = rename_property(path, text, old, new)
        except NoSuchKeyError as error:
            if users & having:
                notes.append(f"{path} was not changed: {error}.")
            continue
        except SchemaEditError as error:
            notes.append(f"{path} was not changed: {error}.")
            continue
        bom = data[: len(data) - len(text.encode())]
        rewrites.append(Rewrite(path, data, bom + changed.encode()))
    return rewrites, notes


def _known(plan: Plan, chosen: Sequence[Collection | None]) -> set[str]:
    """Return the keys that the bundled schema knows."""
    for each in chosen:
        if each is None or not each.schema:
            schema = plan.schema(each)
            return set(schema.annotations.keys(())) if schema is not None else set()
    return set()


def _pages(plan: Plan, chosen: Sequence[Collection | None], old: str, new: str) -> _Pages:
    from profilelint.source.front_matter import edit
    from profilelint.upkeep.usage import documents

    found = _Pages([], [], set())
    names = {_name(each) for each in chosen}
    for document, data in documents(gather([], plan.config).paths, plan):
        name = _name(plan.config.collection_of(document.path))
        if name not in names or old not in document.data:
            continue
        found.collections.add(name)
        if new in document.data:
            found.refusals.append(Refusal(document.path, f'it has both "{old}" and "{new}"'))
            continue
        done = edit_page(document, data, [partial(edit.rename_key, route=(old,), key=new)])
        if isinstance(done, Refusal):
            found.refusals.append(done)
        else:
            found.rewrites.append(done)
    return found


def _name(collection: Collection | None) -> str:
    return collection.name if collection is not None else ""


def _elsewhere(plan: Plan, chosen: Sequence[Collection | None], old: str) -> Iterator[str]:
    """Yield what else names the key and has to be changed by hand."""
    config = plan.config
    defaults = plan.site.data.get("defaults")
    for entry in defaults if isinstance(defaults, list) else ():
        values = entry.get("values") if isinstance(entry, dict) else None
        if isinstance(values, dict) and old in values:
            yield f'{config.site} gives "{old}" to pages by default: change it there.'
            break
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
    yield f'Templates of the site that read "{old}" are not looked at.'


def _is_list(value: object) -> bool:
    return isinstance(value, tuple)
