"""Front matter that the site's generator does not read, or that it sees where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.source.front_matter.notation import listing_at

if TYPE_CHECKING:
    from profilelint.rules.api import Context

_GAP = 20
# After these signs, Hugo looks for nothing but the end of front matter.
_OPENING = pattern(r"[\s\ufeff]*+([-+{])")


class UnreadBlock(NamedTuple):
    """A block, by its opening, and why it is not read."""

    span: Span
    generator: str
    notation: str


@finder("unread_block", of="file")
def find_unread_blocks(context: Context) -> list[UnreadBlock]:
    """Return the front matter of the page if its site does not read its notation."""
    document = context.document
    if context.site is None or not context.site.unread:
        return []
    listing = listing_at(document.text)
    if listing is None or listing.name not in context.site.unread:
        return []
    from profilelint.source.front_matter.fences import split

    block, _ = split(document.text)
    if block is None:
        return []
    if any(problem.message_id == "yaml-fence" for problem in document.problems):
        return []
    span = block.span._replace(end=block.span.start + len(listing.openings[0]))
    return [UnreadBlock(span, context.site.generator, listing.name.upper())]


@finder("lone_return", of="file")
def find_lone_returns(context: Context) -> list[str]:
    """Return the generator that does not see where the first line of the page ends, if any."""
    text, site = context.document.text, context.site
    if text[3:4] != "\r" or text[:3] != "---" or text[4:5] == "\n":
        return []
    return [site.generator] if site is not None and site.needs_line_feed else []


@finder("unread_closing", of="file")
def find_unread_closings(context: Context) -> list[Span]:
    """Return the dots that close the front matter, where Hugo goes on to look for dashes."""
    block, text = context.document.front_matter, context.document.text
    if block is None or text[block.closing.start] != "." or context.generator != "Hugo":
        return []
    return [block.closing]


@finder("false_opening", of="file")
def find_false_openings(context: Context) -> list[Span]:
    """Return the first sign of a page without front matter that Hugo takes for its beginning."""
    document = context.document
    if document.front_matter is not None or context.generator != "Hugo":
        return []
    text, opening = document.text, _OPENING.match(document.text)
    if opening is None or context.site is None or context.site.left_out(document.path):
        return []
    fence = 3 * opening[1]
    if text.startswith(fence, opening.start(1)) and f"\n{fence}" in text[opening.end() :]:
        return []
    from profilelint.source.front_matter.fences import split

    block, problems = split(text)
    if block is not None or any(problem.message_id != "missing" for problem in problems):
        return []
    return [Span(*opening.span(1))]


@finder("second_block", of="body")
def find_second_blocks(context: Context) -> list[Span]:
    """Return the fence of a block of fields that stands right below the front matter."""
    document, site = context.document, context.site
    start = document.body_start
    if document.front_matter is None or "---" not in document.text[start : start + _GAP]:
        return []
    # Pandoc reads blocks of fields anywhere, and slides may have one each.
    if site is None or not site.generator or document.flavor == "pandoc":
        return []
    from profilelint.source.front_matter.fences import second_block

    span = second_block(document.text, start)
    return [span] if span is not None else []
