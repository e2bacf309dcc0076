"""Addresses with a scheme other than those of the web, in Markdown and in front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.rules.page.address import SCRIPT_SCHEMES, may_be_script, scheme_of
from profilelint.rules.page.destinations import possible_addresses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.model.body import Body
    from profilelint.model.finding import Route
    from profilelint.model.inline import Link
    from profilelint.rules.api import Context

# kramdown reads Markdown inside the elements that carry this attribute, or in all with the option.
_NESTED = "markdown"
_OPTION = "parse_block_html"
# The flavors that do so always.
_READING = frozenset(("kramdown-html", "pandoc"))
_TAG = pattern(r"</?[A-Za-z][A-Za-z0-9-]*+(?:[\s/][^<>]*+)?+>")


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

    Those in HTML are among them where kramdown reads it as Markdown.
    """
    uses: list[SchemeUse] = []
    readings = context.document.body.exposed
    always = context.document.flavor in _READING
    for body in readings:
        of_body = _of_links((*body.links, *body.images), 0)
        if body.html and (always or _OPTION in body.text or _NESTED in body.text):
            of_body += _nested(body, always=always)
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


def _of_links(links: Iterable[Link], start: int) -> list[SchemeUse]:
    """Return those among links and images; ``start`` is where their text begins in the file."""
    uses = []
    for link in links:
        url = link.url
        if url[:4] == "http" or (":" not in url and url[:1] != "\\"):
            continue
        if (scheme := scheme_of(url)) or may_be_script(url) or url[:1] == "\\":
            first, last = link.url_span
            uses.append(SchemeUse(scheme, url, link.image, Span(start + first, start + last)))
    # Links that refer to one definition are one use.
    return list(dict.fromkeys(uses))


def _of_definitions(body: Body) -> list[SchemeUse]:
    """Return those of definitions, which links in a block of HTML may refer to."""
    return [
        SchemeUse(scheme, definition.url, False, definition.url_span)
        for definition in body.definitions
        if (scheme := scheme_of(definition.url)) in SCRIPT_SCHEMES
    ]


def _nested(body: Body, *, always: bool) -> list[SchemeUse]:
    """Return those in the blocks of HTML that kramdown reads as Markdown."""
    from profilelint.source.markdown.live import read_live

    everywhere = always or _OPTION in body.text
    uses = []
    for start, end in (html.span for html in body.html if html.block):
        if everywhere or body.text.find(_NESTED, start, end) >= 0:
            # Letters in place of the tags leave what follows them where it is, and no code.
            source = _TAG.sub(lambda tag: "x" * len(tag[0]), body.text[start:end])
            if "[" in source or "<" in source:
                inner = read_live(source, 0, [], [])
                uses += _of_links((*inner.links, *inner.images), start)
    return uses
