"""Link destinations as they are written: in Markdown, in raw HTML and in front matter.

Most destinations are plain ``https`` addresses or paths of the site in which there is nothing to
read in two ways, nothing misspelt and nothing to be left out. These are the ordinary ones; finders
return the others. Of the others, most are relative paths, places on a page or addresses with
``http``; what is none of these is odd.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from profilelint.model.inline import Link
from profilelint.model.named_tuple import NamedTuple, new_tuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import Rule, finder
from profilelint.rules.page.fields import exact_span, field_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.model.body import Body
    from profilelint.model.document import Document
    from profilelint.model.finding import Fix, Route, Severity, Span
    from profilelint.model.markup import Attribute, Element
    from profilelint.rules.api import Context

# Those that begin or end with a slip of the fingers are not ordinary, nor those of one network
# or a mailbox.
_NAMED_HOST = (
    r"(?:(?!xn--|wwww\.|outlook\.)[a-z0-9-]++\.)++[a-z]{2,}+"
    r"(?<!\.con)(?<!\.ogr)(?<!\.local)(?<!\.internal)"
)
# A host of named labels and a path without anything that is read in two ways.
_ORDINARY = pattern(
    rf"(?:https://({_NAMED_HOST})(?:/[A-Za-z0-9_~%=+./-]*+)?+|/(?!/)[A-Za-z0-9_~%=+./-]*+)"
    r"(?<!\.)(?<!%20)"
)
_CHARACTERS = r"[A-Za-z0-9_~=+./-]*+"
# The fragments that share buttons leave behind are odd, and what may be a host without a scheme.
_NOT_ODD = pattern(
    rf"(?:https?://{_NAMED_HOST}(?:/{_CHARACTERS})?+|\.{{0,2}}/(?!/){_CHARACTERS}"
    rf"|[A-Za-z0-9_-]++(?:\.mdx?|\.html?)?+(?=[/#]|\Z)(?:/(?!/){_CHARACTERS})?+)?+"
    r"(?:#(?![ai]xzz|[0-9a-f]{10})[A-Za-z0-9_-]*+)?+(?<!\.)"
)
_PLAIN_HOST = pattern(_NAMED_HOST)
_FIELD = pattern(
    r"(?:[A-Za-z]{2,10}(?:[ \t](?=:/))?[:;.,]{0,2}[/\\]{1,3}|//|www\.|https?:|mailto:|tel:)(?=\S)",
    re.IGNORECASE,
)
# "example.int" and the endings of countries could be those of files. Those below end no files and
# name no languages: where a place on the host follows that is no file of the site, they are hosts.
_HOST = pattern(
    r"(?:www\.(?:[a-z0-9-]+\.)+[a-z]{2,24}|(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu))(?::\d{1,5})?",
    re.IGNORECASE,
)
_FURTHER_HOST = pattern(
    r"(?:(?!\d++\.)[a-z0-9-]++\.)++(?:io|co|cc|ly|gl|eu|info|biz|xyz|tv|fm|us|nz"
    r"|(?<=youtu\.)be|(?<=\.com\.)[a-z]{2}|(?:(?<=\.co\.)|(?<=\.ac\.)|(?<=gov\.))uk)",
    re.IGNORECASE,
)
_SITE_FILE = pattern(r"\.(?:md|mdx|markdown|html?|qmd)\Z", re.IGNORECASE)
_LONGEST_HOST = 260
_ATTRIBUTES = {"a": "href", "area": "href", "img": "src"}
_BEGINNINGS = frozenset(("www.", "http", "mail", "tel:"))
_WEB = frozenset(("http:", "https:"))
_MEMBERS = 1000

Origin: TypeAlias = "Link | Attribute | Route"


class Destination(NamedTuple):
    """An address that something leads to, as browsers receive it, and where it is written.

    ``image`` tells that it is shown rather than followed. ``origin`` is the link, the attribute,
    or the route to the value of the front matter; ``verbatim`` is false where the place in the
    file may hold more than the address. A definition that several links refer to is one
    destination: ``others`` are all of these links but the first.
    """

    url: str
    image: bool
    origin: Origin
    verbatim: bool = True
    others: Sequence[Link] = ()

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


class WebLink(NamedTuple):
    """A link that begins with ``http://`` or ``https://``.

    ``host`` is in ASCII and lower case, with the port if it is not the usual one. The others are
    those of its destination.
    """

    host: str
    url: str
    origin: Origin
    verbatim: bool = True

    @property
    def destination(self) -> Destination:
        """Return what the link leads to."""
        return Destination(self.url, False, self.origin, self.verbatim)


class SortedLinks(NamedTuple):
    """The Markdown links and images of a body.

    ``web`` are the ordinary links to other sites, ``unusual`` all links and images that are not
    ordinary.
    """

    web: list[WebLink]
    unusual: list[Link]


class SortedFields(NamedTuple):
    """The addresses in front matter: those that lead to hosts, and those that are not ordinary."""

    web: list[WebLink]
    unusual: list[Destination]


@finder("destination", of="body")
def find_link_destinations(context: Context) -> list[Destination]:
    """Return the destinations of the Markdown links and images that are not ordinary."""
    return link_destinations(context.document.body)


@finder("destination", of="front matter")
def find_field_destinations(context: Context) -> list[Destination]:
    """Return the addresses in the front matter that are not ordinary."""
    return _sort_fields(context.document).unusual


@finder("odd_destination", of="body")
def find_odd_destinations(context: Context) -> list[Destination]:
    """Return the odd ones among the destinations of the Markdown links and images."""
    destinations = link_destinations(context.document.body)
    return [each for each in destinations if _NOT_ODD.fullmatch(each.url) is None]


@finder("odd_destination", of="front matter")
def find_odd_field_destinations(context: Context) -> list[Destination]:
    """Return the odd ones among the addresses in the front matter."""
    destinations = _sort_fields(context.document).unusual
    return [each for each in destinations if _NOT_ODD.fullmatch(each.url) is None]


@finder("html_destination", of="markup")
def find_html_destinations(context: Context) -> list[Destination]:
    """Return the destinations of the links and images in raw HTML that are not ordinary."""
    destinations = _html_destinations(context)
    return [each for each in destinations if _ORDINARY.fullmatch(each.url) is None]


@finder("web_link", of="body")
def find_web_links(context: Context) -> list[WebLink]:
    """Return the Markdown links that begin with ``http://`` or ``https://``."""
    links = sort_links(context.document.body)
    if not links.unusual:
        return links.web
    return links.web + [
        WebLink(host, link.url, link)
        for link in links.unusual
        if ":" in link.url and not link.image and (host := _host(link.url))
    ]


