"""The rendered page as a browser's tree, mapped back to the Markdown it was rendered from.

The body is rendered once more from the events of the CommonMark parser, and every stretch of the
rendered text remembers where it comes from. The HTML parser reads the whole of it, so a comment,
quotation mark or raw-text element that is left open swallows what follows just as it does in a
browser, links and headings that Markdown made included.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from html import unescape
from typing import TYPE_CHECKING, Any

import turbohtml

from profilelint.model.finding import Span
from profilelint.model.markup import Attribute, Element
from profilelint.model.pattern import pattern
from profilelint.source.markdown.body import COMMONMARK, readable, without_surrogates
from profilelint.source.markdown.html.tag import read_attributes
from profilelint.source.markdown.offsets import code_points
from profilelint.source.markdown.template import find_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from turbohtml import Node

    from profilelint.model.body import Body
    from profilelint.model.markup import Namespace

_PAGE_START = "<!DOCTYPE html><html><head><title></title></head><body>"
# A tag or quotation mark that the body leaves open is closed by the layout that follows the body.
_PAGE_END = "\n</div>\n<a rev=\"#\" rev='#'></a>\n"

_NAMESPACES: dict[turbohtml.Namespace, Namespace] = {
    turbohtml.Namespace.HTML: "html",
    turbohtml.Namespace.SVG: "svg",
    turbohtml.Namespace.MATHML: "math",
}
_TAG_NAME = pattern(r"<([^\t\n\f /><]*)")
_PAGE_TAG = pattern(r"<()(html|body)(?=[\t\n\f />])", re.IGNORECASE)
_FORMATTING = pattern(
    r"<(/?)(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\t\n\f />])",
    re.IGNORECASE,
)
# Formatting elements left open are made anew in every block that follows, so a page of 1 MB can
# ask for thousands of millions of elements. Browsers run out of memory; past this many the
# formatting elements are read as elements without that habit.
_MOST_REPEATS = 1_000_000
# Two tags that begin alike for so many characters are taken for equal.
_ALIKE = 60
_MOST_PAGE_TAGS = 20

_RAW_TEXT = frozenset(
    {
        "iframe",
        "noembed",
        "noframes",
        "noscript",
        "plaintext",
        "script",
        "style",
        "textarea",
        "title",
        "xmp",
    }
)
_READ_TEXT = frozenset({"noscript", "script", "style"})
# How CommonMark's comments, instructions and declarations begin and where it sees their end.
_NOT_A_TAG = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))

_START_TAGS = {
    "Paragraph": "<p>",
    "Emphasis": "<em>",
    "Strong": "<strong>",
    "Strikethrough": "<del>",
    "Superscript": "<sup>",
    "Subscript": "<sub>",
    "Item": "<li>",
    "Table": "<table>",
    "TableHead": "<thead><tr>",
    "TableRow": "<tr>",
    "TableCell": "<td>",
    "BlockQuote": "<blockquote>",
    "FootnoteDefinition": "<div>",
    "DefinitionList": "<dl>",
    "DefinitionListTitle": "<dt>",
    "DefinitionListDefinition": "<dd>",
}
_END_TAGS = {
    "Paragraph": "</p>\n",
    "Emphasis": "</em>",
    "Strong": "</strong>",
    "Strikethrough": "</del>",
    "Superscript": "</sup>",
    "Subscript": "</sub>",
    "Item": "</li>\n",
    "Table": "</tbody></table>\n",
    "TableHead": "</tr></thead><tbody>",
    "TableRow": "</tr>",
    "TableCell": "</td>",
    "BlockQuote": "</blockquote>\n",
    "FootnoteDefinition": "</div>\n",
    "DefinitionList": "</dl>\n",
    "DefinitionListTitle": "</dt>",
    "DefinitionListDefinition": "</dd>",
    "CodeBlock": "</code></pre>\n",
    "Link": "</a>",
}


# What CommonMark's own renderer escapes; an apostrophe is not among it.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


class _Rendering:
    """A rendered text whose every stretch knows its origin.

    ``source`` is the file's text as it was rendered and ``written`` as it is, equally long.
    A stretch is ``verbatim`` if it stands in the file as it is rendered, and ``authored`` if it
    is raw HTML and not made by Markdown.
    """

    def __init__(self, source: str, written: str) -> None:
        self.source = source
        self.written = written
        self.parts: list[str] = []
        self.length = 0
        self.text = ""
        self._starts: list[int] = []
        self._origins: list[tuple[int, int, bool, bool]] = []

    def add(
        self, text: str, start: int, end: int, *, authored: bool = False, verbatim: bool = False
    ) -> None:
        """Append a text that comes from a span of the source."""
        if text:
            self._starts.append(self.length)
            self._origins.append((start, end, authored, verbatim))
            self.parts.append(text)
            self.length += len(text)

    def add_html(self, text: str, start: int, end: int) -> None:
        """Append raw HTML, line by line where containers' marks interrupt it in the source."""
        written = self.source[start:end]
        if text == written and "\r" not in text:
            self.add(text, start, end, authored=True, verbatim=True)
            return
        for line in text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True):
            bare = line.rstrip("\n")
            at = self.source.find(bare, start, end) if bare else -1
            if at >= 0:
                self.add(bare, at, at + len(bare), authored=True, verbatim=True)
                start = at + len(bare)
            else:
                self.add(bare, start, end, authored=True)
            if len(bare) < len(line):
                self.add("\n", start, min(start + 1, end), authored=True)

    def finish(self) -> None:
        """Join what was appended."""
        self.text = "".join(self.parts)

    def authored(self, offset: int) -> bool:
        """Return whether the character at an offset of the rendered text is raw HTML."""
        return self._origins[bisect_right(self._starts, offset) - 1][2]

    def start(self, offset: int) -> int:
        """Return the source offset of the character at an offset of the rendered text."""
        index = bisect_right(self._starts, offset) - 1
        start, end, _, verbatim = self._origins[index]
        return min(start + offset - self._starts[index], end) if verbatim else start

    def end(self, offset: int) -> int:
        """Return the source offset after the character before an offset of the rendered text."""
        index = bisect_left(self._starts, offset) - 1
        start, end, _, verbatim = self._origins[max(index, 0)]
        return min(start + offset - self._starts[index], end) if verbatim else end

    def place(self, attribute: Attribute) -> None:
        """Give an attribute of the rendered text its places in the source."""
        start, name_end, value_start, value_end, end = attribute.bounds
        first = self.start(start)
        second = max(first, self.end(name_end))
        third = max(second, self.start(value_start)) if value_start < value_end else second
        fourth = max(third, self.end(value_end))
        attribute.bounds = (first, second, third, fourth, max(fourth, self.end(end)))


