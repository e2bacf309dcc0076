"""A body rendered as CommonMark's own renderer does it, with the origin of everything.

Links, headings and all other elements that Markdown makes are rendered too, because raw HTML that
is left open may swallow them.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from profilelint.model.text import joined
from profilelint.source.markdown.html.rendering import Rendering
from profilelint.source.markdown.offsets import code_points
from profilelint.source.markdown.parser import mask_surrogates, mask_text, parse
from profilelint.source.markdown.regions import mask_regions, without
from profilelint.source.markdown.template import find_hidden, find_tags

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.model.body import Body

PAGE_START = "<!DOCTYPE html><html><head><title></title></head><body>"
"""What every rendered text begins with."""

PAGE_END = "\n</div>\n<a rev=\"#\" rev='#'></a>\n"
"""What every rendered text ends with.

A tag or quotation mark that the body leaves open is closed by the layout that follows the body.
"""

_TAGS = {
    "Paragraph": ("<p>", "</p>\n"),
    "BlockQuote": ("<blockquote>", "</blockquote>\n"),
    "Item": ("<li>", "</li>\n"),
    "FootnoteDefinition": ("<div>", "</div>\n"),
    "Table": ("<table>", "</tbody></table>\n"),
    "TableHead": ("<thead><tr>", "</tr></thead><tbody>"),
    "TableRow": ("<tr>", "</tr>"),
    "TableCell": ("<td>", "</td>"),
    "Emphasis": ("<em>", "</em>"),
    "Strong": ("<strong>", "</strong>"),
    "Strikethrough": ("<del>", "</del>"),
}
_MARKS = {"SoftBreak": "\n", "HardBreak": "<br>\n", "Rule": "<hr>\n"}
# How CommonMark's comments, instructions and declarations begin and where it sees their end.
_NOT_TAGS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
# What CommonMark's own renderer escapes; an apostrophe is not among it. The ampersand is first.
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"))


def render_html(body: Body, end: int | None = None) -> Rendering:
    """Return a body as it is rendered, up to an offset in the file's text."""
    text = body.text[:end]
    tags = find_tags(text, body.start) if "{" in text else []
    if body.regions:
        text = mask_regions(text, [region for region in body.regions if region.end <= len(text)])
        tags = [tag for tag in tags if text[tag.start] == "{"]
    hidden = find_hidden(text, tags, joined([*body.unread, *body.cuts])) + body.unread
    masked = mask_surrogates(mask_text(text, body.start, hidden))
    cuts = [cut for cut in body.cuts if cut.end <= len(masked)]
    content = (without(masked, cuts) if cuts else masked)[body.start :]
    offset = code_points(content, body.start, cuts)
    rendering = Rendering(masked, body.text, offset)
    rendering.add(PAGE_START, 0, 0)
    add = _Renderer(rendering, offset, _without_markdown(masked, body.start)).add
    for event, extent in parse(content):
        kind, data = _name_and_value(event)
        add(kind, data, extent["start"], extent["end"])
    last = len(content) if content.isascii() else len(content.encode())
    rendering.add(PAGE_END, last, last)
    rendering.finish()
    return rendering


def _without_markdown(text: str, start: int) -> list[tuple[int, int]]:
    """Return the spans that kramdown puts on the page as they are, code included."""
    spans: list[tuple[int, int]] = []
    position = text.find("{::nomarkdown", start)
    while position >= 0:
        end = text.find("{:/", position)
        if end < 0:
            break
        spans.append((position, end))
        position = text.find("{::nomarkdown", end)
    return spans


