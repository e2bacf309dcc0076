"""A content model as it was read: its collections, and the schema that one of them becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from profilelint.model.finding import Location, Related
from profilelint.schema.field_places import FieldPlaces
from profilelint.schema.keywords import DRAFTS, SCHEMA, VOCABULARY
from profilelint.schema.load import SchemaError, gather, uri_of
from profilelint.schema.models.collection import ModelError, Place
from profilelint.schema.models.draft import Draft, Relation
from profilelint.schema.models.index import read_data, recognise
from profilelint.schema.validate import Schema
from profilelint.source.data_file import DataFileError, decode, read_inside
from profilelint.source.files.discover import walk
from profilelint.vocabulary.data_folder import is_folder
from profilelint.vocabulary.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from profilelint.model.finding import Region, Route, Span
    from profilelint.schema.models.collection import ContentCollection, Node
    from profilelint.schema.models.declaration import Cms
    from profilelint.source.data_file import DataFile
    from profilelint.source.files.tree import Tree

_DATA_FILES = (".yml", ".yaml", ".json")
_MOST_COLLECTIONS = 1000


def open_content_model(path: str, text: str, root: str | Tree) -> ContentModel | None:
    """Return the content model in a file below a folder; None if the file is not one.

    Raises `profilelint.schema.load.SchemaError` for one that cannot be read.
    """
    try:
        known = recognise(path, text)
    except DataFileError as error:
        raise SchemaError(path, error.line, error.message) from None
    return ContentModel(path, root, *known) if known is not None else None


class ContentModel:
    """The content model of a CMS.

    ``paths`` are the files that were read for it, ``collections`` those of the CMS.
    """

    def __init__(self, path: str, root: str | Tree, cms: Cms, file: DataFile) -> None:
        self.cms = cms
        self.path = path
        self._root = root
        self._data = file.data
        self._files = {path: file}
        self._paths = {path: None}
        self.collections: list[ContentCollection] = self._attempt(
            lambda: cms.collections(self._draft())
        )
        if len(self.collections) > _MOST_COLLECTIONS:
            self.fail(Place(path, ()), f"there are more than {_MOST_COLLECTIONS} collections")

    @property
    def paths(self) -> list[str]:
        """Return the files that were read so far, relative to the root."""
        return list(self._paths)

    def schema(
        self,
        chosen: Sequence[ContentCollection],
        terms_of: Callable[[str, Relation], Vocabulary | None],
        *,
        translated: bool,
    ) -> Schema:
        """Return the schema of the front matter of some collections' pages.

        ``terms_of`` returns the vocabulary of a name that holds the values of a relation, None if
        there are none to choose from. With ``translated``, pages of other languages are among them,
        which may lack keys. Raises `profilelint.schema.load.SchemaError`.
        """
        draft = self._draft()
        root = self._attempt(lambda: _combined(draft, self.cms, chosen, translated))
        own: dict[str, Vocabulary] = {}
        for name, source in draft.vocabularies.items():
            if not isinstance(source, Relation):
                place = f"{self._line(source.place)} of {source.place.path}"
                terms = map(Term, source.terms)
                own[name] = Vocabulary(name, terms, is_open=True, place=place, origin=place)
                continue
            vocabulary = terms_of(name, source)
            if vocabulary is not None:
                own[name] = vocabulary
                continue
            for node in source.nodes:
                node.pop(VOCABULARY, None)
        places = FieldPlaces(draft.places, self._related)
        fail = _Fail(self, root, draft.places)
        uri = uri_of(self.path)
        resources = gather(uri, root, fail)
        return Schema(resources, uri, own, fail, path=self.path, field_places=places)

    def region(self, place: Place) -> tuple[Span, Region] | None:
        """Return where a place lies, or None if it cannot be had."""
        return self._files[place.path].region(place.route)

    def _related(self, place: Place) -> Related | None:
        found = self.region(place)
        words = f"this field in the content model of {self.cms.name}"
        return Related(words, Location(place.path, found[0]), found[1]) if found else None

    def fail(self, place: Place, message: str) -> NoReturn:
        """Raise a `SchemaError` for a place."""
        raise SchemaError(place.path, self._files[place.path].line(place.route), message)

    def _line(self, place: Place) -> str:
        return f"line {self._files[place.path].line(place.route)}"

    def _draft(self) -> Draft:
        return Draft(self.path, self._data, self._read, self._listing)

    def _attempt(self, make: Callable[[], Any]) -> Any:
        try:
            return make()
        except ModelError as error:
            self.fail(error.place, error.message)

    def _listing(self, folder: str) -> list[str]:
        inside = not folder or is_folder(folder, self._root)
        return walk(self._root, folder, gitignore=False) if inside else []

    def _read(self, path: str) -> Any:
        """Return the plain data of another file, or of its front matter; None if there is none."""
        self._paths[path] = None
        if path not in self._files:
            try:
                text = decode(path, read_inside(path, self._root))
                if not path.lower().endswith(_DATA_FILES):
                    from profilelint.source.read import read_text

                    return read_text(path, text).data
                self._files[path] = read_data(path, text)
            except (DataFileError, ValueError):  # or a name that no file can have
                return None
        return self._files[path].data


def _combined(
    draft: Draft, cms: Cms, chosen: Sequence[ContentCollection], translated: bool
) -> Node:
    parts = []
    for each in chosen:
        node = cms.schema(draft, each, translated)
        parts.append({"if": each.condition, "then": node} if each.condition else node)
    root = parts[0] if len(parts) == 1 else {"type": "object", "allOf": parts}
    return root if SCHEMA in root else {SCHEMA: DRAFTS[0], **root}


class _Fail:
    """Tells what is wrong with a schema at the place of the field that it was made from."""

    def __init__(self, model: ContentModel, root: Node, places: Mapping[int, Place]) -> None:
        self._model = model
        self._root = root
        self._places = places

    def __call__(self, _uri: str, route: Route, message: str) -> NoReturn:
        place = Place(self._model.path, ())
        node: Any = self._root
        for step in route:
            place = self._places.get(id(node), place)
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                break
        self._model.fail(self._places.get(id(node), place), message)
