"""The rendered page as a browser's tree, mapped back to the Markdown it was rendered from.

The body is rendered once more from the events of the CommonMark parser, and every stretch of the
rendered text remembers where it comes from. The HTML parser reads the whole of it, so a comment,
quotation mark or raw-text element that is left open swallows what follows just as it does in a
browser, links and headings that Markdown made included.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from html import escape, unescape
from typing import TYPE_CHECKING, Any

import pyromark
import turbohtml

from profilelint.model.finding import Span
from profilelint.model.markup import Attribute, Element
from profilelint.source.markup_tag import read_attributes
from profilelint.source.offsets import code_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from turbohtml import Node

    from profilelint.model.body import Body
    from profilelint.model.markup import Namespace

_MARKDOWN = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
)

_PAGE_START = "<!DOCTYPE html><html><head><title></title></head><body>"
# A tag that the body leaves open is completed by the layout that follows the body.
_PAGE_END = "\n</div>\n"

_NAMESPACES: dict[turbohtml.Namespace, Namespace] = {
    turbohtml.Namespace.HTML: "html",
    turbohtml.Namespace.SVG: "svg",
    turbohtml.Namespace.MATHML: "math",
}
_TAG_NAME = re.compile(r"<([^\t\n\f /><]*)")
_PAGE_TAG = re.compile(r"<(html|body)(?=[\t\n\f />])", re.IGNORECASE)
_FORMATTING = re.compile(
    r"<(/?)(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\t\n\f />])",
    re.IGNORECASE,
)
# Formatting elements left open are made anew in every block that follows, so a page of 1 MB can
# ask for thousands of millions of elements. Browsers run out of memory; past this many the
# formatting elements are read as elements without that habit.
_MOST_REPEATS = 200_000

_RAW_TEXT = frozenset(
    {"iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp"}
)
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


class _Rendering:
    """A rendered text whose every stretch knows its origin.

    A stretch is ``verbatim`` if it stands in the file as it is rendered, and ``authored`` if it
    is raw HTML and not made by Markdown.
    """

    def __init__(self, source: str) -> None:
        self.source = source
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

    def attribute(self, attribute: Attribute, value: str) -> Attribute:
        """Return an attribute of the rendered text with its places in the source."""
        start, name_end = attribute.name_span
        value_start, value_end = attribute.value_span
        first = self.start(start)
        bounds = (
            first,
            max(first, self.end(name_end)),
            max(first, self.start(value_start) if value_start < value_end else self.end(name_end)),
            max(first, self.end(value_end)),
            max(first, self.end(attribute.span.end)),
        )
        return Attribute(attribute.name, value, bounds)


def read_elements(body: Body) -> list[Element]:
    """Return the elements of a body that its author wrote as HTML, in the order of the text."""
    rendering, concealed = _render(body)
    return _Tree(rendering, concealed).read()


def _render(body: Body) -> tuple[_Rendering, list[tuple[int, int]]]:
    """Return the rendered body and the stretches of it that Markdown takes for comments."""
    source = body.text
    rendering = _Rendering(source)
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
                    address, title = escape(image_data["dest_url"]), escape(image_data["title"])
                    words = escape("".join(alternative))
                    add(f'<img src="{address}" alt="{words}" title="{title}">', image_start, end)
            elif kind in ("Text", "Code", "InlineHtml"):
                alternative.append(data)
            elif kind in ("SoftBreak", "HardBreak"):
                alternative.append(" ")
        elif kind == "Html":
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
            add(f"<code>{escape(data)}</code>", start, end)
        elif kind == "SoftBreak":
            add("\n", start, end)
        elif kind == "HardBreak":
            add("<br>\n", start, end)
        elif kind == "Rule":
            add("<hr>\n", start, end)
        elif kind == "Text":
            add(escape(data), start, end)
    end = len(source)
    add(_PAGE_END, end, end)
    rendering.finish()
    return rendering, concealed


def _events(text: str, start: int) -> Iterator[tuple[Any, int, int]]:
    source = text[start:]
    at = code_points(source, start)
    for event, place in _MARKDOWN.events_with_range(source):
        yield event, at(place["start"]), at(place["end"])


def _start_tag(tag: str, values: Any) -> str:
    if tag == "Link":
        return f'<a href="{escape(values["dest_url"])}" title="{escape(values["title"])}">'
    if tag == "Heading":
        return f"<{values['level'].lower()}>"
    if tag == "List":
        return "<ul>" if values is None else "<ol>"
    if tag == "CodeBlock":
        info = values["Fenced"] if isinstance(values, dict) else ""
        return f'<pre><code class="{escape(info)}">'
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

    def read(self) -> list[Element]:
        """Return the elements in the order of the text."""
        text = _untangle(self.rendering.text)
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
                self._read_node(node, offset, renamed=text is not self.rendering.text)
        return [self.made[offset] for offset in sorted(self.made)]

    def _read_node(self, node: turbohtml.Element, offset: int, *, renamed: bool) -> None:
        rendering = self.rendering
        opening = _TAG_NAME.match(rendering.text, offset)
        if opening is None:
            return
        namespace = _NAMESPACES[node.namespace]
        name = opening[1].lower() if renamed else node.tag.lower()
        attributes, duplicates, end = read_attributes(rendering.text, opening.end())
        raw_text = namespace == "html" and name in _RAW_TEXT
        location = node.source_location if raw_text else None
        index = bisect_right(self._concealed_starts, offset) - 1
        parent = _parent(node)
        self._add(
            offset,
            end,
            name,
            {name: self._attribute(each, node) for name, each in attributes.items()},
            [rendering.attribute(each, unescape(each.value)) for each in duplicates],
            namespace,
            self.made.get(self._offset(parent)) if parent is not None else None,
            node.text if name in ("noscript", "script", "style") else "",
            inert=self._contexts.get(offset) == "inert",
            concealed=index >= 0 and offset < self.concealed[index][1],
            unclosed=location is not None and location.end_tag is None,
        )

    def _read_page(self, node: turbohtml.Element) -> None:
        # The attributes of any html or body tag go to the page's own html or body element, if it
        # does not have them yet.
        rendering = self.rendering
        missing = set(node.attrs)
        for opening in _PAGE_TAG.finditer(rendering.text, len(_PAGE_START)):
            if opening[1].lower() != node.tag or not rendering.authored(opening.start()):
                continue
            attributes, duplicates, end = read_attributes(rendering.text, opening.end())
            merged = {
                name: self._attribute(each, node)
                for name, each in attributes.items()
                if name in missing
            }
            if merged:
                missing -= merged.keys()
                repeated = [rendering.attribute(each, unescape(each.value)) for each in duplicates]
                self._add(opening.start(), end, node.tag, merged, repeated)

    def _add(
        self,
        offset: int,
        end: int,
        name: str,
        attributes: dict[str, Attribute],
        duplicates: list[Attribute],
        namespace: Namespace = "html",
        parent: Element | None = None,
        text: str = "",
        *,
        inert: bool = False,
        concealed: bool = False,
        unclosed: bool = False,
    ) -> None:
        rendering = self.rendering
        start = rendering.start(offset)
        span = Span(start, max(start, rendering.end(end)))
        self.made[offset] = Element(
            name,
            span,
            attributes,
            duplicates,
            namespace,
            parent,
            text,
            verbatim=rendering.source[span.start : span.end] == rendering.text[offset:end],
            inert=inert,
            concealed=concealed,
            unclosed=unclosed,
        )

    def _attribute(self, attribute: Attribute, node: turbohtml.Element) -> Attribute:
        value = attribute.value
        if "&" in value:
            # In attributes fewer references without a semicolon count than in text. The parser
            # gives lists for attributes that hold tokens.
            decoded = node.attrs.get(attribute.name)
            value = decoded if isinstance(decoded, str) else unescape(value)
        return self.rendering.attribute(attribute, value)

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
    opened = most = 0
    for tag in _FORMATTING.finditer(text):
        opened = max(0, opened - 1) if tag[1] else opened + 1
        most = max(most, opened)
    if most * text.count("<") <= _MOST_REPEATS:
        return text
    return _FORMATTING.sub(lambda tag: f"<{tag[1]}{'x' * len(tag[2])}", text)
