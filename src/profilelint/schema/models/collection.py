"""What a content model consists of: collections of pages, each at its place in the file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.glob import Glob

if TYPE_CHECKING:
    from profilelint.model.finding import Route

Node: TypeAlias = "dict[str, Any]"


class Place(NamedTuple):
    """Where something stands in the files of a content model."""

    path: str
    route: Route


class ModelError(Exception):
    """A content model that cannot be translated, and the place that is to blame."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message


class ContentCollection(NamedTuple):
    """Pages that a CMS edits with the same fields, and where the file speaks of them.

    ``include``, ``exclude`` and ``translations`` are globs of files below the root; those of
    ``translations`` hold pages in other languages than the first. ``condition`` is a
    schema that holds for the pages of the collection, where others lie in the same folder;
    ``is_data`` is true of files that hold data and no front matter.
    """

    name: str
    place: Place
    include: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    translations: tuple[str, ...] = ()
    condition: Node | None = None
    is_data: bool = False

    def holds(self, path: str) -> bool:
        """Return whether a file, relative to the root, is of the collection in any language."""
        return any(_glob(each).matches(path) for each in (*self.include, *self.translations)) and (
            not any(_glob(each).matches(path) for each in self.exclude)
        )

    def translates(self, path: str) -> bool:
        """Return whether a file is in another language than the first."""
        return any(_glob(each).matches(path) for each in self.translations)


@cache
def _glob(pattern: str) -> Glob:
    return Glob(pattern)
