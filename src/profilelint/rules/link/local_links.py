"""The links of a file that lead to the site's own files and pages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Span
from profilelint.model.inline import Link
from profilelint.model.named_tuple import NamedTuple, new_tuple
from profilelint.model.pattern import pattern
from profilelint.rules.page.address import bare, scheme_of
from profilelint.rules.page.destinations import (
    Destination,
    begins_with_host,
    destination_of,
    holds_template,
)
from profilelint.rules.page.fields import strings

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.document import Document
    from profilelint.model.finding import Part, Route

_WEB = frozenset(("http", "https"))
_BEGINNINGS = ("https://", "http://")
_HALF_SCHEMES = frozenset(("http:/", "http//", "https/"))
_HOLDING = pattern(r"href|<(?:audio|embed|input|object|img|source|track|video)\b", re.IGNORECASE)

# A whole address in quotation marks of typography leads nowhere, whatever the site has.
_CURLY = "“”„‘’«"
_SCHEME = 12


class LocalLink(NamedTuple):
    """A link to the site itself.

    ``verbatim`` tells whether ``url`` stands letter for letter at ``start`` to ``end``.
    """

    url: str
    start: int
    end: int
    route: Route = ()
    verbatim: bool = False

    @classmethod
    def of(cls, values: list[Any]) -> LocalLink:
        """Return the link that `plain` made a list of."""
        url, start, end, route, verbatim = values
        return cls(url, start, end, tuple(route), verbatim)

    def plain(self) -> list[Any]:
        """Return the link as a list of strings, numbers and lists, for the facts of a rule."""
        return [self.url, self.start, self.end, list(self.route), self.verbatim]

    @property
    def span(self) -> Span:
        """Return where the address is written."""
        return Span(self.start, self.end)

    @property
    def part(self) -> Part:
        """Return what the route, if there is one, leads to."""
        return "value" if self.route else "text"


def local_links(document: Document, fields: tuple[str, ...] = (), own: str = "") -> list[LocalLink]:
    """Return the links, pictures and named fields of a document that lead to the site itself.

    Pictures are what HTML shows or plays in any way. ``own`` are scheme, host and path at which the
    site is published, without a slash at the end; addresses that begin so count as well, and are
    returned without scheme and host.

    In front matter, only what begins with a slash does: what else a value may be relative to is
    the template's to say. Left out are addresses with template tags, those of hosts without their
    scheme, and places on the page itself.
    """
    local, owned = _links_of_body(document, own)
    if fields and (found := _of_fields(document, fields, own)):
        more, others = _sorted(found, document, own)
        local, owned = [*more, *local], [*others, *owned]
    links = local + owned
    # Links that refer to one definition are one link.
    return list(dict.fromkeys(links)) if document.body.definitions else links


@lru_cache(maxsize=1)
def _links_of_body(document: Document, own: str) -> tuple[list[LocalLink], list[LocalLink]]:
    return _sorted(_of_body(document, own), document, own)


def _sorted(
    found: list[Destination], document: Document, own: str
) -> tuple[list[LocalLink], list[LocalLink]]:
    """Return the links to the site without a host, and those with the host of the site."""
    host = own.partition("://")[2].lower()
    local: list[LocalLink] = []
    owned: list[LocalLink] = []
    for destination in found:
        url = _local_address(destination.url)
        if url:
            local.append(_with_place(destination, url, document))
        elif host and ":" in destination.url:
            link = _own_link(destination, host, document)
            if link is not None:
                owned.append(link)
    return local, owned


def _own_link(destination: Destination, host: str, document: Document) -> LocalLink | None:
    """Return a link with the site's own host, and the path at which the site begins, if it is one.

    The scheme does not count: sites answer to both.
    """
    scheme, _, rest = bare(destination.url).partition("://")
    if scheme.lower() not in _WEB or rest[: len(host)].lower() != host or holds_template(rest):
        return None
    if rest[len(host) : len(host) + 1] not in {"", "/", "#", "?"}:
        return None
    path = rest[len(rest.partition("/")[0].partition("#")[0].partition("?")[0]) :]
    span = destination.span(document)
    return LocalLink(f"/{path.removeprefix('/')}", span.start, span.end, destination.route)


def names_file(url: str) -> bool:
    """Return whether an address ends in the name of a file, and not in that of a page."""
    return "." in url.partition("#")[0].partition("?")[0].rpartition("/")[2].strip(".")


def holds_html_links(body: Body) -> bool:
    """Return whether a body could hold links or pictures in raw HTML; cheap."""
    if not body.html:
        return False
    return any(_HOLDING.search(part) is not None for part in html_sources(body))


@lru_cache(maxsize=1)
def html_sources(body: Body) -> list[str]:
    """Return the raw HTML of a body, piece by piece."""
    return [body.text[slice(*html.span)] for html in body.html]


def _of_fields(document: Document, fields: tuple[str, ...], own: str) -> list[Destination]:
    """Return what fields hold; addresses with a scheme of the web only if ``own`` is given."""
    data = document.data
    if _first_keys(fields).isdisjoint(data):
        return []
    return [
        Destination(text.strip(), False, route)
        for field in fields
        if field.partition(".")[0] in data
        for route, text in strings(data, field)
        if text[:1] == "/" or (own and text[:4] == "http")
    ]


def _of_body(document: Document, own: str) -> list[Destination]:
    """Return the links and pictures that may lead to the site itself.

    With a scheme of the web, none does unless ``own`` is given and it holds that.
    """
    destinations = []
    body = document.body
    host = own.partition("://")[2].lower()
    for link in (*body.links, *body.images):
        url = link.url
        if url[:4] == "http":
            # Browsers drop what cannot be printed from the host as well.
            if not own or (
                url.startswith(_BEGINNINGS) and host not in url.lower() and url.isprintable()
            ):
                continue
        elif url[:1] == "#" or link.kind == "email":
            continue
        destinations.append(new_tuple(Destination, (url, link.image, link, True, ())))
    if body.html and holds_html_links(body):
        from profilelint.rules.page.components import is_component
        from profilelint.rules.page.media import shown_files
        from profilelint.source.markdown.html.elements import parse_markup

        for element in parse_markup(document).elements:
            if is_component(element, document):
                continue
            destination = destination_of(element)
            if destination is not None:
                destinations.append(destination)
            destinations += shown_files(element)
    return destinations


@lru_cache(maxsize=8)
def _first_keys(fields: tuple[str, ...]) -> frozenset[str]:
    """Return the keys that fields begin with."""
    return frozenset(field.partition(".")[0] for field in fields)


def _local_address(text: str) -> str:
    """Return an address as browsers read it if it leads to another page of the site, else ""."""
    url = bare(text)
    if holds_template(url):
        return ""
    if url[:1] == "/":
        return url if url[1:2] != "/" else ""
    if (
        not url
        or url[0] in "#?\\"
        or (":" in url and scheme_of(url))
        or ("@" in url and "@" in url.partition("/")[0])
        or begins_with_host(url)
        or (url[0] in _CURLY and "://" in url[:_SCHEME])
        or url[:6].lower() in _HALF_SCHEMES
    ):
        return ""
    return url


def _with_place(destination: Destination, url: str, document: Document) -> LocalLink:
    origin = destination.origin
    if isinstance(origin, Link):
        start, end = origin.url_span
        verbatim = document.text[start:end] == destination.url
        return new_tuple(LocalLink, (url, start, end, (), verbatim))
    if destination.route:
        exact = destination.editable(document)
        start, end = exact or destination.span(document)
        verbatim = exact is not None
    else:
        start, end = destination.span(document)
        verbatim = destination.verbatim
    verbatim = verbatim and document.text[start:end] == destination.url
    return LocalLink(url, start, end, destination.route, verbatim)
