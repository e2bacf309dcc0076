"""The content models of CMSs that collections name as their schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.source.files.file import SkippedError
from profilelint.source.files.glob import Glob
from profilelint.source.read import LARGEST_FILE, read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from profilelint.config.model import Collection, Config, ConfigError
    from profilelint.schema.models.content_model import ContentModel
    from profilelint.schema.models.draft import Relation
    from profilelint.schema.validate import Schema
    from profilelint.source.files.tree import Tree
    from profilelint.vocabulary.vocabulary import Vocabulary

_DATA_FILES = (".yml", ".yaml", ".json")


class ContentModels:
    """The content models of a run, each read once, and the terms that pages have for them."""

    def __init__(self, config: Config, tree: Tree, files: Callable[[], frozenset[str]]) -> None:
        """``tree`` are the files of the run; ``files`` returns the paths of those not ignored."""
        self._config = config
        self._tree = tree
        self._files = files
        self._models: dict[str, ContentModel | None] = {}
        self._schemas: dict[str, Schema] = {}
        self._vocabularies: dict[tuple[Any, ...], Vocabulary | None] = {}

    @property
    def paths(self) -> list[str]:
        """Return the files that were read for content models, relative to the root."""
        return [path for model in self._models.values() if model for path in model.paths]

    def model_of(self, collection: Collection) -> ContentModel | None:
        """Return the content model that a collection names; None if it names a JSON Schema.

        Raises `ConfigError` for a file that is not there, a program, or a collection of a file
        that has none, and `profilelint.source.data_file.DataFileError` for one that cannot be read.
        """
        path, sign, _ = collection.schema.partition("#")
        if path not in self._models:
            self._models[path] = self._open(collection, path)
        model = self._models[path]
        if model is None and sign:
            message = f'{path} is not the content model of a CMS: delete the "#" and what follows'
            raise self._error(collection, message)
        return model

    def _open(self, collection: Collection, path: str) -> ContentModel | None:
        from profilelint.schema.models.index import is_program, may_be_content_model
        from profilelint.source.data_file import DataFileError, decode, read_inside

        if not self._tree.reaches_file(path):
            raise self._error(collection, f'there is no schema file "{path}"')
        if is_program(path):
            raise self._error(
                collection,
                f'"{path}" is a program, and programs are not run: name a YAML or JSON file',
            )
        try:
            text = decode(path, read_inside(path, self._tree))
        except DataFileError:
            return None  # whoever loads the schema says what is wrong with the file
        if not may_be_content_model(path, text):
            return None
        from profilelint.schema.models.content_model import open_content_model

        return open_content_model(path, text, self._tree)

    def schema(self, model: ContentModel, collection: Collection) -> Schema:
        """Return the schema that the content model of a collection becomes.

        Raises `ConfigError` where it is not clear which of the model's collections is meant, and
        `profilelint.source.data_file.DataFileError` for one that cannot be used.
        """
        if collection.name not in self._schemas:
            self._schemas[collection.name] = self._translated(model, collection)
        return self._schemas[collection.name]

    def _translated(self, model: ContentModel, collection: Collection) -> Schema:
        from profilelint.schema.models.choose import ChoiceError, choose

        wanted = collection.schema.partition("#")[2]
        pages = [path for path in self._files() if collection.holds(path)]
        try:
            chosen = choose(model.collections, wanted, pages, model.path)
        except ChoiceError as error:
            raise self._error(collection, str(error)) from None
        translated = any(each.translates(path) for each in chosen for path in pages)
        return model.schema(chosen, self._terms, translated=translated)

    def identity(self) -> list[str]:
        """Return what the schemas made so far depend on, beside what the files at `paths` hold."""
        vocabularies = [each for each in self._vocabularies.values() if each is not None]
        return [*self.paths, *(each.fingerprint() for each in vocabularies)]

    def _terms(self, name: str, relation: Relation) -> Vocabulary | None:
        key = (name, *relation[:-1])
        if key not in self._vocabularies:
            from profilelint.schema.models.relations import vocabulary_of_relation

            pages = list(self._pages(relation))
            self._vocabularies[key] = vocabulary_of_relation(name, relation, pages)
        return self._vocabularies[key]

    def _pages(self, relation: Relation) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield the pages and data files of a relation with their data."""
        from profilelint.source.data_file import DataFileError, decode, parse, read_inside

        include = [Glob(each) for each in relation.include]
        exclude = [Glob(each) for each in relation.exclude]
        tree = self._tree
        for path in sorted(self._files()):
            if not any(glob.matches(path) for glob in include):
                continue
            if any(glob.matches(path) for glob in exclude):
                continue
            try:
                if path.lower().endswith(_DATA_FILES):
                    yield path, {"": parse(path, decode(path, read_inside(path, tree))).data}
                else:
                    yield path, read_document(path, tree.read(path, LARGEST_FILE)).data
            except (DataFileError, SkippedError, OSError):
                continue

    def _error(self, collection: Collection, message: str) -> ConfigError:
        number = self._config.collections.index(collection)
        return self._config.error_at(f"collections.{number}.schema", message)
