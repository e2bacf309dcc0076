"""The content models that a repository has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple
from profilelint.schema.models.collection import ModelError
from profilelint.schema.models.draft import Draft
from profilelint.schema.models.index import every_cms, read_data, recognise
from profilelint.source.data_file import DataFileError
from profilelint.source.files.glob import Glob

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from profilelint.schema.models.collection import ContentCollection

_MOST_FILES = 50


class FoundModel(NamedTuple):
    """A content model: its file, the name of the CMS, and the collections that have pages."""

    file: str
    cms: str
    collections: tuple[ContentCollection, ...]


def find_content_models(listing: Iterable[str], read: Callable[[str], str]) -> list[FoundModel]:
    """Return the content models among files, in the order of their paths.

    ``listing`` are the paths of all files below the root, ``read`` returns the text of one and
    may raise `OSError` or `profilelint.source.data_file.DataFileError`. What cannot be read,
    and collections of data files or of no folder, are left out. The name of a collection is what
    stands behind the sign in ``schema = "FILE#NAME"``.
    """
    paths = list(listing)

    def below(folder: str) -> list[str]:
        return [path for path in paths if path.startswith(f"{folder}/")]

    globs = [Glob(glob) for cms in every_cms() for glob in cms.files]
    found = []
    for path in sorted(each for each in paths if any(g.matches(each) for g in globs))[:_MOST_FILES]:
        try:
            known = recognise(path, read(path))
            if known is None:
                continue
            cms, file = known
            draft = Draft(path, file.data, _reader(read), below)
            collections = cms.collections(draft)
        except (OSError, DataFileError, ModelError):
            continue
        of_pages = tuple(each for each in collections if each.include and not each.is_data)
        if of_pages:
            found.append(FoundModel(path, cms.name, of_pages))
    return found


def _reader(read: Callable[[str], str]) -> Callable[[str], Any]:
    def data_of(path: str) -> Any:
        try:
            return read_data(path, read(path)).data
        except (OSError, DataFileError):
            return None

    return data_of
