"""TOML as a notation of front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.source.front_matter.fences import FencedNotation

if TYPE_CHECKING:
    from profilelint.source.front_matter.notation import Block, Reading
    from profilelint.source.front_matter.toml.writer import TomlWriter


class Toml(FencedNotation):
    """TOML 1.0 between lines of three plus signs.

    The handler is not python-frontmatter's own, which needs the library `toml`.
    """

    __slots__ = ()

    name = "toml"
    fence = "+++"
    # Most readers do not take more than three plus signs as a fence, but they were meant as one.
    closing = pattern(r"(?<=[\r\n])(\+{3,})[ \t]*(?=[\r\n]|\Z)")
    comment_mark = "#"
    separator = " = "
    separator_name = "equals sign"

    def read(self, text: str, block: Block) -> Reading:
        """Return what a block says."""
        from profilelint.source.front_matter.toml.reader import read_toml

        return read_toml(text, block.content)

    @property
    def writer(self) -> TomlWriter:
        """Return the writer of TOML."""
        from profilelint.source.front_matter.toml.writer import WRITER

        return WRITER


NOTATION = Toml()
