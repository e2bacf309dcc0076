"""Pages that a site generator does not publish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def is_draft(data: Mapping[str, Any]) -> bool:
    """Return whether front matter keeps its page from being published.

    Jekyll leaves out pages with ``published: false``, Hugo and others those with ``draft: true``.
    """
    return data.get("published") is False or data.get("draft") is True
