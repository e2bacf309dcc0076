"""The marks of footnotes (``[^1]``) and their texts (``[^1]: …``) that have no other half."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.rules.api import Context

_LABEL: Final = r"\^([\w.:-]{1,99})\]"
_OPENS = pattern(r"\[\^")
_NAME = pattern(rf"\[{_LABEL}")
# A bracket before it, or a sign behind it that repeats it or gives it an address, makes something
# else of it. What is before it is looked at behind the bracket: a search for one character is fast.
_MARK = pattern(rf"\[(?<![\\\[]\[){_LABEL}(?![(\[\]+{{\\])")
_TEXT = pattern(rf"\[{_LABEL}:")
_BEFORE_TEXT = pattern(r"(?:\A|.*\n)[ \t>]{0,30}(?:[-*+][ \t]{1,4})?", re.DOTALL)
_WORDS = pattern(r"[ \t]+[^\s\0]")
_LONGEST_BEFORE: Final = 36
# Where a page names its sources in these fields, rehype-citation lists them in place of "[^ref]".
_SOURCES: Final = frozenset(("bibliography", "references"))
_SOURCES_HERE: Final = "ref"
_NUMBER = pattern(r"\d{1,3}")
# What stands for a range of characters in a regular expression.
_RANGE = pattern(r"(?:.*(?:a-z|A-Z|0-9).*|\w-\w|[.:-]+)")
# What puts other files into a page: the texts may stand there.
_INSERTING = pattern(
    r"\{[{%<!][^}\r\n]{0,99}?(?:include|import|embed|read|render|partial|snippet|content|\.md)"
    r"|-8<-|@include|^:::? ?include",
    re.IGNORECASE | re.MULTILINE,
)


class Footnote(NamedTuple):
    """The mark of a footnote, or the brackets that begin its text, and what stands in them.

    ``is_text`` tells that the text follows such brackets without the colon between.
    """

    span: Span
    label: str
    is_text: bool = False


@finder("unwritten_footnote", of="body")
def find_unwritten_footnotes(context: Context) -> list[Footnote]:
    """Return the marks of footnotes of which the page has no text.

    Without another footnote on the page, these are only numbers, and only where the pages may have
    footnotes. The same signs stand in regular expressions. None is returned of a page that takes in
    other files.
    """
    document = context.document
    if not _may_hold_footnotes(document) or document.flavor in {"commonmark", "template"}:
        return []
    text, body = document.text, document.body
    written = {found[1].casefold() for found in _texts(text, body.start)}
    if not written and not _has_footnotes(context):
        return []
    prose = body.prose
    own = {found.start(1) for found in _texts(prose, body.start)}
    marks = [
        Footnote(Span(*found.span()), found[1])
        for found in _MARK.finditer(prose, body.start)
        if found.start(1) not in own
        and found[1].casefold() not in written
        and _is_label(found[1], any_word=bool(written))
    ]
    if marks and not _SOURCES.isdisjoint(document.data):
        marks = [each for each in marks if each.label.casefold() != _SOURCES_HERE]
    if marks and context.site is not None and (labels := context.site.link_labels):
        elsewhere = {label.casefold() for label in labels}
        marks = [each for each in marks if f"^{each.label}".casefold() not in elsewhere]
    if not marks or _INSERTING.search(text, body.start) is not None:
        return []
    return _with_texts(marks, prose)


def _with_texts(marks: list[Footnote], prose: str) -> list[Footnote]:
    """Return marks with the texts that lack a colon told from them, in place of their marks."""
    number = Counter(mark.label.casefold() for mark in marks)
    texts = {
        mark.label.casefold(): mark
        for mark in marks
        if number[mark.label.casefold()] > 1 and _begins_text(mark.span, prose)
    }
    if not texts:
        return marks
    left = [mark for mark in marks if mark.label.casefold() not in texts]
    return [*left, *(text._replace(is_text=True) for text in texts.values())]


def _begins_text(brackets: Span, prose: str) -> bool:
    """Return whether brackets stand alone at the beginning of a line, with words behind them."""
    start, end = brackets
    before = prose[max(start - _LONGEST_BEFORE, 0) : start]
    return _BEFORE_TEXT.fullmatch(before) is not None and _WORDS.match(prose, end) is not None


@finder("unused_footnote", of="body")
def find_unused_footnotes(context: Context) -> list[Footnote]:
    """Return the texts of footnotes whose mark stands nowhere else in the file, not even in code.

    A page of nothing else is there to be put into others.
    """
    document = context.document
    if not _may_hold_footnotes(document) or document.flavor in {"commonmark", "template"}:
        return []
    body = document.body
    texts = _texts(body.prose, body.start)
    if not texts or all(block.kind == "footnote" for block in body.blocks):
        return []
    named = Counter(label.casefold() for label in _NAME.findall(document.text))
    return [
        Footnote(Span(found.start(1) - 2, found.end(1) + 1), found[1])
        for found in texts
        if named[found[1].casefold()] == 1 and _RANGE.fullmatch(found[1]) is None
    ]


def _may_hold_footnotes(document: Document) -> bool:
    """Return whether a bracket opens before a caret."""
    # To look for one character first is many times as fast.
    return "^" in document.text and _OPENS.search(document.text) is not None


def _texts(text: str, start: int) -> list[re.Match[str]]:
    """Return the brackets at the beginnings of lines with a colon behind them."""
    return [
        found
        for found in _TEXT.finditer(text, start)
        if _BEFORE_TEXT.fullmatch(text, max(found.start() - _LONGEST_BEFORE, 0), found.start())
    ]


def _has_footnotes(context: Context) -> bool:
    """Return whether the pages have footnotes, as far as flavor and site tell."""
    from profilelint.source.markdown.flavor import flavor_named

    site = context.site
    return flavor_named(context.document.flavor).footnotes or (
        site is not None and site.adds_footnotes
    )


def _is_label(label: str, *, any_word: bool) -> bool:
    """Return whether what stands behind the caret names a footnote, and is no set of signs."""
    if _NUMBER.fullmatch(label):
        return True
    return any_word and _RANGE.fullmatch(label) is None