def read_elements(body: Body, end: int | None = None) -> tuple[list[Element], bool]:
    """Return the elements of a body that its author wrote as HTML, in the order of the text.

    The second part of the result tells whether the page was tangled. Text from ``end`` on is not
    read.
    """
    rendering, concealed = _render(body, end)
    return _Tree(rendering, concealed).read()


def as_commonmark(text: str, start: int) -> str:
    """Return the file's text as the CommonMark parser is given it, equally long."""
    tags = find_tags(text, start) if "{" in text else []
    return without_surrogates(readable(text, start, tags))


def _render(body: Body, end_of_text: int | None) -> tuple[_Rendering, list[tuple[int, int]]]:
    """Return the rendered body and the stretches of it that Markdown takes for comments."""
    source = as_commonmark(body.text[:end_of_text], body.start)
    unread = _without_markdown(source, body.start)
    rendering = _Rendering(source, body.text)
    add = rendering.add
    add(_PAGE_START, body.start, body.start)
    concealed: list[tuple[int, int]] = []
    image = 0
    image_start = 0
    image_data: dict[str, Any] = {}
    alternative: list[str] = []
    block_start, block_part = 0, 0
    event: Any
    data: Any
    tag: str
    values: Any
    for event, start, end in _events(source, body.start):
        if isinstance(event, str):
            kind, data = event, None
        else:
            ((kind, data),) = event.items()
        if image:
            if kind == "Start" and "Image" in data:
                image += 1
            elif kind == "End" and data == "Image":
                image -= 1
                if not image:
                    address, title = _escape(image_data["dest_url"]), _escape(image_data["title"])
                    words = _escape("".join(alternative))
                    add(f'<img src="{address}" alt="{words}" title="{title}">', image_start, end)
            elif kind in ("Text", "Code", "InlineHtml"):
                alternative.append(data)
            elif kind in ("SoftBreak", "HardBreak"):
                alternative.append(" ")
        elif kind == "Html" or (unread and kind in ("Text", "Code") and _within(unread, start)):
            rendering.add_html(data, start, end)
        elif kind == "InlineHtml":
            at = rendering.length
            rendering.add_html(data, start, end)
            _conceal(data, at, concealed)
        elif kind == "Start":
            if isinstance(data, dict):
                ((tag, values),) = data.items()
            else:
                tag, values = data, None
            if tag == "HtmlBlock":
                block_start, block_part = rendering.length, len(rendering.parts)
            elif tag == "Image":
                image, image_start, image_data, alternative = 1, start, values, []
            else:
                add(_start_tag(tag, values), start, end)
        elif kind == "End":
            if isinstance(data, dict):
                ((tag, values),) = data.items()
            else:
                tag, values = data, None
            if tag == "HtmlBlock":
                _conceal("".join(rendering.parts[block_part:]), block_start, concealed)
            elif tag == "Heading":
                add(f"</{values.lower()}>\n", end, end)
            elif tag == "List":
                add("</ol>\n" if values else "</ul>\n", end, end)
            else:
                add(_END_TAGS.get(tag, ""), end, end)
        elif kind == "Code":
            add(f"<code>{_escape(data)}</code>", start, end)
        elif kind == "SoftBreak":
            add("\n", start, end)
        elif kind == "HardBreak":
            add("<br>\n", start, end)
        elif kind == "Rule":
            add("<hr>\n", start, end)
        elif kind == "Text":
            add(_escape(data), start, end)
    end = len(source)
    add(_PAGE_END, end, end)
    rendering.finish()
    return rendering, concealed


