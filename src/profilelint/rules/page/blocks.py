"""Blocks and template tags of a body, for rules that look at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from profilelint.model.body import Block, BlockKind
    from profilelint.model.finding import Span
    from profilelint.rules.api import Context

_FENCE = pattern(r"(?:`{3,}|~{3,})[ \t]*([^\r\n]*)")


class CodeBlock(NamedTuple):
    """A top-level block of code.

    ``info`` is the info string after the opening fence (CommonMark 4.5), without white space
    around it; empty without one, and for indented code.
    """

    span: Span
    info: str


class TemplateTag(NamedTuple):
    """A tag of a template language, such as ``{% include a.html %}`` or ``{{< figure >}}``."""

    span: Span
    text: str


@finder("code_block", of="body")
def find_code_blocks(context: Context) -> list[CodeBlock]:
    """Return the top-level blocks of code, fenced and indented."""
    text = context.document.text
    found = []
    for block in _blocks(context, "code"):
        fence = _FENCE.match(text, *block.span)
        found.append(CodeBlock(block.span, fence[1].rstrip() if fence is not None else ""))
    return found


@finder("quote", of="body")
def find_quotes(context: Context) -> list[Block]:
    """Return the top-level block quotes."""
    return _blocks(context, "quote")


@finder("table", of="body")
def find_tables(context: Context) -> list[Block]:
    """Return the top-level tables."""
    return _blocks(context, "table")


@finder("template_tag", of="markup")
def find_template_tags(context: Context) -> list[TemplateTag]:
    """Return the template tags of the body."""
    body = context.document.body
    tags = [TemplateTag(span, body.text[span.start : span.end]) for span in body.tags]
    return [tag for tag in tags if tag.text.startswith(("{{", "{%"))]


def _blocks(context: Context, kind: BlockKind) -> list[Block]:
    return [block for block in context.document.body.blocks if block.kind == kind]
