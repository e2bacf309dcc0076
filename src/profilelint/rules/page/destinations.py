"""Link destinations as they are written: in Markdown, in raw HTML and in front matter.

Most destinations are plain ``https`` addresses that no rule has anything to say about. They are
told apart once per file, so that the rules on addresses look at the odd ones only.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from profilelint.model.body import Link
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import Rule, finder
from profilelint.rules.page.fields import exact_span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.model.body import Body
    from profilelint.model.document import Document
    from profilelint.model.finding import Fix, Route, Span
    from profilelint.model.markup import Attribute, Element
    from profilelint.model.tree import Plain
    from profilelint.rules.api import Context

# A host of named labels and a path without anything that is read in two ways. Shorteners are
# among them: their rule looks at every host.
_ORDINARY = pattern(
    r"(?:https://(?:(?!xn--)[a-z0-9-]+\.)+[a-z]{2,}(?:/[A-Za-z0-9_~%=+./-]*)?"
    r"|/(?!/)[A-Za-z0-9_~%=+./-]*)(?<!\.)(?<!%20)"
)
_FIELD = pattern(
    r"(?:[A-Za-z]{2,10}[:;.,]?[/\\]{1,3}|//|www\.|https?:|mailto:|tel:)(?=\S)", re.IGNORECASE
)
# "example.int" and the endings of countries could be those of files.
_HOST = pattern(
    r"(?:www\.(?:[a-z0-9-]+\.)+[a-z]{2,24}|(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu))(?::\d{1,5})?",
    re.IGNORECASE,
)
_LONGEST_HOST = 260
SHORTENERS = (
    "adf.ly",
    "amzn.to",
    "bit.do",
    "bit.ly",
    "buff.ly",
    "cutt.ly",
    "dlvr.it",
    "fb.me",
    "goo.gl",
    "ht.ly",
    "is.gd",
    "j.mp",
    "lnkd.in",
    "ow.ly",
    "qr.ae",
    "rb.gy",
    "rebrand.ly",
    "shorturl.at",
    "snip.ly",
    "soo.gd",
    "t.co",
    "t.ly",
    "tiny.cc",
    "tinyurl.com",
    "tr.im",
    "trib.al",
    "v.gd",
    "wp.me",
)
"""The hosts of services that shorten addresses."""

_ATTRIBUTES = {"a": "href", "area": "href", "img": "src"}
_BEGINNINGS = frozenset(("www.", "http", "mail", "tel:"))
_WITHOUT_SLASH = ("www.", "http", "mailto:", "tel:")
_MEMBERS = 1000

Origin: TypeAlias = "Link | Attribute | Route"


class Destination(NamedTuple):
    """An address that something leads to, as browsers receive it, and where it is written.

    ``image`` tells that it is shown rather than followed. ``origin`` is the link, the attribute,
    or the route to the value of the front matter; ``verbatim`` is false where the place in the
    file may hold more than the address.
    """

    url: str
    image: bool
    origin: Origin
    verbatim: bool = True

    @property
    def route(self) -> Route:
        """Return the route of a value of the front matter; empty elsewhere."""
        return self.origin if isinstance(self.origin, tuple) else ()

    def span(self, document: Document) -> Span:
        """Return where the address is written."""
        if isinstance(self.origin, Link):
            return self.origin.url_span
        if isinstance(self.origin, tuple):
            return exact_span(document, self.origin) or document.locate(self.origin)
        return self.origin.value_span

    def editable(self, document: Document) -> Span | None:
        """Return where the address is written if a part of it may be changed in place."""
        if isinstance(self.origin, tuple):
            return exact_span(document, self.origin)
        return self.span(document) if self.verbatim else None


def begins_with_host(url: str) -> bool:
    """Return whether an address without scheme begins with what can only be a host's name.

    That is ``www.`` and a name, or a name that ends as hosts do and files do not.
    """
    first = url[:_LONGEST_HOST].partition("/")[0].partition("?")[0].partition("#")[0]
    return "." in first and _HOST.fullmatch(first) is not None


def holds_template(url: str) -> bool:
    """Return whether an address holds a template tag, so that it is not known."""
    return "{{" in url or "{%" in url


@finder("destination", of="body")
def find_link_destinations(context: Context) -> list[Destination]:
    """Return the destinations of the body's links and images that are not ordinary."""
    return odd_links(context.document.body)


