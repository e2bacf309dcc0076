"""``profilelint vocab``: lists the terms of vocabularies and where they are used."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from profilelint.app.completed_words import vocabulary_names
from profilelint.app.declaration import CommandOptions, flag, positional
from profilelint.app.files import gather
from profilelint.app.options import ConfigurationOptions
from profilelint.app.output import write_content, write_json, write_lines, write_text
from profilelint.app.planning import open_plan
from profilelint.config.model import ConfigError
from profilelint.report.summary import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.engine.plan import Plan
    from profilelint.upkeep.usage import VocabularyUsage

SUMMARY = "list the terms of vocabularies and where they are used"
ORDER = 50
_MOST_FILES = 5


class Options(CommandOptions):
    """The options of ``profilelint vocab``."""

    name: str | None = positional(
        "a vocabulary (default: all that schemas name)",
        metavar="NAME",
        default=None,
        completed=vocabulary_names,
    )
    json: bool = flag("write them as JSON", exclusive=True, default=False)
    export: bool = flag(
        "print the vocabulary's file, as a start for one of your own",
        exclusive=True,
        default=False,
    )
    configuration: ConfigurationOptions = ConfigurationOptions()


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.upkeep.usage import unknown_vocabulary, usage

    plan = open_plan(options.configuration)
    if options.export:
        write_content(_export(options.name, plan).decode("utf-8", "backslashreplace"))
        return 0
    listed = usage(
        gather([], plan.config, plan.sites, whole=options.configuration.is_given).paths, plan
    )
    if options.name is not None:
        chosen = [each for each in listed if each.vocabulary.name == options.name]
        if not chosen:
            raise unknown_vocabulary(
                options.name, sorted({each.vocabulary.name for each in listed})
            )
        listed = chosen
    elif not listed and not options.json:
        write_text("No schema here names a vocabulary.\n")
        return 0
    described = [_described(each) for each in listed]
    if options.json:
        write_json(described)
        return 0
    lines: list[str] = []
    for each in described:
        lines += ["", *_lines(each)] if lines else _lines(each)
    write_lines(lines)
    return 0


def _export(name: str | None, plan: Plan) -> bytes:
    """Return the bytes of a vocabulary's file, the bundled ones included."""
    from profilelint.source.data_file import read_inside
    from profilelint.upkeep.usage import source_of, unknown_vocabulary
    from profilelint.vocabulary import bundled

    if name is None:
        raise ConfigError('--export needs a vocabulary, as in "profilelint vocab clients --export"')
    config = plan.config
    sources = [source_of(name, each, plan) for each in config.collections or (None,)]
    source = next((each for each in sources if each is not None), None)
    if source is not None:
        if not source.file or not os.path.isfile(os.path.join(config.root, source.file)):
            words = plan.vocabulary_store.vocabulary(name, source).origin or source.words
            raise ConfigError(f'the terms of "{name}" are {words}: they have no file')
        return read_inside(source.file, config.root)
    if name not in bundled.VOCABULARIES:
        raise unknown_vocabulary(name, bundled.VOCABULARIES)
    with open(bundled.path(f"vocabularies/{name}.yaml"), "rb") as file:
        return file.read()


def _described(usage: VocabularyUsage) -> dict[str, Any]:
    """Return what is known of a vocabulary as plain data."""
    from profilelint.upkeep.near_duplicate import twins
    from profilelint.vocabulary.vocabulary import DRAFT

    vocabulary, source = usage.vocabulary, usage.source
    terms = [
        {
            "label": term.label,
            "uses": len(usage.pages.get(term.label, ())),
            "files": sorted(set(usage.pages.get(term.label, ()))),
            "draft": DRAFT in term.flags,
            "deprecated": term.deprecated,
            "replaced_by": term.replaced_by or None,
            "valid_until": term.valid_until or None,
            "synonyms": list(term.synonyms),
        }
        for term in vocabulary.terms.values()
    ]
    synonyms, unknown = [], []
    for value in sorted(usage.pages.keys() - vocabulary.terms.keys()):
        paths = usage.pages[value]
        entry = {"value": value, "uses": len(paths), "files": sorted(set(paths))}
        term = vocabulary.resolve(value)
        if term is not None:
            synonyms.append({**entry, "label": term.label})
            continue
        near = vocabulary.nearest(value)
        unknown.append({**entry, "near": near.label if near is not None else None})
    # The bundled vocabularies hold names that are alike and yet right.
    live = [term.label for term in vocabulary.terms.values() if not term.deprecated]
    pairs = [] if source is None else [list(pair) for pair in twins(live)]
    where = vocabulary.origin or (source.words if source is not None else None)
    return {
        "name": vocabulary.name,
        "title": vocabulary.title or None,
        "source": where,
        "collections": [name for name in usage.collections if name],
        "terms": terms,
        "synonyms": synonyms,
        "unknown": unknown,
        "near_duplicates": [
            pair for pair in pairs if not any(page.issuperset(pair) for page in usage.together)
        ],
    }


def _lines(described: dict[str, Any]) -> Iterator[str]:
    """Yield what is known of a vocabulary, line by line."""
    terms = described["terms"]
    used = sum(term["uses"] for term in terms)
    where = described["source"] or "comes with profilelint"
    yield f"{described['name']} ({where}): {count(len(terms), 'term')}, {count(used, 'use')}"
    width = len(str(max((term["uses"] for term in terms), default=0)))
    for term in sorted(terms, key=lambda term: (-term["uses"], term["label"].casefold())):
        yield f"  {term['uses']:>{width}}  {term['label']}{_state(term)}"
        if term["deprecated"] and term["uses"]:
            yield from _files(term["files"], width)
    for title, key in (
        ("written differently:", "synonyms"),
        ("not among the terms:", "unknown"),
    ):
        if described[key]:
            yield f"  {title}"
        for entry in described[key]:
            meant = entry.get("label") or entry.get("near")
            how = f' ("{meant}"{"" if key == "synonyms" else "?"})' if meant else ""
            yield f'  {entry["uses"]:>{width}}  "{entry["value"]}"{how}'
            yield from _files(entry["files"], width)
    if described["near_duplicates"]:
        yield "  nearly the same:"
        for pair in described["near_duplicates"]:
            yield "  " + " " * (width + 2) + ", ".join(f'"{each}"' for each in pair)


def _state(term: dict[str, Any]) -> str:
    if not term["deprecated"]:
        return " [not published]" if term["draft"] else ""
    until = f", valid until {term['valid_until']}" if term["valid_until"] else ""
    successor = f', now "{term["replaced_by"]}"' if term["replaced_by"] else ""
    return f" [deprecated{until}{successor}]"


def _files(paths: list[str], width: int) -> Iterator[str]:
    indent = " " * (width + 6)
    for path in paths[:_MOST_FILES]:
        yield f"{indent}{path}"
    if len(paths) > _MOST_FILES:
        yield f"{indent}and {len(paths) - _MOST_FILES} more"
