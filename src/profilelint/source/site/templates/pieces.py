"""Templates cut into texts, tags and outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Kind: TypeAlias = Literal["text", "tag", "output"]


class Piece(NamedTuple):
    """A part of a template: ``source`` is without the signs around it and the space in them."""

    kind: Kind
    source: str


_CLOSING: dict[str, tuple[Kind | None, str]] = {
    "{{": ("output", "}}"),
    "{%": ("tag", "%}"),
    "{#": (None, "#}"),
}
LIQUID = ("{{", "{%")
NUNJUCKS = ("{{", "{%", "{#")
GO = ("{{",)
"""The signs that open the outputs, tags and comments of a template language."""


def cut(template: str, openings: Collection[str]) -> Iterator[Piece]:
    """Yield the pieces of a template one after another; what is not closed is text."""
    at = start = 0
    closed = set(openings)
    while (at := template.find("{", at)) >= 0:
        opening = template[at : at + 2]
        if opening not in closed:
            at += 1
            continue
        kind, closing = _CLOSING[opening]
        end = template.find(closing, at + 2)
        if end < 0:
            # None of these is closed from here on: each is looked for once.
            closed.discard(opening)
            continue
        if start < at:
            yield Piece("text", template[start:at])
        if kind is not None:
            yield Piece(kind, template[at + 2 : end].strip("-").strip())
        at = start = end + 2
    if start < len(template):
        yield Piece("text", template[start:])
