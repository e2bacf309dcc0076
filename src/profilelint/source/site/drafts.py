"""Pages that a site generator does not publish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


_FOLDER: Final = "_drafts/"


def is_draft(data: Mapping[str, Any], path: str = "") -> bool:
    """Return whether front matter, or its folder, keeps a page from being published.

    Jekyll leaves out pages with ``published: false`` and those in folders called ``_drafts``
    (https://jekyllrb.com/docs/posts/#drafts), Hugo and others those with ``draft: true``.
    """
    return (
        data.get("published") is False or data.get("draft") is True or is_in_folder_of_drafts(path)
    )


def is_in_folder_of_drafts(path: str) -> bool:
    """Return whether a path leads through a folder whose pages Jekyll does not publish."""
    return _FOLDER in path and f"/{_FOLDER}" in f"/{path}"