class _Renderer:
    """Adds to a rendering what each event makes.

    ``offset`` takes the places of events to offsets in the file's text. ``unread`` are the spans of
    it that are put on the page as they are.
    """

    def __init__(
        self,
        rendering: Rendering,
        offset: Callable[[int], int],
        unread: list[tuple[int, int]],
    ) -> None:
        self.rendering = rendering
        self.offset = offset
        self.unread = unread
        # The images around; the value of the outermost one, where it starts, and its description.
        self.images = 0
        self.image: dict[str, Any] = {}
        self.image_start = 0
        self.description: list[str] = []
        # Where the last block of HTML begins in the rendered text, and its first part.
        self.block_start = self.block_part = 0

    def add(self, kind: str, data: Any, start: int, end: int) -> None:
        """Add what an event makes that belongs to what stands between two places."""
        rendering = self.rendering
        if self.images:
            self.describe(kind, data, end)
        elif kind == "Text":
            if self.unread and self.is_unread(start):
                self.add_html(data, start, end)
            else:
                rendering.add(_escape(data), start, end)
        elif kind == "Start":
            self.start(*_name_and_value(data), start, end)
        elif kind == "End":
            self.end(*_name_and_value(data), end)
        elif kind in _MARKS:
            rendering.add(_MARKS[kind], start, end)
        elif kind == "Html" or (kind == "Code" and self.unread and self.is_unread(start)):
            self.add_html(data, start, end)
        elif kind == "InlineHtml":
            at = rendering.length
            self.add_html(data, start, end)
            self.conceal(data, at)
        elif kind == "Code":
            rendering.add(f"<code>{_escape(data)}</code>", start, end)

    def add_html(self, text: str, start: int, end: int) -> None:
        """Add raw HTML from between two places."""
        self.rendering.add_html(text, self.offset(start), self.offset(end))

    def start(self, name: str, value: Any, start: int, end: int) -> None:
        """Add what the start of an element makes."""
        if name == "HtmlBlock":
            self.block_start, self.block_part = self.rendering.length, len(self.rendering.parts)
        elif name == "Image":
            self.images, self.image, self.image_start, self.description = 1, value, start, []
        else:
            tag = _TAGS[name][0] if name in _TAGS else _start_tag(name, value)
            self.rendering.add(tag, start, end)

    def end(self, name: str, value: Any, end: int) -> None:
        """Add what the end of an element makes."""
        if name == "HtmlBlock":
            self.conceal("".join(self.rendering.parts[self.block_part :]), self.block_start)
        else:
            tag = _TAGS[name][1] if name in _TAGS else _end_tag(name, value)
            self.rendering.add(tag, end, end)

    def describe(self, kind: str, data: Any, end: int) -> None:
        """Add to an image's description, or the image itself at its end."""
        if kind == "Start" and "Image" in data:
            self.images += 1
        elif kind == "End" and data == "Image":
            self.images -= 1
            if not self.images:
                url, title = _escape(self.image["dest_url"]), _escape(self.image["title"])
                description = _escape("".join(self.description))
                tag = f'<img src="{url}" alt="{description}" title="{title}">'
                self.rendering.add(tag, self.image_start, end)
        elif kind in ("Text", "Code", "InlineHtml"):
            self.description.append(data)
        elif kind in ("SoftBreak", "HardBreak"):
            self.description.append(" ")

    def is_unread(self, place: int) -> bool:
        """Return whether a place lies in a span that is put on the page as it is."""
        offset, unread = self.offset(place), self.unread
        index = bisect_right(unread, (offset, len(unread)))
        return index > 0 and offset < unread[index - 1][1]

    def conceal(self, html: str, start: int) -> None:
        """Note HTML, at an offset of the rendered text, that Markdown takes for a comment."""
        lead = len(html) - len(html.lstrip(" \t\n"))
        for opening, closing in _NOT_TAGS:
            if html.startswith(opening, lead):
                end = html.find(closing, lead + len(opening))
                self.rendering.concealed.append((start, start + (end if end >= 0 else len(html))))
                return


def _name_and_value(item: Any) -> tuple[str, Any]:
    """Return the name and the value of an event or element; None for one that is only a name."""
    return (item, None) if item.__class__ is str else item.popitem()


def _start_tag(name: str, value: Any) -> str:
    if name == "Link":
        return f'<a href="{_escape(value["dest_url"])}" title="{_escape(value["title"])}">'
    if name == "Heading":
        return f"<{value['level'].lower()}>"
    if name == "List":
        return "<ul>" if value is None else "<ol>"
    info = value["Fenced"] if isinstance(value, dict) else ""
    return f'<pre><code class="{_escape(info)}">'


def _end_tag(name: str, value: Any) -> str:
    if name == "Link":
        return "</a>"
    if name == "Heading":
        return f"</{value.lower()}>\n"
    if name == "List":
        return "</ol>\n" if value else "</ul>\n"
    return "</code></pre>\n"


def _escape(text: str) -> str:
    """Return a text as a renderer writes it, in content and in attributes."""
    for character, reference in _ESCAPES:
        if character in text:
            text = text.replace(character, reference)
    return text
