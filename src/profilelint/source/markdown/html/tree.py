"""The rendered page as a browser's tree, mapped back to the Markdown it was rendered from.

The HTML parser reads the whole page: a comment, quotation mark or raw-text element that is left
open swallows what follows just as it does in a browser.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape
from typing import TYPE_CHECKING

import turbohtml

from profilelint.model.finding import Span
from profilelint.model.markup import Element, Markup
from profilelint.model.pattern import pattern
from profilelint.source.markdown.html.attributes import read_attributes
from profilelint.source.markdown.html.render import PAGE_END, PAGE_START, render_html
from profilelint.source.markdown.html.tangled import PAGE_TAG, empty_raw_text, untangle
from profilelint.source.markdown.parser import replace_spans

if TYPE_CHECKING:
    from turbohtml import Node

    from profilelint.model.body import Body
    from profilelint.model.markup import Namespace
    from profilelint.source.markdown.html.rendering import Rendering

_NAMESPACES: dict[turbohtml.Namespace, Namespace] = {
    turbohtml.Namespace.HTML: "html",
    turbohtml.Namespace.SVG: "svg",
    turbohtml.Namespace.MATHML: "math",
}
_TAG_NAME = pattern(r"<([^\t\n\f /><]*)")

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
# Elements whose content browsers show not at all, or only where it is asked for.
_HIDING = frozenset(
    (
        *("audio", "canvas", "details", "dialog", "meter", "object", "progress", "select"),
        *("template", "video"),
    )
)
# No end tag of an element around these ends them (HTML, "has an element in scope").
_SCOPES = frozenset(("object", "template"))
# The opening mark, and a line end that the parser may have left out.
_COMMENT_MARKS = len("<!--") + 1
_MOST_JUDGED = 20
_BLANK_LINE = pattern(r"\n[ \t]*\n\s*\S")


def read_elements(body: Body, end: int | None = None) -> Markup:
    """Return the elements of a body that its author wrote as HTML, in the order of the text.

    Text from ``end`` on is not read.
    """
    return _Tree(render_html(body, end), empty_tags=body.empty_tags).read()


class _Tree:
    """The nodes of a browser's tree that stand for tags in the body, made in document order."""

    def __init__(self, rendering: Rendering, *, empty_tags: bool) -> None:
        self.rendering = rendering
        self.empty_tags = empty_tags
        self.empty = empty_raw_text(rendering.text) if empty_tags else {}
        self.made: dict[int, Element] = {}
        self._judged = 0
        self._concealed_starts = [start for start, _ in rendering.concealed]
        self._contexts: dict[int, str] = {}
        self._lines = [0, *(end.end() for end in re.finditer("\n", rendering.text))]

    def read(self) -> Markup:
        """Return the elements in the order of the text."""
        text = untangle(self.rendering.text)
        tangled = text is not self.rendering.text
        if self.empty:
            # Under another name, what follows them is not taken for their text.
            names = [(offset + 1, offset + 1 + length) for offset, length in self.empty.items()]
            text = replace_spans(text, names, lambda name: "x" * len(name))
        tree = turbohtml.parse(
            text, scripting=True, source_locations=True, allow_declarative_shadow_roots=False
        )
        templates = "<template" in text.lower()
        for node in tree.iter_elements():
            offset = self._offset(node)
            if offset < 0:
                continue
            if offset < len(PAGE_START):
                if node.tag in ("html", "body") and len(node.attrs):
                    self._read_page(node)
                continue
            if templates and offset not in self._contexts:
                self._contexts[offset] = self._context(node)
            if offset not in self.made and self.rendering.authored(offset):
                self._read_node(node, offset, renamed=tangled or offset in self.empty)
        elements = [self.made[offset] for offset in sorted(self.made)]
        return Markup(elements, tangled=tangled, open_comment=self._open_comment(tree))

    def _open_comment(self, tree: turbohtml.Document) -> Span | None:
        """Return the start of the comment that takes the rest of the page; None if there is none.

        It holds what follows the body as well.
        """
        text = self.rendering.text
        if "<!--" not in text:
            return None
        for node in tree.descendants:
            if isinstance(node, turbohtml.Comment) and node.data.endswith(PAGE_END):
                offset = text.find("<!--", max(0, len(text) - len(node.data) - _COMMENT_MARKS))
                return self._span(offset, offset + len("<!--")) if offset >= 0 else None
        return None

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
            element.unclosed = (
                location is not None and location.end_tag is None and offset not in self.empty
            )
        elif element.name in _HIDING and element.namespace == "html":
            element.unclosed = self._hides_what_follows(element, node, end)
        if element.name in _READ_TEXT:
            element.text = node.text
        index = bisect_right(self._concealed_starts, offset) - 1
        element.concealed = index >= 0 and offset < self.rendering.concealed[index][1]
        self.made[offset] = element

    def _hides_what_follows(self, element: Element, node: turbohtml.Element, start: int) -> bool:
        """Return whether an element without an end tag holds what is not its own.

        ``start`` is the end of its start tag in the rendered text. What ends first of the elements
        around it ends it too: a paragraph that Markdown makes, for instance. In a block of HTML
        what stands there without an empty line is its own.
        """
        location = node.source_location
        if location is None or location.end_tag is not None or "open" in element.attributes:
            return False
        # Each takes a look at all that follows.
        self._judged += 1
        if self._judged > _MOST_JUDGED:
            return False
        rendering = self.rendering
        if self.empty_tags and rendering.text.startswith("/>", start - 2):
            return False
        end = len(rendering.text) - len(PAGE_END)
        around = None if element.name in _SCOPES else _parent(node)
        while around is not None:
            place = around.source_location
            if place is not None and place.end_tag is not None:
                end = min(end, place.end_tag.start_offset)
                if f"</{element.name}" in rendering.text[end:].lower():
                    return False  # It has an end tag, which stands too late.
                break
            around = _parent(around)
        return rendering.is_made(start, end) or (
            _BLANK_LINE.search(rendering.text, start, end) is not None
        )

    def _read_page(self, node: turbohtml.Element) -> None:
        # The attributes of any html or body tag go to the page's own html or body element, if it
        # does not have them yet.
        text = self.rendering.text
        missing = set(node.attrs)
        for opening in PAGE_TAG.finditer(text, len(PAGE_START)):
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
        written = rendering.written[start:stop]
        if "\r" in written:
            written = written.replace("\r\n", "\n").replace("\r", "\n")
        element.verbatim = written == rendering.text[offset:end]
        for attribute in element.attributes.values():
            if "&" in attribute.value:
                # In attributes fewer references without a semicolon count than in text. The
                # parser gives lists for attributes that hold tokens.
                decoded = node.attrs.get(attribute.name)
                attribute.value = decoded if isinstance(decoded, str) else unescape(attribute.value)
        for attribute in (*element.attributes.values(), *element.duplicates):
            if element.verbatim and end - offset == stop - start:
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
