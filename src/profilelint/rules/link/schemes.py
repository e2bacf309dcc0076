"""Addresses with a scheme other than those of the web, in Markdown and in front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.rules.page.address import SCRIPT_SCHEMES, bare, may_be_script, scheme_of
from profilelint.rules.page.destinations import possible_addresses
from profilelint.source.markdown.loose_addresses import loose_address
from profilelint.source.markdown.parser import replace_spans
from profilelint.source.markdown.raw_text_ends import RAW_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.model.body import Body
    from profilelint.model.finding import Route
    from profilelint.model.inline import Link
    from profilelint.rules.api import Context

# Who may read Markdown in what is a block of HTML for CommonMark: in its elements, or behind their
# end tags. Others may where the elements carry this attribute, or with the option.
_READING = frozenset(("kramdown", "kramdown-html", "pandoc", "python-markdown"))
_NESTED = "markdown"
_OPTION = "parse_block_html"
_ESCAPE = pattern(r"\\([!-/:-@\[-`{-~])")
# Goldmark, which resolves references last.
_LATE = "goldmark"
# Python-Markdown, which leaves them to browsers.
_KEEPING = frozenset(("", "python-markdown"))
_RUN = frozenset((*SCRIPT_SCHEMES, "data"))
_DEFINITION = pattern(r"(?m)^[ \t>]*+\[[^\[\]\r\n]++\]:[ \t]*+<?+([^\s<>]++)")
_TAG = pattern(r"</?[A-Za-z][A-Za-z0-9-]*+(?:[\s/][^<>]*+)?+>")
# What begins a comment, or an element that no Markdown is in, and what ends it.
_CLOSED = pattern(rf"<(?:({'|'.join(RAW_TEXT)})\b|!--)", re.IGNORECASE)
_ENDS = {
    "": pattern(r"-->"),
    **{name: pattern(rf"</{name}\s*+>", re.IGNORECASE) for name in RAW_TEXT},
}


class SchemeUse(NamedTuple):
    """An address that does not begin with ``http`` and has a scheme.

    ``scheme`` is in small letters and without its colon and what a template writes of it, so that
    it may be empty, as it is where the address begins with a backslash; ``image`` tells that the
    address is that of an image in Markdown. ``route`` leads to the value of the front matter that
    is the address; it is empty for an address of the body, which stands at ``span``.
    """

    scheme: str
    url: str
    image: bool
    span: Span | None
    route: Route = ()


@finder("scheme", of="body")
def find_schemes(context: Context) -> list[SchemeUse]:
    """Return the Markdown links and images whose address has a scheme that is not of the web.

    Those in HTML are among them where it may be read as Markdown.
    """
    uses: list[SchemeUse] = []
    readings = context.document.body.exposed
    flavor = context.document.flavor
    always = flavor in _READING
    for body in readings:
        of_body = _of_links((*body.links, *body.images), body.text, 0, flavor)
        if body.html and (always or _OPTION in body.text or _NESTED in body.text):
            of_body += _nested(body, flavor, always=always)
            of_body += _of_definitions(body)
        uses += of_body
    return list(dict.fromkeys(uses)) if len(readings) > 1 else uses


@finder("scheme", of="front matter")
def find_schemes_of_fields(context: Context) -> list[SchemeUse]:
    """Return the values of the front matter that begin with a scheme that is not of the web.

    White space does not follow it: "Water: a right" is no address.
    """
    document = context.document
    uses = []
    for route, value in possible_addresses(document):
        if ":" in value and value[:4] != "http" and (scheme := scheme_of(value)):
            following = value.partition(":")[2][:1]
            if following.strip():
                uses.append(SchemeUse(scheme, value, False, None, route))
    return uses


def _of_links(links: Iterable[Link], text: str, start: int, flavor: str) -> list[SchemeUse]:
    """Return those among links and images of a text that begins at ``start`` in the file."""
    uses = []
    for link in links:
        url = link.url
        if url[:4] == "http" or (":" not in url and "&" not in url and url[:1] != "\\"):
            continue
        first, last = link.url_span
        scheme = scheme_of(url) or _hidden_scheme(text[first:last], flavor)
        if scheme or may_be_script(url) or url[:1] == "\\":
            uses.append(SchemeUse(scheme, url, link.image, Span(start + first, start + last)))
    # Links that refer to one definition are one use.
    return list(dict.fromkeys(uses))


def _hidden_scheme(written: str, flavor: str) -> str:
    """Return the scheme of a script or document that only some renderers make of an address.

    cmark takes backslashes away that character references stand for, Goldmark resolves the
    references behind backslashes, and others keep white space, or references without an end, for
    browsers.
    """
    address = loose_address(written)
    read = [address, _ESCAPE.sub(r"\1", address)]
    if flavor == _LATE:
        read.append(loose_address(_ESCAPE.sub(r"\1", written)))
    elif flavor in _KEEPING and "&" in written:
        from html import unescape

        read.append(bare(unescape(written)))
    return next((scheme for each in read if (scheme := scheme_of(each)) in _RUN), "")


def _of_definitions(body: Body) -> list[SchemeUse]:
    """Return those of definitions, which links in a block of HTML may refer to."""
    return [
        SchemeUse(scheme, definition.url, False, definition.url_span)
        for definition in body.definitions
        if (scheme := scheme_of(definition.url)) in SCRIPT_SCHEMES
    ]


def _nested_definitions(source: str, start: int) -> list[SchemeUse]:
    """Return those of what may be definitions in a block of HTML that begins at ``start``."""
    return [
        SchemeUse(scheme, match[1], False, Span(start + match.start(1), start + match.end(1)))
        for match in _DEFINITION.finditer(source)
        if (scheme := scheme_of(loose_address(match[1]))) in SCRIPT_SCHEMES
    ]


def _nested(body: Body, flavor: str, *, always: bool) -> list[SchemeUse]:
    """Return those in the blocks of HTML that may be read as Markdown."""
    from profilelint.source.markdown.live import read_live

    everywhere = always or _OPTION in body.text
    uses = []
    for start, end in (html.span for html in body.html if html.block):
        if everywhere or body.text.find(_NESTED, start, end) >= 0:
            source = _without_tags(body.text[start:end])
            if (":" in source or "&" in source) and ("[" in source or "<" in source):
                inner = read_live(source, 0, [], [])
                uses += _of_links((*inner.links, *inner.images), source, start, flavor)
                uses += _nested_definitions(source, start)
    return uses


def _without_tags(source: str) -> str:
    """Return a block of HTML with letters in place of tags, comments, scripts and the like.

    They leave what follows them where it is, and no code.
    """
    spans: list[Span] = []
    open_ended: set[str] = set()
    at = 0
    while (opening := _CLOSED.search(source, at)) is not None:
        at = opening.end()
        name = (opening[1] or "").lower()
        end = None if name in open_ended else _ENDS[name].search(source, at)
        if end is None:
            open_ended.add(name)
        else:
            at = end.end()
            spans.append(Span(opening.start(), at))
    source = replace_spans(source, spans, _letters)
    return _TAG.sub(lambda tag: _letters(tag[0]), source)


def _letters(part: str) -> str:
    return "x" * len(part)
