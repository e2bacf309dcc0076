"""TOML as a notation of front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Fix
from profilelint.model.pattern import pattern
from profilelint.source.front_matter.fences import FencedNotation, fence_problem
from profilelint.source.front_matter.notation import Reading, load_notation

if TYPE_CHECKING:
    from profilelint.source.front_matter.notation import Block
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

        reading = read_toml(text, block.content)
        if reading.data is not None:
            return reading
        yaml = load_notation("yaml").read(text, block)
        if not yaml.data or yaml.problems:
            return reading
        opening = block.span._replace(end=block.span.start + len(self.fence))
        edits = tuple(Edit(fence, "---") for fence in (opening, block.closing))
        fix = Fix('Write "---"', edits, "unsafe")
        return Reading(None, None, [fence_problem("yaml-fence", opening, fix)])

    @property
    def writer(self) -> TomlWriter:
        """Return the writer of TOML."""
        from profilelint.source.front_matter.toml.writer import WRITER

        return WRITER


NOTATION = Toml()