@finder("web_link", of="front matter")
def find_web_fields(context: Context) -> list[WebLink]:
    """Return the addresses in the front matter that begin with ``http://`` or ``https://``."""
    return _sort_fields(context.document).web


@finder("web_link", of="markup")
def find_web_html(context: Context) -> list[WebLink]:
    """Return the links in raw HTML that begin with ``http://`` or ``https://``."""
    return [
        WebLink(host, url, origin, verbatim)
        for url, image, origin, verbatim, _ in _html_destinations(context)
        if ":" in url and not image and (host := _host(url))
    ]


@lru_cache(maxsize=1)
def sort_links(body: Body) -> SortedLinks:
    """Return the Markdown links and images of a body, those with template tags included."""
    ordinary = _ORDINARY.fullmatch
    web: list[WebLink] = []
    unusual: list[Link] = []
    for link in body.links:
        url = link.url
        match = ordinary(url)
        if match is None:
            unusual.append(link)
        elif host := match[1]:
            web.append(new_tuple(WebLink, (host, url, link, True)))
    if body.images:
        unusual += [image for image in body.images if ordinary(image.url) is None]
    return SortedLinks(web, unusual)


@lru_cache(maxsize=1)
def link_destinations(body: Body) -> list[Destination]:
    """Return the destinations of a body's Markdown links and images that are not ordinary.

    Left out are those with template tags, and e-mail addresses in angle brackets, which CommonMark
    has checked.
    """
    destinations = []
    defined: dict[tuple[str, Span], list[Link]] = {}
    for link in sort_links(body).unusual:
        url, kind = link.url, link.kind
        if kind == "email" or holds_template(url):
            continue
        others: Sequence[Link] = ()
        if kind in {"reference", "collapsed", "shortcut"}:
            more: list[Link] = []
            first = defined.setdefault((url, link.url_span), more)
            if first is not more:
                first.append(link)
                continue
            others = more
        destinations.append(new_tuple(Destination, (url, link.image, link, True, others)))
    return destinations


def field_destinations(document: Document) -> list[Destination]:
    """Return the values of the front matter that are addresses, ordinary ones included.

    A value is an address if it begins as one with a scheme or a host does; spaces around it do
    not count. Left out are those with template tags, and sentences that begin with an address.
    """
    return [
        Destination(value.strip(), False, route)
        for route, value in possible_addresses(document)
        if _is_field_address(route, value)
    ]


@lru_cache(maxsize=1)
def _sort_fields(document: Document) -> SortedFields:
    """Return what `field_destinations` returns, sorted as the finders want it."""
    ordinary = _ORDINARY.fullmatch
    web: list[WebLink] = []
    unusual: list[Destination] = []
    for route, value in possible_addresses(document):
        url = value.strip()
        match = ordinary(url)
        if match is not None:
            if (host := match[1]) and _is_near(route):
                web.append(WebLink(host, url, route))
        elif _is_field_address(route, value):
            unusual.append(Destination(url, False, route))
            if host := _host(url):
                web.append(WebLink(host, url, route))
    return SortedFields(web, unusual)


