"""What looks up a page: Jekyll's ``link`` and ``post_url``, Hugo's ``ref``, Zola's ``@/``.

Generators run tags wherever they stand, also in code and in HTML comments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.body import Body

_LIQUID = pattern(
    r"\{%-?\s{0,50}(raw|endraw|comment|endcomment|link|post_url|"
    r"(?:end)?(?:if|unless|case|for|tablerow))\b((?:[^%{]|%(?!\})|\{(?![{%])){0,500})%\}"
)
_SHORTCODE = pattern(r"\s{0,50}(ref|relref)\s{1,50}([^\r\n]{1,1000})")
_PATH = pattern(r"(?:path\s{0,9}=\s{0,9})?(?:\"([^\"\\]+)\"|`([^`]+)`|([^\s\"`=\\]+)(?=\s|$))")
_LATER_PATH = pattern(r"\spath\s{0,9}=\s{0,9}\"([^\"\\]+)\"")
_ENDS = {"<": ">}}", "%": "%}}"}
_UNREAD = {"raw": "endraw", "comment": "endcomment"}
_CONDITIONS = frozenset(("if", "unless", "case", "for", "tablerow"))


class ReferenceTag(NamedTuple):
    """A tag by its name, and what it names with the place where that is written."""

    tag: str
    target: str
    span: Span


def liquid_tags(text: str, start: int) -> Iterator[ReferenceTag]:
    """Yield the tags ``link`` and ``post_url`` that Jekyll is sure to run.

    Left out are those that Liquid does not read, and those that hang on a condition or a loop.
    """
    until = ""
    depth = 0
    for match in _LIQUID.finditer(text, start):
        name = match[1]
        if until:
            if name == until:
                until = ""
        elif name in _UNREAD:
            until = _UNREAD[name]
        elif name in _CONDITIONS:
            depth += 1
        elif name.startswith("end"):
            depth -= 1
        elif depth <= 0:
            target = match[2].removesuffix("-").strip()
            if target:
                at = text.index(target, match.start(2))
                yield ReferenceTag(name, target, Span(at, at + len(target)))


def internal_links(body: Body) -> Iterator[ReferenceTag]:
    """Yield the links of a body whose address begins with ``@/``, each place of one once."""
    places = {link.url_span: link.url for link in body.links if link.url.startswith("@/")}
    for span, url in sorted(places.items()):
        yield ReferenceTag("@/", url, span)


def shortcodes(text: str, start: int) -> Iterator[ReferenceTag]:
    """Yield the shortcodes ``ref`` and ``relref`` that name a page in so many words."""
    at = text.find("{{", start)
    never_closed: set[str] = set()
    while at >= 0:
        sign = text[at + 2 : at + 3]
        close = text.find(_ENDS[sign], at + 3) if sign in _ENDS.keys() - never_closed else -1
        if close < 0:
            never_closed.add(sign)
            at = text.find("{{", at + 2)
            continue
        match = _SHORTCODE.fullmatch(text, at + 3, close)
        if match is not None:
            path = _PATH.match(text, match.start(2), close) or _LATER_PATH.search(
                text, match.start(2), close
            )
            if path is not None and path.lastindex is not None:
                place = Span(*path.span(path.lastindex))
                yield ReferenceTag(match[1], text[place.start : place.end], place)
        at = text.find("{{", close)
