"""The parts of a body that are not read as Markdown."""

from __future__ import annotations

from typing import Final

from profilelint.model.named_tuple import NamedTuple

WHOLE_BODY: Final = "whole body"
"""The name of a region that is all of a body, because that is no Markdown."""


class OpaqueRegion(NamedTuple):
    """A part of the body that its flavor does not read as Markdown, and no rule as prose.

    ``name`` is what it is counted as where there may be text in it that nobody reads: the name of
    a tag, for instance. A ``block`` stands alone on its lines.
    """

    start: int
    end: int
    name: str
    block: bool
