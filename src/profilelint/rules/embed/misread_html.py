"""HTML that browsers read in another way than Markdown and people do, or read only in part."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.rules.api import finder
from profilelint.rules.page.components import is_component
from profilelint.rules.page.parts import span_around

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.markup import Element
    from profilelint.rules.api import Context

_FENCE = pattern(r"^ {0,3}(```+|~~~+)", re.MULTILINE)
# A chunk, in whose place knitr puts what its code makes before anything reads the HTML.
_CHUNK = pattern(r"(?:`{3,}+|~{3,}+)[ \t]*+\{[A-Za-z]")
_MARKDOWN = pattern(r"<[a-z][^<>]*\smarkdown=([\"']?)(?:1|block)\1(?:\s[^<>]*)?>\s*", re.IGNORECASE)
_TAG = pattern(r"<[a-z]", re.IGNORECASE)
_ACTIVE_TAG = pattern(r"<(?:script|iframe|object|embed|form|meta|base)\b", re.IGNORECASE)
_FARTHEST: Final = 2000
_REST_OF_TAG = pattern(r"[A-Za-z][\w-]*+(?:[\s/][^<>{}]{0,500}+)?>|>")
# Where the tag writes nothing, this is the end of an element that there is not.
_REST_OF_ADDRESS = pattern(r"(?:[/#?][^\s<>{}\"'`=]*+)?>")
_ACTIVE: Final = frozenset(("script", "iframe", "object", "embed", "form", "meta", "base"))

# What a template or another file writes may hold the end tag.
_SHORTCODES = ("{{<", "{{%")
_WRITES = ("{%", *_SHORTCODES)
_COMMENT: Final = "<!--"
_MAY_HOLD_COMMENT: Final = Prefilter(_COMMENT)
_AS_TEXT: Final = frozenset(("iframe", "noembed", "noframes", "script", "style", "textarea"))
_FOLDED: Final = frozenset(("details",))
# Flavors that read Markdown in elements with an attribute for it.
_READING_WITHIN: Final = frozenset(("kramdown", "kramdown-html", "python-markdown"))
_LONGEST_TAG: Final = 300
# Flavors that show the marks of a comment without an end.
_SHOWING: Final = frozenset(("kramdown", "kramdown-html"))

MisreadKind: TypeAlias = Literal[
    "comment",
    "unclosed",
    "folded",
    "fence",
    "hidden",
    "open-comment",
    "shown-comment",
    "template",
    "link",
    "autolink",
]


class MisreadHtml(NamedTuple):
    """A place where HTML says one thing to its reader and another to the browser.

    ``kind`` says how: an element that looks like part of a comment (``comment``), one without an
    end tag that hides what follows (``unclosed``) or folds it away (``folded``), marks of code
    within a block of HTML (``fence``), what is not shown but may be used (``hidden``), or a comment
    without an end that hides the rest of the page (``open-comment``) or is shown
    (``shown-comment``), a tag that a template may begin (``template``), or brackets or an address
    within a tag that become a link (``link``, ``autolink``). ``element`` is the name
    of the element that is not closed, not a comment, or hides; empty for the others.
    """

    kind: MisreadKind
    span: Span
    element: str = ""


@finder("misread_html", of="markup")
def find_misread_html(context: Context) -> list[MisreadHtml]:
    """Return fences within HTML, links in tags, then elements that are not what they seem.

    In MDX, Markdown goes on within an element, and "/>" ends any element.
    """
    document = context.document
    if document.flavor == "mdx":
        return []
    from profilelint.rules.page.elements import find_elements

    fences = (_fences(body, document.flavor) for body in document.body.exposed)
    misread = list(dict.fromkeys(chain.from_iterable(fences)))
    if document.flavor == "python-markdown":
        from profilelint.rules.embed.links_in_tags import find_links_in_tags

        misread += [MisreadHtml(*link) for link in find_links_in_tags(document.body.exposed)]
    closed = True
    for element in find_elements(context):
        if element.unclosed and _may_be_ended(element, context):
            continue
        place = _misread(element, said=not closed)
        if place is not None:
            misread.append(place)
        closed = closed and not element.unclosed
    comment = document.markup.open_comment if document.markup is not None else None
    if comment is not None:
        shown = document.flavor in _SHOWING
        misread.append(MisreadHtml("shown-comment" if shown else "open-comment", comment))
    return misread


@finder("misread_html", of="body")
def find_shown_comments(context: Context) -> list[MisreadHtml]:
    """Return the comments without an end that are text, and what a template may make of text."""
    body = context.document.body
    if context.document.flavor == "mdx":
        return []
    found = _shown_comments(body) + [
        MisreadHtml("template", tag)
        for tag in _template_tags(body)
        if not _is_autolink(tag, context)
    ]
    return sorted(found, key=lambda misread: misread.span) if found else found


def _shown_comments(body: Body) -> list[MisreadHtml]:
    """Return the marks that begin a comment in a paragraph in which nothing ends it."""
    if "<" not in body.text or not _MAY_HOLD_COMMENT.may_match(body.text):
        return []
    start = body.text.find(_COMMENT, body.start)
    if start < 0:
        return []
    found = []
    while (start := body.prose.find(_COMMENT, start)) >= 0:
        end = start + len(_COMMENT)
        if body.text[start - 1 : start] != "\\":
            found.append(MisreadHtml("shown-comment", Span(start, end)))
        start = end
    return found


def _template_tags(body: Body) -> list[Span]:
    """Return the template tags that may write the beginning of a tag: ``{{ a }}script>``."""
    text, tags = body.text, body.tags
    if not tags or not (">" in text or "<{" in text):
        return []
    found = []
    for tag in tags:
        if not text.startswith("{{", tag.start):
            continue
        if text.startswith(_SHORTCODES, tag.start) and text.find("<", tag.start + 3, tag.end) < 0:
            continue  # The site writes these, and whole elements.
        if span_around(body.code, tag.start) is not None:
            continue
        line = max(text.rfind("\n", body.start, tag.start), tag.start - _FARTHEST, body.start)
        opened = text.rfind("<", line, tag.start)
        inside = opened > text.rfind(">", line, tag.start) and span_around(tags, opened) is None
        if text[tag.start - 1 : tag.start] == "<" or (
            not inside and _REST_OF_TAG.match(text, tag.end) is not None
        ):
            found.append(tag)
    return found


def _is_autolink(tag: Span, context: Context) -> bool:
    """Return whether what stands in angle brackets is an address of the site's: ``<{{ a }}/b>``."""
    text, site = context.document.text, context.site
    return (
        site is not None
        and _REST_OF_ADDRESS.match(text, tag.end) is not None
        and text.startswith("<", tag.start - 1)
        and site.writes_address(text[tag.start : tag.end], text)
    )


