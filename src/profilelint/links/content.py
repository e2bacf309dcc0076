"""What the HTML of a page says: its anchors, and whether it is a page at all."""

from __future__ import annotations

import re
from html import unescape
from typing import Final
from urllib.parse import unquote

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.markdown.anchors import github_anchors

MAX_ANCHORS: Final = 20_000
MAX_HEADINGS: Final = 2_000

_CHARSETS: Final = frozenset(
    {
        "utf-8",
        "utf8",
        "utf-16",
        "utf-16le",
        "utf-16be",
        "windows-1250",
        "windows-1251",
        "windows-1252",
        "iso-8859-2",
        "iso-8859-15",
        "koi8-r",
        "shift_jis",
        "euc-jp",
        "gb2312",
        "gbk",
        "gb18030",
        "big5",
        "euc-kr",
    }
)
_CHARSET = re.compile(r"charset\s{0,8}=\s{0,8}[\"']?([A-Za-z0-9_-]{1,20})", re.IGNORECASE)
# Each attempt begins at a name of its own and ends at the next quotation mark or within its
# bounds, so the cost is linear in the page.
_NAMED = re.compile(
    r"[\s\"'/](?:id|name)\s{0,64}=\s{0,64}"
    r"(?:\"([^\"]{1,512})\"|'([^']{1,512})'|([^\s\"'<>=`]{1,512}))",
    re.IGNORECASE,
)
_TITLE = re.compile(r"<title(?:\s[^<>]{0,200})?>([^<]{0,1000})", re.IGNORECASE)
_HEADING_TAG = re.compile(r"<(/?)h[1-6](?=[\s>])[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_RAW_TEXT = re.compile(r"<(/?)(script|style|noscript|template)\b", re.IGNORECASE)
_SCRIPTED = re.compile(
    r"<script[^<>]{0,500}type\s{0,8}=\s{0,8}[\"']?module"
    r"|<(?:div|main|body|section)[^<>]{0,200}\sid\s{0,8}=\s{0,8}[\"']?"
    r"(?:root|app|__next|__nuxt|___gatsby|svelte|ember\d{0,4}|main-app)[\"'\s>]"
    r"|<app-root|\sng-version=|data-reactroot|data-server-rendered|astro-island",
    re.IGNORECASE,
)
_TINY_TEXT: Final = 200

_TITLE_PARTS = re.compile(r"\s+[|·•–—:»«/-]+\s+|\s*[|·•–—»«]\s*|:\s+")
_MISSING_TITLES: Final = frozenset(
    {
        "404",
        "404 error",
        "error 404",
        "http 404",
        "not found",
        "404 not found",
        "404 page not found",
        "page not found",
        "page not found 404",
        "the page could not be found",
        "page could not be found",
        "page does not exist",
        "this page does not exist",
        "file not found",
        "nothing found",
        "oops! page not found",
        "seite nicht gefunden",
        "page introuvable",
        "page non trouvée",
        "página no encontrada",
        "página não encontrada",
        "pagina niet gevonden",
        "pagina non trovata",
        "sidan kunde inte hittas",
        "siden blev ikke fundet",
    }
)
_PARKED: Final = (
    "sedoparking.com",
    "parkingcrew.net",
    "bodis.com/",
    "//d38psrni17bvxu.cloudfront.net",
    "hugedomains.com/domain_profile",
    "dan.com/buy-domain",
    "this domain is for sale",
    "this domain may be for sale",
    "the domain name is for sale",
)
_CHALLENGE_TITLES: Final = ("just a moment", "attention required! | cloudflare", "ddos-guard")


class PageContent(NamedTuple):
    """What was read of a page.

    ``missing_title`` is the title, or the part of it, that says that the page does not exist,
    else empty. ``challenge`` is set for the page of a bot wall, ``parked`` for one that offers
    the site's name for sale. ``anchors`` are the values of its ``id`` and ``name`` attributes
    and the anchors that its headings would have. ``scripted`` is set if more may appear when a
    browser runs its scripts.
    """

    missing_title: str
    challenge: bool
    parked: bool
    anchors: frozenset[str]
    scripted: bool


def read_page(body: bytes, content_type: str, *, anchors: bool) -> PageContent:
    """Return what an HTML body says; its anchors are looked for only if they are wanted."""
    text = _decode(body, content_type)
    lowered = text[:65536].lower()
    match = _TITLE.search(text)
    title = " ".join(unescape(match.group(1)).split()) if match else ""
    return PageContent(
        _missing_title(title),
        title.lower().startswith(_CHALLENGE_TITLES),
        any(mark in lowered for mark in _PARKED),
        _anchors(text) if anchors else frozenset(),
        anchors and (_SCRIPTED.search(text) is not None or _visible_length(text) < _TINY_TEXT),
    )


def is_script_route(fragment: str) -> bool:
    """Return whether a fragment looks like the state of a script rather than an anchor."""
    return fragment.startswith(("!", "/", "?")) or "=" in fragment


def has_anchor(anchors: frozenset[str], fragment: str) -> bool:
    """Return whether a fragment, percent-encoded, is among the anchors of a page.

    The prefix that code hosts put before the names that authors choose is allowed for.
    """
    written = fragment.partition(":~:")[0]
    return any(
        name in anchors or "user-content-" + name in anchors for name in {written, unquote(written)}
    )


def _decode(body: bytes, content_type: str) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    match = _CHARSET.search(content_type) or _CHARSET.search(body[:2048].decode("latin-1"))
    charset = match.group(1).lower() if match else "utf-8"
    if charset in {"iso-8859-1", "latin1", "us-ascii", "ascii"}:
        charset = "windows-1252"
    # Only encodings of text: Python has others, some of them slow on hostile input.
    return body.decode(charset if charset in _CHARSETS else "utf-8", "replace")


def _missing_title(title: str) -> str:
    if len(title) > 120:
        return ""
    parts = [title, *_TITLE_PARTS.split(title)]
    for part in parts:
        words = part.strip(" .!-–—|").lower().replace(" - ", " ").replace(": ", " ")
        if words in _MISSING_TITLES:
            return part
    return ""


def _anchors(text: str) -> frozenset[str]:
    anchors: set[str] = set()
    for match in _NAMED.finditer(text):
        anchors.add(unescape(match.group(match.lastindex or 0)))
        if len(anchors) >= MAX_ANCHORS:
            break
    if len(anchors) < MAX_ANCHORS:
        anchors.update(github_anchors(_headings(text)))
    return frozenset(anchors)


def _headings(text: str) -> list[str]:
    headings: list[str] = []
    start = -1
    for tag in _HEADING_TAG.finditer(text):
        if not tag.group(1):
            start = tag.end()
        elif start >= 0:
            headings.append(unescape(_TAG.sub("", text[start : min(tag.start(), start + 2000)])))
            start = -1
            if len(headings) >= MAX_HEADINGS:
                break
    return headings


def _visible_length(text: str) -> int:
    """Return roughly how many characters a reader sees, stopping at what is enough."""
    length, at, hidden = 0, 0, ""
    for tag in _RAW_TEXT.finditer(text):
        closing, name = tag.group(1), tag.group(2).lower()
        if hidden:
            if closing and name == hidden:
                hidden, at = "", tag.end()
            continue
        length += _text_length(text[at : tag.start()])
        if length >= _TINY_TEXT:
            return length
        if not closing:
            hidden = name
        at = tag.end()
    return length if hidden else length + _text_length(text[at:])


def _text_length(markup: str) -> int:
    return len("".join(_TAG.sub(" ", markup).split()))
