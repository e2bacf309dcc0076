"""The texts of the files that are proposed: configuration, schemas and vocabularies."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from profilelint.upkeep.agreement import ENOUGH, few
from profilelint.upkeep.naming import slug
from profilelint.upkeep.proposal import CONFIG
from profilelint.upkeep.quoting import double_quoted
from profilelint.upkeep.vocabulary_text import render_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.source.site.layout import Layout
    from profilelint.upkeep.proposal import ProposedCollection, ProposedVocabulary

_ABOUT = frozenset(
    ("CHANGELOG", "CODE_OF_CONDUCT", "CONTRIBUTING", "LICENCE", "LICENSE", "README", "SECURITY")
)


def proposed_files(
    layout: Layout,
    collections: Sequence[ProposedCollection],
    vocabularies: Sequence[ProposedVocabulary],
) -> dict[str, str]:
    """Return the texts by path relative to the root, the configuration last."""
    files = {each.path: _vocabulary_text(each, collections) for each in vocabularies}
    for collection in collections:
        if collection.inference is not None:
            text = json.dumps(collection.inference.schema, indent=2, ensure_ascii=False)
            files[collection.schema_path] = f"{text}\n"
    paths = {vocabulary.name: vocabulary.path for vocabulary in vocabularies}
    lines = [*_head(layout)]
    for collection in collections:
        lines += ["", *_collection(collection, paths)]
    files[CONFIG] = "\n".join(lines) + "\n"
    return files


def _vocabulary_text(
    vocabulary: ProposedVocabulary, collections: Sequence[ProposedCollection]
) -> str:
    uses = [
        f"{double_quoted('.'.join(place))} of {double_quoted(collection.kind.name)}"
        for collection in collections
        for place, name in collection.names.items()
        if name == vocabulary.name
    ]
    title = vocabulary.name.replace("-", " ").replace("_", " ").strip().capitalize()
    return render_vocabulary(
        title or vocabulary.name, vocabulary.terms, vocabulary.suspects, " and ".join(uses)
    )


def _head(layout: Layout) -> list[str]:
    origin = "plain folders of pages"
    if layout.generator:
        # In a comment, a line end in the name of a folder must stay an escape.
        origin = f"{layout.generator}, by {double_quoted(layout.evidence)}"
    return [
        "# What profilelint checks in this repository.",
        "#",
        f"# Found: {origin}.",
        '# All keys: "profilelint config --schema". What a rule wants: "profilelint explain RULE".',
    ]


def _collection(collection: ProposedCollection, paths: dict[str, str]) -> Iterator[str]:
    """Yield the lines of a collection; ``paths`` are those of the vocabularies by name."""
    kind = collection.kind
    pages = f"{collection.pages} {'page' if collection.pages == 1 else 'pages'}"
    drafts = f", drafts among them: {collection.drafts}" if collection.drafts else ""
    yield "[[collections]]"
    yield f"# {pages}{drafts}."
    yield f"name = {double_quoted(kind.name)}"
    yield f"include = {_list(kind.include)}"
    exclude = (*kind.exclude, *_about(collection))
    if exclude:
        yield f"exclude = {_list(exclude)}"
    yield from _schema(collection)
    if collection.ignored:
        yield "# Conventions that most pages here do not follow; delete a line to have"
        yield "# them checked."
        yield "ignore = ["
        for convention in collection.ignored:
            yield f"  {double_quoted(convention.rule)}, # on {convention.pages} of {pages}"
        yield "]"
    names = sorted(set(collection.names.values()))
    if names:
        yield ""
        yield "[collections.vocabularies]"
        for name in names:
            yield f"{name} = {double_quoted(paths[name])}"


def _schema(collection: ProposedCollection) -> tuple[str, ...]:
    if collection.bundled:
        return (
            "# Project profiles: the schema and the vocabularies that come with profilelint.",
            '# "profilelint schema" prints them; a file of your own goes here:',
            f'# schema = "schema/{slug(collection.kind.name)}.schema.json"',
        )
    if collection.inference is None:
        return ("# Too few pages to infer a schema from.", 'schema = "none"')
    return (
        "# Inferred from the pages: yours to change.",
        f"schema = {double_quoted(collection.schema_path)}",
    )


def _about(collection: ProposedCollection) -> tuple[str, ...]:
    """Return the globs of the few files that are not pages, such as a README."""
    if len(collection.without) > few(collection.pages + len(collection.without)) + ENOUGH:
        return ()
    names = {path.rpartition("/")[2] for path in collection.without}
    return tuple(sorted(name for name in names if name.partition(".")[0].upper() in _ABOUT))


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(map(double_quoted, values))}]"
