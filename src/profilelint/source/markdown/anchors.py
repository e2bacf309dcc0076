"""The anchors that sites make of headings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_EXPLICIT = pattern(r"\{(?::[ \t]{0,8})?#([A-Za-z][\w:.-]{0,200})[^{}]{0,200}\}$")
_NOT_WORD = pattern(r"[^\w\- \t]")
_NOT_KRAMDOWN = pattern(r"[^a-zA-Z0-9 -]")
_LEADING = pattern(r"^[^a-zA-Z]+")


def github_anchors(headings: Iterable[str]) -> list[str]:
    """Return the anchor of each heading's plain text, in order, as GitHub makes them.

    So do Goldmark (Hugo) and kramdown with GFM input, which is Jekyll's default. Repeated
    anchors are numbered ``-1``, ``-2`` and so on.
    """
    seen: dict[str, int] = {}
    anchors = []
    for heading in headings:
        words = _NOT_WORD.sub("", heading.strip().lower())
        anchor = words.replace(" ", "-").replace("\t", "-")
        count = seen.get(anchor, -1) + 1
        seen[anchor] = count
        anchors.append(f"{anchor}-{count}" if count else anchor)
    return anchors


def kramdown_anchors(headings: Iterable[str]) -> list[str]:
    """Return the anchor of each heading's plain text, in order, as kramdown itself makes them.

    Leading characters that are not letters are dropped, and only ASCII letters, digits, spaces
    and hyphens remain; an empty result becomes ``section``.
    """
    seen: dict[str, int] = {}
    anchors = []
    for heading in headings:
        words = _NOT_KRAMDOWN.sub("", _LEADING.sub("", heading.strip()))
        anchor = words.replace(" ", "-").lower() or "section"
        count = seen.get(anchor, -1) + 1
        seen[anchor] = count
        anchors.append(f"{anchor}-{count}" if count else anchor)
    return anchors


def page_anchors(headings: Iterable[str], names: Iterable[str] = ()) -> frozenset[str]:
    """Return every anchor that a page may have once it is built.

    ``headings`` are the plain texts of its headings; one that ends in ``{#name}`` has that
    name. ``names`` are the ``id`` and ``name`` attributes of its raw HTML. A site that numbers
    or spells anchors in one of the known ways finds them here.
    """
    anchors = set(names)
    implied = []
    for heading in map(str.rstrip, headings):
        explicit = _EXPLICIT.search(heading) if heading.endswith("}") else None
        if explicit:
            anchors.add(explicit.group(1))
        implied.append(heading[: explicit.start()] if explicit else heading)
    return frozenset(anchors.union(github_anchors(implied), kramdown_anchors(implied)))


def has_anchor(anchors: frozenset[str], fragment: str) -> bool:
    """Return whether a fragment, perhaps percent-encoded, leads to a place on the page.

    The empty fragment and ``top`` lead to the page's top (HTML Standard).
    """
    place = fragment.partition(":~:")[0]
    return place.lower() in {"", "top"} or place in anchors or unquote(place) in anchors