@lru_cache(maxsize=1)
def possible_addresses(document: Document) -> list[tuple[Route, str]]:
    """Return the strings of the front matter that may be addresses, each after its route.

    They hold a colon or a slash, or begin as addresses without either do, and begin with no digit.
    """
    fields = field_texts(document)
    return [
        (fields.route(number), text)
        for number, text in enumerate(fields.texts)
        if (":" in text or "/" in text or text[:4] in _BEGINNINGS) and not text[0].isdigit()
    ]


def destination_of(element: Element) -> Destination | None:
    """Return what a link or image in raw HTML leads to; None for other elements."""
    name = _ATTRIBUTES.get(element.name)
    if name is None or element.inert or element.namespace != "html":
        return None
    attribute = element.attributes.get(name)
    if attribute is None or holds_template(attribute.value):
        return None
    return Destination(attribute.value, name == "src", attribute, element.verbatim)


def begins_with_host(url: str) -> bool:
    """Return whether an address without scheme begins with what can only be a host's name.

    That is ``www.`` and a name, or a name that ends as hosts do and files do not. Where a place of
    the host follows, more endings tell it.
    """
    first = url[:_LONGEST_HOST].partition("/")[0].partition("?")[0].partition("#")[0]
    if "." not in first or first[0] == ".":
        return False
    if _HOST.fullmatch(first) is not None:
        return True
    place = url[len(first) :].partition("?")[0].partition("#")[0]
    return (
        place[:1] == "/"
        and len(place) > 1
        and _FURTHER_HOST.fullmatch(first) is not None
        and _SITE_FILE.search(place) is None
    )


def holds_template(url: str) -> bool:
    """Return whether an address holds a template tag, so that it is not known."""
    return "{{" in url or "{%" in url


@lru_cache(maxsize=1)
def _html_destinations(context: Context) -> list[Destination]:
    from profilelint.rules.page.elements import find_elements

    destinations = map(destination_of, find_elements(context))
    return [destination for destination in destinations if destination is not None]


def _host(url: str) -> str:
    """Return the host of an address that begins with a scheme of the web; empty for others."""
    scheme, _, rest = url.partition("//")
    if (scheme not in _WEB and scheme.lower() not in _WEB) or holds_template(rest):
        return ""
    host = rest.partition("/")[0]
    if _PLAIN_HOST.fullmatch(host) is not None:
        return host
    from profilelint.rules.page.address import read_address

    address = read_address(url)
    return address.host if address is not None else ""


def _is_near(route: Route) -> bool:
    """Return whether a route leads over none but the first members of lists."""
    for step in route:  # noqa: SIM110 - a generator takes longer than the whole loop
        if step.__class__ is int and step >= _MEMBERS:
            return False
    return True


def _is_field_address(route: Route, value: str) -> bool:
    """Return whether a text of the front matter is an address; see `field_destinations`."""
    if "/" not in value and value[:4] not in _BEGINNINGS:
        return False
    text = value.strip()
    return (
        _FIELD.match(text) is not None
        and "\n" not in text
        and not holds_template(text)
        and not (" " in text and _is_sentence(text))
        and _is_near(route)
    )


def _is_sentence(text: str) -> bool:
    """Return whether three words or more follow an address and none of them ends it."""
    words = text.split()
    return len(words) > 3 and "/" not in words[-1] and "." not in words[-1][:-1]


class DestinationRule(Rule):
    """The base of rules on destinations in Markdown and in front matter."""

    def report_destination(
        self,
        destination: Destination,
        context: Context,
        message_id: str,
        span: Span | None = None,
        fixes: tuple[Fix, ...] = (),
        severity: Severity | None = None,
        **params: str,
    ) -> None:
        """Record a violation at a destination, or at the part of it that is given."""
        context.report(
            self,
            message_id,
            span or destination.span(context.document),
            route=destination.route,
            part="value" if destination.route else "text",
            related=(),
            fixes=fixes,
            severity=severity,
            **params,
        )


class HtmlDestinationRule(DestinationRule):
    """The base of rules on odd destinations in raw HTML as well, judged as all others."""

    def check_odd_destination(self, destination: Destination, context: Context) -> None:
        """Judge a destination in Markdown or front matter."""
        raise NotImplementedError

    def check_html_destination(self, destination: Destination, context: Context) -> None:
        """Judge a destination in raw HTML."""
        self.check_odd_destination(destination, context)