def _escape(text: str) -> str:
    """Return a text as a renderer writes it, in content and in attributes."""
    return text.translate(_ESCAPES)


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


def _within(spans: list[tuple[int, int]], offset: int) -> bool:
    index = bisect_right(spans, (offset, len(spans)))
    return index > 0 and offset < spans[index - 1][1]


def _events(text: str, start: int) -> Iterator[tuple[Any, int, int]]:
    source = text[start:]
    at = code_points(source, start)
    for event, place in COMMONMARK.events_with_range(source):
        yield event, at(place["start"]), at(place["end"])


def _start_tag(tag: str, values: Any) -> str:
    if tag == "Link":
        return f'<a href="{_escape(values["dest_url"])}" title="{_escape(values["title"])}">'
    if tag == "Heading":
        return f"<{values['level'].lower()}>"
    if tag == "List":
        return "<ul>" if values is None else "<ol>"
    if tag == "CodeBlock":
        info = values["Fenced"] if isinstance(values, dict) else ""
        return f'<pre><code class="{_escape(info)}">'
    return _START_TAGS.get(tag, "")


def _conceal(text: str, start: int, concealed: list[tuple[int, int]]) -> None:
    lead = len(text) - len(text.lstrip(" \t\n"))
    for opening, closing in _NOT_A_TAG:
        if text.startswith(opening, lead):
            end = text.find(closing, lead + len(opening))
            concealed.append((start, start + (end if end >= 0 else len(text))))
            return


