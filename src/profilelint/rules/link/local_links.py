"""The links of a file that lead to the site's own files and pages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
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
_HOLDING = pattern(r"href|<(?:audio|embed|img|source|track|video)\b", re.IGNORECASE)


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
    the template's to say. Left out are addresses with template tags and those of hosts without
    their scheme.
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
    local = [_with_place(each, document) for each in found if _is_local(each)]
    if not own:
        return local, []
    host = own.partition("://")[2].lower()
    return local, [link for each in found if (link := _own_link(each, host, document)) is not None]


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
    """Return the links and pictures; those with a scheme of the web only if ``own`` is given."""
    destinations = []
    body = document.body
    for link in body.links:
        url = link.url
        if (own or url[:4] != "http") and link.kind != "email":
            destinations.append(Destination(url, False, link))
    for image in body.images:
        url = image.url
        if own or url[:4] != "http":
            destinations.append(Destination(url, True, image))
    if body.html and holds_html_links(body):
        from profilelint.rules.page.media import shown_files
        from profilelint.source.markdown.html.elements import parse_markup

        for element in parse_markup(document).elements:
            destination = destination_of(element)
            if destination is not None:
                destinations.append(destination)
            destinations += shown_files(element)
    return destinations


@lru_cache(maxsize=8)
def _first_keys(fields: tuple[str, ...]) -> frozenset[str]:
    """Return the keys that fields begin with."""
    return frozenset(field.partition(".")[0] for field in fields)


def _is_local(destination: Destination) -> bool:
    url = bare(destination.url)
    if url[:1] == "/" and url[1:2] != "/":
        return not holds_template(url)
    return not (
        not url
        or url.startswith(("//", "?", "\\"))
        or holds_template(url)
        or scheme_of(url)
        or (url[0] != "/" and (begins_with_host(url) or "@" in url.partition("/")[0]))
        or url[:6].lower() in {"http:/", "http//", "https/"}
    )


def _with_place(destination: Destination, document: Document) -> LocalLink:
    span = destination.span(document)
    written = document.text[span.start : span.end]
    verbatim = written == destination.url and (
        destination.verbatim
        if not destination.route
        else destination.editable(document) is not None
    )
    url = bare(destination.url)
    return LocalLink(url, span.start, span.end, destination.route, verbatim)
