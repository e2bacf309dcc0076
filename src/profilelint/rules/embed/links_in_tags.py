"""Links that Python-Markdown makes within a tag, where they end the attribute they stand in.

It looks for links before it looks for tags (``markdown.inlinepatterns``, by priority), and writes
``<b title="[a](b)">`` as ``<b title="<a href="b">a</a>">``: what was a part of a value is outside
of it on the page, and may be an attribute that runs a script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.source.markdown.definitions import normalize_label
from profilelint.source.markdown.raw_html import keeps_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.model.body import Body

_TAG = pattern(r"<[A-Za-z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')++>")
_AUTOLINK = pattern(r"(?i)<(?:(?:f|ht)tps?://[^<>]*+|[^<> !]+@[^@<> ]++)>")
_MARK = pattern(r"\\.|[\[\]]|\n[ \t]*+\n")
_BEHIND = pattern(r"\(|\s?\[([^\]]*+)\]")
_LABEL = pattern(r"(?m)^[ \t>]*+\[([^\]]*+)\]:")
_FARTHEST: Final = 1000

LinkKind: TypeAlias = Literal["link", "autolink"]


def find_links_in_tags(bodies: Sequence[Body]) -> list[tuple[LinkKind, Span]]:
    """Return the links that become a part of a tag, at most one of each kind for each tag.

    ``bodies`` are the readings of one text. A span covers the brackets, or the whole address.
    """
    found: dict[tuple[LinkKind, Span], None] = {}
    labels: set[str] | None = None
    for body in bodies:
        text = body.text
        for start, end in _tags(body):
            autolink = _AUTOLINK.search(text, start + 1, end)
            if autolink is not None:
                found["autolink", Span(*autolink.span())] = None
            if "[" not in text[start:end]:
                continue
            if labels is None:
                labels = {normalize_label(label[1]) for label in _LABEL.finditer(text, body.start)}
            link = _first_link(text, Span(start, end), labels)
            if link is not None:
                found["link", link] = None
    return list(found)


def _tags(body: Body) -> Iterator[Span]:
    """Yield the tags among which Python-Markdown looks for links."""
    text = body.text
    for html in body.html:
        start, end = span = html.span
        if "[" not in text[start:end] and "<" not in text[start + 1 : end]:
            continue
        if not html.block:
            # What is in a comment stays in it: what a link writes is escaped.
            if text[start + 1] not in "!?":
                yield span
        elif not keeps_tags(text, span):
            for tag in _TAG.finditer(text, start, end):
                yield Span(*tag.span())


def _first_link(text: str, tag: Span, labels: set[str]) -> Span | None:
    """Return the text of the first link that begins in a tag, with its brackets."""
    start, end = tag
    opened: list[int] = []
    for mark in _MARK.finditer(text, start, end + _FARTHEST):
        if mark[0] == "[":
            opened.append(mark.start())
        elif mark[0] != "]":
            if mark[0][0] == "\n":
                return None
        elif opened:
            opening = opened.pop()
            if opening < end and _is_link(text, Span(opening, mark.end()), labels):
                return Span(opening, mark.end())
        if not opened and mark.end() > end:
            return None
    return None


def _is_link(text: str, bracketed: Span, labels: set[str]) -> bool:
    """Return whether what stands behind a text in brackets makes a link of it."""
    start, end = bracketed
    behind = _BEHIND.match(text, end)
    if behind is not None and behind[1] is None:
        return True
    if not labels:
        return False
    label = behind[1] if behind is not None and behind[1] else text[start + 1 : end - 1]
    return normalize_label(label) in labels or normalize_label(text[start + 1 : end - 1]) in labels
