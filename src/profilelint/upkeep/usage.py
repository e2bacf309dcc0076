"""Where pages use the terms of vocabularies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError
from profilelint.engine.lint import fields
from profilelint.model.named_tuple import NamedTuple
from profilelint.schema.forms import Tidy
from profilelint.schema.keywords import VOCABULARY
from profilelint.schema.profile import is_profile
from profilelint.source.files.file import SkippedError
from profilelint.source.read import LARGEST_FILE, read_document
from profilelint.vocabulary.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from profilelint.config.model import Collection
    from profilelint.config.vocabulary_source import VocabularySource
    from profilelint.engine.plan import Plan
    from profilelint.model.document import Document
    from profilelint.model.finding import Route
    from profilelint.schema.validate import Schema
    from profilelint.vocabulary.vocabulary import Vocabulary


class Use(NamedTuple):
    """One value of a page in a field that takes terms.

    ``route`` leads to it in the page, and ``label`` is the schema's name for the terms it takes:
    a vocabulary, or ``name#flag``. Spaces around the value are left out.
    """

    route: Route
    value: str
    label: str

    @property
    def vocabulary(self) -> str:
        """Return the name of the vocabulary."""
        return self.label.partition("#")[0]


def uses(document: Document, schema: Schema) -> list[Use]:
    """Return the values of a page whose fields a schema ties to vocabularies."""
    tidy = Tidy(document.data)
    uses_here = []
    for route, value in fields(tidy.data):
        if isinstance(value, str):
            label = schema.annotations.first(route, VOCABULARY)
            if isinstance(label, str):
                uses_here.append(Use(tidy.original(route), value, label))
    return uses_here


class VocabularyUsage:
    """A vocabulary and the pages in which each of its terms, or anything else, is used.

    ``source`` is None for a vocabulary that comes with the program. ``pages`` are, by value, the
    paths of the pages that use it, one for each use.
    """

    __slots__ = ("collections", "pages", "source", "together", "vocabulary")

    def __init__(self, vocabulary: Vocabulary, source: VocabularySource | None) -> None:
        self.vocabulary = vocabulary
        self.source = source
        self.collections: list[str] = []
        self.pages: dict[str, list[str]] = {}
        self.together: list[frozenset[str]] = []

    @property
    def counts(self) -> dict[str, int]:
        """Return how often each value is used; terms that are not used have none."""
        return {value: len(paths) for value, paths in self.pages.items()}


def source_of(name: str, collection: Collection | None, plan: Plan) -> VocabularySource | None:
    """Return where a collection's vocabulary comes from; None for a bundled one."""
    return plan.vocabulary_store.source(name, collection, plan.vocabulary_store.home_of(collection))


def unknown_vocabulary(name: str, known: Sequence[str]) -> ConfigError:
    """Return the error for a vocabulary that is none of those known."""
    near = nearest(name, known, known)
    there = f"there are {', '.join(known)}" if known else "the schemas here name none"
    return ConfigError(
        f'no schema here names a vocabulary "{name}"'
        + (f': did you mean "{near}"?' if near else f"; {there}")
    )


def documents(paths: Iterable[str], plan: Plan) -> Iterator[tuple[Document, bytes]]:
    """Yield the pages that can be read, with their bytes; the check reports the others."""
    for path in paths:
        try:
            data = plan.tree.read(path, LARGEST_FILE)
        except (OSError, SkippedError):
            continue
        yield read_document(path, data), data


def usage(paths: Iterable[str], plan: Plan) -> list[VocabularyUsage]:
    """Return the vocabularies that the schemas of pages name, by name, with where they are used.

    Raises `profilelint.source.data_file.DataFileError` for a schema or vocabulary that cannot be
    used.
    """
    config = plan.config
    listed: dict[tuple[str, VocabularySource | None], VocabularyUsage] = {}
    schemas: dict[str, Schema | None] = {}
    for collection in config.collections or (None,):
        name = collection.name if collection is not None else ""
        schema = schemas[name] = plan.schema(collection)
        for each, vocabulary in (schema.vocabularies if schema is not None else {}).items():
            source = source_of(each, collection, plan)
            entry = listed.setdefault((each, source), VocabularyUsage(vocabulary, source))
            entry.collections.append(name)
    for document, _ in documents(paths, plan):
        collection = config.collection_of(document.path)
        schema = schemas.get(collection.name if collection is not None else "")
        if schema is None or (collection is None and not is_profile(document.data)):
            continue
        together: dict[str, set[str]] = {}
        for use in uses(document, schema):
            entry = listed[use.vocabulary, source_of(use.vocabulary, collection, plan)]
            entry.pages.setdefault(use.value, []).append(document.path)
            together.setdefault(use.vocabulary, set()).add(use.value)
        for each, values in together.items():
            if len(values) > 1:
                entry = listed[each, source_of(each, collection, plan)]
                entry.together.append(frozenset(values))
    return sorted(listed.values(), key=lambda each: each.vocabulary.name)