class _Tree:
    """The nodes of a browser's tree that stand for tags in the body, made in document order."""

    def __init__(self, rendering: _Rendering, concealed: list[tuple[int, int]]) -> None:
        self.rendering = rendering
        self.concealed = concealed
        self.made: dict[int, Element] = {}
        self._concealed_starts = [start for start, _ in concealed]
        self._contexts: dict[int, str] = {}
        self._lines = [0, *(end.end() for end in re.finditer("\n", rendering.text))]

    def read(self) -> tuple[list[Element], bool]:
        """Return the elements in the order of the text, and whether the page was tangled."""
        text = _untangle(self.rendering.text)
        tangled = text is not self.rendering.text
        tree = turbohtml.parse(
            text, scripting=True, source_locations=True, allow_declarative_shadow_roots=False
        )
        templates = "<template" in text.lower()
        for node in tree.iter_elements():
            offset = self._offset(node)
            if offset < 0:
                continue
            if offset < len(_PAGE_START):
                if node.tag in ("html", "body") and len(node.attrs):
                    self._read_page(node)
                continue
            if templates and offset not in self._contexts:
                self._contexts[offset] = self._context(node)
            if offset not in self.made and self.rendering.authored(offset):
                self._read_node(node, offset, renamed=tangled)
        return [self.made[offset] for offset in sorted(self.made)], tangled

    def _read_node(self, node: turbohtml.Element, offset: int, *, renamed: bool) -> None:
        text = self.rendering.text
        opening = _TAG_NAME.match(text, offset)
        if opening is None:
            return
        attributes, duplicates, end = read_attributes(text, opening.end())
        element = Element(
            opening[1].lower() if renamed else node.tag.lower(),
            self._span(offset, end),
            attributes,
            duplicates,
            _NAMESPACES[node.namespace],
            inert=self._contexts.get(offset) == "inert",
        )
        self._place(element, node, offset, end)
        if element.name in _RAW_TEXT and element.namespace == "html":
            location = node.source_location
            element.unclosed = location is not None and location.end_tag is None
        if element.name in _READ_TEXT:
            element.text = node.text
        index = bisect_right(self._concealed_starts, offset) - 1
        element.concealed = index >= 0 and offset < self.concealed[index][1]
        self.made[offset] = element

    def _read_page(self, node: turbohtml.Element) -> None:
        # The attributes of any html or body tag go to the page's own html or body element, if it
        # does not have them yet.
        text = self.rendering.text
        missing = set(node.attrs)
        for opening in _PAGE_TAG.finditer(text, len(_PAGE_START)):
            offset = opening.start()
            if opening[2].lower() != node.tag or not self.rendering.authored(offset):
                continue
            attributes, duplicates, end = read_attributes(text, opening.end())
            merged = {name: each for name, each in attributes.items() if name in missing}
            if merged:
                missing -= merged.keys()
                element = Element(node.tag, self._span(offset, end), merged, duplicates)
                self._place(element, node, offset, end)
                self.made[offset] = element

    def _span(self, offset: int, end: int) -> Span:
        start = self.rendering.start(offset)
        return Span(start, max(start, self.rendering.end(end)))

    def _place(self, element: Element, node: turbohtml.Element, offset: int, end: int) -> None:
        """Give an element's attributes their places in the file and their decoded values."""
        rendering = self.rendering
        start, stop = element.span
        element.verbatim = rendering.written[start:stop] == rendering.text[offset:end]
        for attribute in element.attributes.values():
            if "&" in attribute.value:
                # In attributes fewer references without a semicolon count than in text. The
                # parser gives lists for attributes that hold tokens.
                decoded = node.attrs.get(attribute.name)
                attribute.value = decoded if isinstance(decoded, str) else unescape(attribute.value)
        for attribute in (*element.attributes.values(), *element.duplicates):
            if element.verbatim:
                attribute.shift(start - offset)
            else:
                rendering.place(attribute)

    def _offset(self, node: Node) -> int:
        place = node.position
        return self._lines[place[0] - 1] + place[1] if place is not None else -1

    def _context(self, node: turbohtml.Element) -> str:
        """Return what an element's ancestors say of it: "inert", "select" or nothing.

        A template in a select is left out of the tree by some browsers and its content is not;
        the content of a declarative shadow root is part of the page.
        """
        parent = _parent(node)
        while parent is not None and self._offset(parent) < 0:
            parent = _parent(parent)
        if parent is None:
            return ""
        context = self._contexts.get(self._offset(parent), "")
        if context:
            return context
        if parent.tag == "select":
            return "select"
        if parent.tag == "template" and parent.namespace is turbohtml.Namespace.HTML:
            return "" if "shadowrootmode" in parent.attrs else "inert"
        return ""


def _parent(node: turbohtml.Element) -> turbohtml.Element | None:
    parent = node.parent
    if isinstance(parent, turbohtml.DocumentFragment):
        # What a template holds; the fragment's parent is the template.
        parent = parent.parent
    return parent if isinstance(parent, turbohtml.Element) else None


def _untangle(text: str) -> str:
    """Return the text, with tags renamed that would cost a browser time beyond measure.

    Formatting elements left open are made anew in every block that follows (all but more than
    three alike), and every attribute of a second body tag is compared with those of the first.
    """
    opened: dict[str, int] = {}
    most = current = 0
    for tag in _FORMATTING.finditer(text):
        if tag[1]:
            current = max(0, current - 1)
            continue
        alike = text[tag.start() : tag.start() + _ALIKE]
        count = opened.get(alike, 0)
        opened[alike] = count + 1
        if count < 3:
            current += 1
            most = max(most, current)
    if most * text.count("<") > _MOST_REPEATS:
        text = _FORMATTING.sub(_renamed, text)
    if sum(1 for _ in _PAGE_TAG.finditer(text)) > _MOST_PAGE_TAGS:
        text = text[: len(_PAGE_START)] + _PAGE_TAG.sub(_renamed, text[len(_PAGE_START) :])
    return text


def _renamed(tag: re.Match[str]) -> str:
    return f"<{tag[1]}{'x' * len(tag[2])}"