@finder("tangled_html", of="markup")
def find_tangled_html(context: Context) -> list[Element]:
    """Return the first element of a page with so much or such HTML that only a part is read."""
    from profilelint.rules.page.elements import find_elements

    first = next(iter(find_elements(context)), None)
    if first is None or first.markup is None or not first.markup.tangled:
        return []
    return [first]


def _fences(body: Body, flavor: str) -> list[MisreadHtml]:
    """Return the first fence of each block of HTML that is none to its flavor."""
    fences = []
    text = body.text
    for html in body.html:
        start, end = html.span
        if not html.block or ("```" not in text[start:end] and "~~~" not in text[start:end]):
            continue
        fence = _FENCE.search(text, start, end)
        while fence is not None and _begins_code(text, start, fence, flavor):
            closing = _FENCE.search(text, fence.end(), end)
            fence = _FENCE.search(text, closing.end(), end) if closing is not None else None
        if fence is not None and (
            span_around(body.unread, fence.start()) is not None
            or _is_in_comment(text, start, fence.start())
        ):
            continue
        if fence is not None and _TAG.search(text, fence.end(), end) is not None:
            fences.append(MisreadHtml("fence", Span(*fence.span(1))))
    return fences


def _begins_code(text: str, start: int, fence: re.Match[str], flavor: str) -> bool:
    """Return whether a fence in a block of HTML, which begins at an offset, is one to its flavor.

    Some flavors read Markdown in elements with ``markdown="1"``.
    """
    if flavor == "pandoc":
        return _CHUNK.match(text, fence.start(1)) is not None
    return flavor in _READING_WITHIN and _is_in_markdown(text, start, fence.start())


def _is_in_comment(text: str, start: int, end: int) -> bool:
    """Return whether a block of HTML begins with a comment that an offset stands in."""
    if not text.startswith(_COMMENT, start) or text.startswith(("<!-->", "<!--->"), start):
        return False
    return all(text.find(mark, start + len(_COMMENT), end) < 0 for mark in ("-->", "--!>"))


def _is_in_markdown(text: str, start: int, end: int) -> bool:
    """Return whether the last tag before an offset opens an element that holds Markdown."""
    tag = text.rfind("<", max(start, end - _LONGEST_TAG), end)
    return tag >= 0 and _MARKDOWN.fullmatch(text, tag, end) is not None


def _may_be_ended(element: Element, context: Context) -> bool:
    """Return whether an element needs no end tag, or what is written in its place may hold it.

    Vue, which makes programs of pages, takes ``<video … />`` for a whole element.
    """
    document = context.document
    tags, text = document.body.tags, document.text
    if context.site is not None and context.site.compiles_scripts:
        start, end = element.span
        if text[start:end].endswith("/>") or is_component(element, document):
            return True
    if element.name in _AS_TEXT:
        return False
    if document.flavor == "pandoc" and _is_ended_behind_chunk(element, document.body):
        return True
    return any(
        tag.start > element.span.start and text.startswith(_WRITES, tag.start) for tag in tags
    )


def _is_ended_behind_chunk(element: Element, body: Body) -> bool:
    """Return whether a chunk stands in the block of an element, and its end tag behind that.

    Without the chunk, CommonMark would see the tag.
    """
    before = span_around(_before_chunks(body), element.span.start)
    return before is not None and before.end < _last_end_tag(body, element.name)


@lru_cache(maxsize=1)
def _before_chunks(body: Body) -> list[Span]:
    """Return where blocks of HTML begin that hold chunks, each up to its last chunk."""
    found = []
    for html in body.html:
        chunks = [
            fence.start()
            for fence in _FENCE.finditer(body.text, *html.span)
            if _CHUNK.match(body.text, fence.start(1)) is not None
        ]
        if chunks:
            found.append(Span(html.span.start, chunks[-1]))
    return found


@lru_cache(maxsize=8)
def _last_end_tag(body: Body, name: str) -> int:
    return body.text.rfind(f"</{name}>", body.start)


def _misread(element: Element, *, said: bool) -> MisreadHtml | None:
    """Return what is wrong with an element; ``said`` tells that one before it has no end."""
    if element.concealed:
        return MisreadHtml("comment", element.span, element.name)
    if element.unclosed:
        kind: MisreadKind = "folded" if element.name in _FOLDED else "unclosed"
        return MisreadHtml(kind, element.span, element.name)
    if element.inert and said:
        return None
    if element.inert:
        if element.name in _ACTIVE or any(name[:2] == "on" for name in element.attributes):
            return MisreadHtml("hidden", element.span, "template")
    elif element.name == "noscript" and _ACTIVE_TAG.search(element.text) is not None:
        return MisreadHtml("hidden", element.span, "noscript")
    return None
