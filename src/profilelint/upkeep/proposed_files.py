"""The texts of the files that are proposed: configuration, schemas and vocabularies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.config.json_schema import ADDRESS
from profilelint.source.files.glob import Glob
from profilelint.source.site.page_folders import literal
from profilelint.upkeep.naming import slug
from profilelint.upkeep.quoting import double_quoted, toml_key
from profilelint.upkeep.schema_text import render_schema
from profilelint.upkeep.vocabulary_text import render_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from profilelint.source.site.layout import Layout
    from profilelint.upkeep.conventions import Convention
    from profilelint.upkeep.date_pairs import DatePair
    from profilelint.upkeep.proposal import ProposedCollection, ProposedVocabulary

# So many files that are no pages are named one by one; of more, whole folders where they can be.
_MOST_NOTES = 20
_MOST_GLOBS = 100
_OF_INCLUDED = "**/_*"
_MOST_SITES = 5


def proposed_files(
    layout: Layout,
    collections: Sequence[ProposedCollection],
    vocabularies: Sequence[ProposedVocabulary],
    ignored: Sequence[Convention],
    config: str,
) -> dict[str, str]:
    """Return the texts by path relative to the root, the configuration last.

    ``ignored`` are the rules that are off everywhere, ``config`` is the configuration's path.
    """
    files = {each.path: _vocabulary_text(each, collections) for each in vocabularies if each.path}
    for collection in collections:
        if collection.inference is not None:
            files[collection.schema_path] = render_schema(collection.inference.schema)
    sources = {vocabulary.name: vocabulary.source for vocabulary in vocabularies}
    lines = [*_head(layout)]
    if ignored:
        lines += ["", *_ignored(ignored)]
    for collection in collections:
        lines += ["", *_collection(collection, sources)]
    files[config] = "\n".join(lines) + "\n"
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
    # In a comment, a line end in the name of a folder must stay an escape.
    found = [f"{site.generator}, by {double_quoted(site.evidence)}" for site in layout.sites]
    # What lies beside the folder of a site is found as another one.
    sites = list(dict.fromkeys(found))
    more = f" and {len(sites) - _MOST_SITES} more sites" if len(sites) > _MOST_SITES else ""
    origin = "; ".join(sites[:_MOST_SITES]) + more or "plain folders of pages"
    return [
        f"#:schema {ADDRESS}",
        "# What profilelint checks in this repository.",
        "#",
        f"# Found: {origin}.",
        '# All keys: "profilelint config --schema". About a rule: "profilelint explain RULE".',
    ]


def _collection(collection: ProposedCollection, sources: dict[str, str]) -> Iterator[str]:
    """Yield the lines of a collection; ``sources`` are those of the vocabularies by name."""
    kind = collection.kind
    yield "[[collections]]"
    yield f"# {collection.size}."
    yield f"name = {double_quoted(kind.name)}"
    yield f"include = {_list(kind.include)}"
    exclude = (*kind.exclude, *_notes(collection))
    if exclude:
        yield f"exclude = {_list(exclude)}"
    yield from _schema(collection)
    yield from _ignored(collection.ignored)
    names = sorted(set(collection.names.values()))
    if names:
        yield ""
        yield "[collections.vocabularies]"
        for name in names:
            yield f"{name} = {sources[name]}"
    pairs = collection.inference.pairs if collection.inference is not None else ()
    if pairs:
        yield ""
        yield "[collections.rules.date-order]"
        yield f"pairs = {{ {', '.join(_pair(pair) for pair in pairs)} }}"


def _pair(pair: DatePair) -> str:
    return f"{toml_key(pair.first)} = {double_quoted(pair.last)}"


def _ignored(conventions: Sequence[Convention]) -> Iterator[str]:
    if conventions:
        yield "# Rules made for other pages; delete a line to switch its rule on."
        yield "ignore = ["
        for convention in conventions:
            yield f"  {double_quoted(convention.rule)}, # {convention.why}"
        yield "]"


def _schema(collection: ProposedCollection) -> tuple[str, ...]:
    if collection.bundled:
        return (
            "# Project profiles: the schema and the vocabularies that come with profilelint.",
            '# "profilelint schema" prints them; a file of your own goes here:',
            f'# schema = "schema/{slug(collection.kind.name)}.schema.json"',
        )
    model = collection.model
    if model is not None and model.fits:
        return (
            f"# What {model.cms} lets the editors of these pages write.",
            f"schema = {double_quoted(model.schema)}",
        )
    if not collection.pages:
        return ("# No page has front matter.", 'schema = "none"')
    if collection.inference is None:
        return ("# Too few pages to infer a schema from.", 'schema = "none"')
    return (
        "# Inferred from the pages: yours to change.",
        f"schema = {double_quoted(collection.schema_path)}",
    )


def _notes(collection: ProposedCollection) -> tuple[str, ...]:
    """Return the globs of the files that are not pages, such as a README or what pages include.

    They match no page of the collection.
    """
    include, exclude = (
        [Glob(pattern) for pattern in patterns]
        for patterns in (collection.kind.include, collection.kind.exclude)
    )
    left = [
        path
        for path in collection.notes
        if _matches(include, path)
        and not _matches(exclude, path)
        # What is a part of a page is not checked anyway.
        and not collection.kind.site.whole_of(path)
    ]
    pages = set(collection.kind.paths).difference(collection.notes)
    globs: list[str] = []
    for pattern in filter(None, dict.fromkeys((_OF_INCLUDED, *map(_readme, left)))):
        glob = Glob(pattern)
        if any(map(glob.matches, left)) and not any(map(glob.matches, pages)):
            globs.append(pattern)
            left = [path for path in left if not glob.matches(path)]
    others = {_only(path, pages) for path in left}
    if len(others) > _MOST_NOTES:
        folders = {above for path in pages for above in _above(path)}
        others = {
            next((f"{literal(above)}/**" for above in _above(path) if above not in folders), "")
            or _only(path, pages)
            for path in left
        }
    return tuple(sorted({*globs, *(others if len(others) <= _MOST_GLOBS else ())}))


def _matches(globs: Sequence[Glob], path: str) -> bool:
    return any(glob.matches(path) for glob in globs)


def _only(path: str, pages: Iterable[str]) -> str:
    """Return the glob of one path that matches no page: a bare name matches in every folder."""
    glob = literal(path)
    return f"/{glob}" if any(map(Glob(glob).matches, pages)) else glob


def _readme(path: str) -> str:
    name = path.rpartition("/")[2]
    return name if name.upper().startswith("README.") else ""


def _above(path: str) -> list[str]:
    """Return the folders above a path, the outermost first."""
    steps = path.split("/")[:-1]
    return ["/".join(steps[: length + 1]) for length in range(len(steps))]


def _list(values: Sequence[str]) -> str:
    written = list(map(double_quoted, values))
    if len(written) <= _MOST_NOTES:
        return f"[{', '.join(written)}]"
    return "\n".join(("[", *(f"  {each}," for each in written), "]"))
