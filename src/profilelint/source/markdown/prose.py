"""The prose of a body: its text with everything else masked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.source.markdown.parser import replace_spans
from profilelint.source.markdown.reading import holding

if TYPE_CHECKING:
    from profilelint.model.body import Body

# For characters of ASCII alone, a table such as this is many times as fast as a pattern.
_NULS = "".join(each if each in "\r\n" else "\0" for each in map(chr, range(128)))
# Those in capitals are what sites call components that show code.
_CODE_TAG = pattern(
    r"<(code|kbd|pre|samp|tt|Code|CodeBlock|CodeSnippet|Console|Shell|Snippet|Terminal)"
    r"(?=[ \t\r\n>])[^<>]*>"
)


def render_prose(body: Body) -> str:
    """Return a body's text with NUL characters in place of everything that is not prose."""
    hidden: list[tuple[int, int]] = [(0, body.start), *body.code, *body.opaque]
    hidden += [html.span for html in body.html]
    hidden += [definition.span for definition in body.definitions]
    hidden += _code_elements(body)
    for link in (*body.links, *body.images):
        if link.kind == "autolink" or link.kind == "email":
            hidden.append(link.url_span)
        elif link.kind != "shortcut":
            # Round or square, the second pair of brackets stays.
            hidden.append((link.text_span.end + 2, link.end - 1))
    return replace_spans(body.text, hidden, _blank)


def _code_elements(body: Body) -> list[tuple[int, int]]:
    """Return the places of code that is written with the tags of HTML, in the order of the text."""
    text = body.text
    places: list[tuple[int, int]] = []
    end = body.start
    unclosed: set[str] = set()
    for tag in _CODE_TAG.finditer(text, body.start):
        name = tag[1]
        if tag.start() < end or name in unclosed:
            continue
        if holding(body.code, tag.start()) is not None:
            continue
        close = text.find(f"</{name}", tag.end())
        if close < 0:
            unclosed.add(name)
            continue
        end = close
        places.append((tag.start(), end))
    return places


def _blank(part: str) -> str:
    """Return a part of the same length that is NUL characters between its line ends."""
    if "\n" not in part and "\r" not in part:
        return "\0" * len(part)
    if not part.isascii():
        part = part.encode("ascii", "replace").decode()
    return part.translate(_NULS)
