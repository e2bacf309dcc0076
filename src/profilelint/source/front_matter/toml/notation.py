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

    python-frontmatter has a handler of its own for TOML only where the library `toml` is installed.
    """

    __slots__ = ()

    name = "toml"
    fence = "+++"
    # More than three plus signs are no fence to most readers, but were meant as one.
    closing = pattern(r"(?<=[\r\n])(\+{3,})[ \t]*(?=[\r\n]|\Z)")
    comment_mark = "#"

    def read(self, text: str, block: Block) -> Reading:
        """Return what a block says."""
        from profilelint.source.front_matter.toml.reader import read_toml

        return read_toml(text, block.content)

    @property
    def writer(self) -> TomlWriter:
        """Return what writes TOML."""
        from profilelint.source.front_matter.toml.writer import WRITER

        return WRITER


NOTATION = Toml()
