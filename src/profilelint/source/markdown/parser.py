"""The CommonMark parser, and the text of a body as it is given to it.

That text is as long as the file's, so that offsets are the same in both. What the parser would
misread is masked: it does not know template tags, and ignores lone carriage returns in some places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyromark

from profilelint.model.pattern import pattern
from profilelint.source.markdown.raw_text_ends import with_plain_ends

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from profilelint.model.finding import Span

COMMONMARK = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
)
"""The parser of every body, and of its HTML; `parse` corrects what it gets wrong."""

_TEXTS = ("Text", "Html", "InlineHtml")

# A line may hold a million quote or list marks, each of which becomes a block with an end of its
# own. A body below this size cannot nest deep enough to matter.
_SHALLOW = 20_000
_NESTING = 100
_MARKER = r"[ \t]*+(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))"
# To look for as many characters that may be part of marks takes far less time than to count marks.
_DEEP = pattern(
    rf"(\n(?=[ \t>+*\d.)-]{{{_NESTING}}})(?:{_MARKER}){{{_NESTING}}}[ \t]*+)((?:{_MARKER})+)"
)
_LONE_RETURN = pattern(r"\r(?!\n)")
# White space at the beginning of a line that is no indentation, as CommonMark does not know it.
_FEEDS_BEFORE_LINE = pattern(
    r"(?m)(?:^|(?<=[>+*.)-]))(?=[ \t\f]{4}|[ \f]{0,3}\t)[ \t]*+\f[ \t\f]*+"
)
_TABS_BEHIND_FENCE = pattern(r"(?<=```|~~~)[ \t]*+(?<=\t)[ \t]*+(?=[\r\n]|\Z)")
_SURROGATE = pattern("[\ud800-\udfff]")


def mask_text(text: str, start: int, hidden: list[Span]) -> str:
    """Return the file's text with everything masked that the parser would misread.

    ``start`` is where the body begins, and ``hidden`` are the spans of what is not Markdown. Marks
    of quotes and lists that are nested more than 100 levels deep on one line are masked as well:
    they would cost too much time.
    """
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    if "\f" in text:
        # White space in a tag for browsers and most renderers, and not for CommonMark.
        text = _FEEDS_BEFORE_LINE.sub(lambda indent: "x" + indent[0][1:], text).replace("\f", " ")
    if "\t" in text:
        # A closing fence may have tabs behind it, which the parser does not know.
        text = _TABS_BEHIND_FENCE.sub(lambda tabs: " " * len(tabs[0]), text)
    if len(text) - start > _SHALLOW:
        # With a line end before the first line as well, there is a character to look for.
        lines = "\n" + text
        if _DEEP.search(lines) is not None:
            text = _DEEP.sub(lambda deep: deep[1] + "x" * len(deep[2]), lines)[1:]
    if hidden:
        text = replace_spans(text, hidden, lambda part: "x" * len(part))
    return text


def read_events(masked: str, content: str) -> tuple[str, str, Any]:
    """Return a file's text and the body in it as they can be parsed, and the parser's events.

    ``content`` is what of ``masked`` is given to the parser. Both stay as long as they are.
    """
    try:
        return masked, content, parse(content)
    except UnicodeEncodeError:
        masked, content = mask_surrogates(masked), mask_surrogates(content)
        return masked, content, parse(content)


def parse(content: str) -> Any:
    """Return the parser's events, pairs of an event and its extent in bytes.

    Raises `UnicodeEncodeError` for half a character.
    """
    plain = with_plain_ends(content)
    events = COMMONMARK.events_with_range(plain)
    return events if plain is content else _as_written(events, plain.encode(), content.encode())


def definitions_by_label(content: str) -> Any:
    """Return what the parser knows of the link reference definitions of a text."""
    return COMMONMARK.reference_definitions(with_plain_ends(content))


def _as_written(events: Any, parsed: bytes, written: bytes) -> Iterator[tuple[Any, Any]]:
    """Yield events of a text that was changed for the parser with the text as it was."""
    for event, extent in events:
        start, end = extent["start"], extent["end"]
        for kind in _TEXTS:
            if kind in event and event[kind].encode() == parsed[start:end]:
                yield {kind: written[start:end].decode()}, extent
                break
        else:
            yield event, extent


def may_hold_definition(content: str) -> bool:
    """Return whether a colon follows a bracket; cheap."""
    # To look for brackets alone is faster than to look for both characters.
    place = content.find("]")
    while place >= 0 and content[place + 1 : place + 2] != ":":
        place = content.find("]", place + 1)
    return place >= 0


def mask_surrogates(text: str) -> str:
    """Return a text of the same length that can be written as UTF-8, as the parser demands."""
    return _SURROGATE.sub("\ufffd", text)


def replace_spans(
    text: str, spans: Iterable[tuple[int, int]], replace: Callable[[str], str]
) -> str:
    """Return a text in which the parts that spans cover are replaced; spans may overlap."""
    parts: list[str] = []
    position = 0
    for start, end in sorted(spans):
        first = max(start, position)
        if first < end:
            parts.append(text[position:first])
            parts.append(replace(text[first:end]))
            position = end
    parts.append(text[position:])
    return "".join(parts)