@finder("destination", of="front matter")
def find_field_destinations(context: Context) -> list[Destination]:
    """Return the addresses of the front matter that are not ordinary."""
    return odd_fields(context.document)


@lru_cache(maxsize=1)
def odd_links(body: Body) -> list[Destination]:
    """Return the destinations of a body's links and images that are worth a look.

    Left out are ordinary ones, those with template tags, and e-mail addresses in angle brackets,
    which CommonMark has checked. A definition that several links refer to counts once.
    """
    ordinary = _ORDINARY.fullmatch
    odd = [link for link in body.links if ordinary(link.url) is None]
    odd += [image for image in body.images if ordinary(image.url) is None]
    found = []
    defined: set[tuple[str, Span]] = set()
    for link in odd:
        if link.kind == "email" or holds_template(link.url):
            continue
        if link.kind in {"reference", "collapsed", "shortcut"}:
            key = (link.url, link.url_span)
            if key in defined:
                continue
            defined.add(key)
        found.append(Destination(link.url, link.image, link))
    return found


@lru_cache(maxsize=1)
def field_destinations(document: Document) -> list[Destination]:
    """Return the values of the front matter that are addresses.

    A value is an address if it begins as one with a scheme or a host does; spaces around it do
    not count. Left out are those with template tags.
    """
    found: list[Destination] = []
    text, end = document.text, document.body_start
    # Most blocks hold no slash at all.
    if text.find("/", 0, end) < 0 and not any(
        text.find(mark, 0, end) >= 0 for mark in _WITHOUT_SLASH
    ):
        return found
    _collect(document.data.items(), (), found)
    return found


@lru_cache(maxsize=1)
def odd_fields(document: Document) -> list[Destination]:
    """Return the addresses of the front matter that are worth a look."""
    found = field_destinations(document)
    return [each for each in found if _ORDINARY.fullmatch(each.url) is None] if found else found


def _collect(
    members: Iterable[tuple[str | int, Plain]], route: Route, found: list[Destination]
) -> None:
    for step, value in members:
        if isinstance(value, str):
            if ("/" in value or value[:4] in _BEGINNINGS) and _is_address(value):
                found.append(Destination(value.strip(), False, (*route, step)))
        elif isinstance(value, list):
            if value:
                _collect(enumerate(value[:_MEMBERS]), (*route, step), found)
        elif isinstance(value, dict):
            _collect(value.items(), (*route, step), found)


def _is_address(value: str) -> bool:
    text = value.strip()
    return _FIELD.match(text) is not None and "\n" not in text and not holds_template(text)


def destination_of(element: Element) -> Destination | None:
    """Return what a link or picture in raw HTML leads to; None for other elements."""
    name = _ATTRIBUTES.get(element.name)
    if name is None or element.inert or element.namespace != "html":
        return None
    attribute = element.attributes.get(name)
    if attribute is None or holds_template(attribute.value):
        return None
    return Destination(attribute.value, name == "src", attribute, element.verbatim)


class DestinationRule(Rule):
    """The base of rules that look at odd destinations in Markdown and in front matter."""

    def report_destination(
        self,
        found: Destination,
        context: Context,
        message_id: str,
        span: Span | None = None,
        fixes: tuple[Fix, ...] = (),
        **params: str,
    ) -> None:
        """Record a violation at an address, or at the part of it that is given."""
        context.report(
            self,
            message_id,
            span or found.span(context.document),
            route=found.route,
            part="value" if found.route else "text",
            related=(),
            fixes=fixes,
            **params,
        )


class HtmlDestinationRule(DestinationRule):
    """The base of rules that look at links and pictures in raw HTML as well."""

    def check_destination(self, found: Destination, context: Context) -> None:
        """Look at one address."""
        raise NotImplementedError

    def check_element(self, element: Element, context: Context) -> None:
        """Look at the address of a link or picture in raw HTML."""
        found = destination_of(element)
        if found is not None:
            self.check_destination(found, context)
