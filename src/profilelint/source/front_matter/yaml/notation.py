"""YAML as a notation of front matter.

Simple blocks, the most frequent ones, are read line by line. A parser reads all others. Both give
the same data and the same tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.source.front_matter.fences import FencedNotation, fence_problem
from profilelint.source.front_matter.notation import Block, Reading
from profilelint.source.front_matter.yaml.simple import read_simple

if TYPE_CHECKING:
    from frontmatter.default_handlers import YAMLHandler

    from profilelint.model.document import FrontMatter
    from profilelint.model.finding import Problem
    from profilelint.model.tree import Mapping
    from profilelint.source.front_matter.yaml.writer import YamlWriter

_SIMPLE_SIZE = 150_000
"""Characters of a block up to which no limit on what it holds can be passed.

Three of the nodes that are counted, such as those of "- a:", take five characters at least.
"""


def read_yaml(text: str, content: Span, *, longest_simple: int = _SIMPLE_SIZE) -> Reading:
    """Return what the YAML in a span of a text says. Never raises.

    ``longest_simple`` is the number of characters up to which a block may be read line by line. No
    other limit applies to such a block.
    """
    if content.end - content.start <= longest_simple:
        source = text[content.start : content.end]
        if "\r" in source:
            source = source.replace("\r\n", "\n")
        data = read_simple(source)
        if data is not None:

            def make_tree() -> Mapping:
                from profilelint.source.front_matter.yaml.simple_tree import simple_tree

                return simple_tree(text, content, data)

            return Reading(data, make_tree, [])
    from profilelint.source.front_matter.yaml.nodes import read_nodes

    return read_nodes(text, content)


class Yaml(FencedNotation):
    """YAML 1.2 between lines of three dashes; three dots close a block, too.

    A block ends at the first such line that is not indented, even within a string, as in Jekyll.
    """

    __slots__ = ()

    name = "yaml"
    fence = "---"
    # Most readers do not take more than three dashes as a fence, but they were meant as one.
    closing = pattern(r"(?<=[\r\n])(-{3,}|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
    comment_mark = "#"
    comment_after_space = True
    has_block_style = True

    def handler(self) -> YAMLHandler:
        """Return python-frontmatter's handler of YAML."""
        from frontmatter.default_handlers import YAMLHandler

        return YAMLHandler()

    def detects(self, text: str, at: int) -> bool:
        """Return whether a block begins at an offset; the usual fence needs no handler."""
        return text.startswith(("---\n", "---\r\n"), at) or super().detects(text, at)

    def split(self, text: str, at: int) -> tuple[Block | None, list[Problem]] | None:
        """Return the block between the fence at an offset and the closing one."""
        if at == 0 and text.startswith("---\n"):
            # The fences of nearly all files are found without a pattern.
            end = text.find("\n---", 3)
            if end > 3 and text.startswith("\n", end + 4) and text.find("\n...", 3, end) < 0:
                start, stop = end + 1, end + 4
                return Block(self, Span(0, stop), Span(4, start), Span(start, stop), end + 5), []
        return super().split(text, at)

    def read(self, text: str, block: Block) -> Reading:
        """Return what a block says."""
        reading = read_yaml(text, block.content)
        if not reading.problems or reading.problems[-1].message_id != "not-mapping":
            return reading
        from profilelint.source.front_matter.toml.reader import read_toml

        if not read_toml(text, block.content).data:
            return reading
        *others, last = reading.problems
        return reading._replace(problems=[*others, fence_problem("toml-fence", last.span)])

    @property
    def writer(self) -> YamlWriter:
        """Return the writer of YAML."""
        from profilelint.source.front_matter.yaml.writer import WRITER

        return WRITER

    def find_text(self, text: str, front_matter: FrontMatter, key: str, value: str) -> Span | None:
        """Return where a plain or quoted text is written, also if it goes over several lines."""
        last = front_matter.closing.start
        name = f"\n{key}: "
        start = text.rfind(name, front_matter.span.start, last)
        if start < 0:
            return None
        start += len(name)
        if text.startswith(value, start) and text.startswith("\n", start + len(value)):
            end = start + len(value)
            if text[end + 1] != " ":
                return Span(start, end)
        end = text.find("\n", start, last)
        while end >= 0 and text[end + 1] == " ":
            end = text.find("\n", end + 1, last)
        written = text[start : end if end >= 0 else last].rstrip()
        if written == value or _unquoted(written) == value:
            return Span(start, start + len(written))
        return None


def _unquoted(written: str) -> str:
    """Return the text of a plain or quoted scalar that has neither escapes nor a comment."""
    mark = written[:1]
    if mark in {"'", '"'} and len(written) > 1 and written[-1] == mark:
        written = written[1:-1].replace("''", "'") if mark == "'" else written[1:-1]
    return " ".join(map(str.strip, written.split("\n"))) if "\n" in written else written


NOTATION = Yaml()
