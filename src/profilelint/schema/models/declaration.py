"""What a CMS declares: how its file is known, its collections, and how one becomes a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.schema.models.collection import ContentCollection, Node
    from profilelint.schema.models.draft import Draft


class Cms(NamedTuple):
    """A CMS.

    ``files`` are globs of where its file usually lies, ``marks`` texts of which one is in every
    such file. ``recognises`` takes the file's plain data and its path. ``collections`` returns
    the collections of the draft's file, ``schema`` the JSON Schema of the front matter of one;
    with ``translated``, of pages in several languages. Both raise `ModelError`.
    """

    name: str
    files: tuple[str, ...]
    marks: tuple[str, ...]
    recognises: Callable[[Any, str], bool]
    collections: Callable[[Draft], list[ContentCollection]]
    schema: Callable[[Draft, ContentCollection, bool], Node]
