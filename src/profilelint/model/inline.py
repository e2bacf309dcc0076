"""Links, the definitions that they refer to, and raw HTML, with their exact places.

Spans are as those of `profilelint.model.body`. A link has no constructor: the reader sets its
slots.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from profilelint.model.finding import Span

if TYPE_CHECKING:
    from profilelint.model.source_text import SourceText

LinkKind: TypeAlias = Literal["inline", "reference", "collapsed", "shortcut", "autolink", "email"]


class Definition:
    """A link reference definition, ``[label]: destination "title"``."""

    __slots__ = ("label", "span", "url", "url_span")

    def __init__(self, label: str, span: Span, url: str, url_span: Span) -> None:
        self.label = label
        self.span = span
        self.url = url
        self.url_span = url_span


class Link:
    """A link or, with ``image`` true, an image.

    ``url`` is the destination after backslash escapes and character references are resolved; one
    that holds a template tag is as written. An address in angle brackets is its own text. Links
    and images in an image's description are not listed: a description is plain text.
    """

    __slots__ = (
        "_begin",
        "_end",
        "_first",
        "_inner_end",
        "_last",
        "_source",
        "_target",
        "_text_span",
        "image",
        "kind",
        "title",
        "url",
    )

    kind: LinkKind
    url: str
    title: str
    image: bool
    _source: SourceText
    _begin: int
    _end: int
    _inner_end: int
    _first: int
    _last: int
    _target: Definition | None
    _text_span: Span | None

    @property
    def span(self) -> Span:
        """Return where the link is written."""
        return self._source.span(self._begin, self._end)

    @property
    def end(self) -> int:
        """Return where the span ends."""
        return self._source.span_end(self._begin, self._end)

    @property
    def text_span(self) -> Span:
        """Return the span of the source between the first pair of brackets."""
        if self._text_span is None:
            self._text_span = self._find_text()
        return self._text_span

    def _find_text(self) -> Span:
        if self.kind == "autolink" or self.kind == "email":
            start, end = self.span
            return Span(start + 1, end - 1)
        return self._source.brackets(self._begin, self._end, self._inner_end, image=self.image)

    @property
    def url_span(self) -> Span:
        """Return where the destination is written, without angle brackets.

        That is in the link itself, or in the definition that it refers to.
        """
        if self._target is not None:
            return self._target.url_span
        if self.kind != "inline":
            return self.text_span
        return self._source.destination(self.text_span.end + 2, self._end, self.url)

    @property
    def text(self) -> str:
        """Return the link text, or the image's description, as a reader sees it.

        The images in a link's text stand for their descriptions.
        """
        return self._source.text(self._first, self._last, images=True)


class Html:
    """Raw HTML: an HTML block, or one inline tag, comment or declaration."""

    __slots__ = ("_begin", "_end", "_source", "_span", "block")

    def __init__(self, source: SourceText, begin: int, end: int, block: bool) -> None:
        self._source = source
        self._begin = begin
        self._end = end
        self._span: Span | None = None
        self.block = block

    @property
    def span(self) -> Span:
        """Return where the HTML is written."""
        if self._span is None:
            self._span = self._source.span(self._begin, self._end)
        return self._span
