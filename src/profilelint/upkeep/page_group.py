"""The pages of one kind, read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.file import SkippedError, read_file
from profilelint.source.front_matter.fences import has_opening
from profilelint.source.read import LARGEST_FILE, read_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.model.document import Document
    from profilelint.source.site.layout import Kind


class PageGroup(NamedTuple):
    """The pages of a kind that have front matter; ``without`` are the paths of those without."""

    kind: Kind
    documents: list[Document]
    without: tuple[str, ...]

    @property
    def data(self) -> list[Mapping[str, object]]:
        """Return the front matter of each page as plain data."""
        return [document.data for document in self.documents]


def read_group(root: str, kind: Kind) -> PageGroup:
    """Return the pages of a kind. Those that cannot be read are left out, and so are broken ones.

    ``root`` is the folder that their paths are relative to.
    """
    documents, without = [], []
    for path in kind.paths:
        try:
            document = read_document(path, read_file(root, path, LARGEST_FILE))
        except (OSError, SkippedError):
            continue
        if document.front_matter is not None:
            documents.append(document)
        elif not has_opening(document.text.lstrip("\ufeff")):
            without.append(path)
    return PageGroup(kind, documents, tuple(without))
