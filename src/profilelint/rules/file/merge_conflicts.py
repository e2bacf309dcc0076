"""Merge conflicts that were left in a page unresolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.rules.api import finder

if TYPE_CHECKING:
    import re

    from profilelint.model.document import Document
    from profilelint.rules.api import Context

_MAY_HOLD_MARK: Final = Prefilter("<<<<<<<|>>>>>>>")
# What Git writes behind its marks: a commit, the branch itself, or the usual ones.
_LONE: Final = pattern(
    r"(?<![^\r\n])(?:<{7}|>{7}) (?:[0-9a-f]{7,40}(?: \([^\r\n]{1,200}\))?|HEAD|main|master"
    r"|(?:origin|upstream)/[\w./-]{1,80}|Updated upstream|Stashed changes)(?![^\r\n])"
)
# With the line that parts two versions below or above it, a mark may name any branch.
_NAMED: Final = pattern(r"(?<![^\r\n])(?:<{7}|>{7}) [^\s<>][^\r\n]{0,200}(?![^\r\n])")
_PARTING: Final = pattern(r"(?<![^\r\n])={7}(?![^\r\n])")
# Prettier takes the last mark for a quotation within quotations and puts spaces between its signs;
# it takes the others for text, and indents them below a list item.
_MARK = pattern(
    r"(?<![^\r\n])(?P<indent> *+)(?:(?P<opening><{7})|(?P<base>\|{7})|(?P<middle>={7})|"
    r"(?P<closing>>{7}|(?P<spaced>(?:> ){6}>)))(?=[ \r\n]|\Z)[^\r\n]*"
)
_VERBATIM: Final = ("<pre", "<script", "<style", "<textarea", "<!--")


class MergeConflict(NamedTuple):
    """An unresolved merge conflict.

    ``span`` goes from the line with the opening mark to the end of the one with the closing mark.
    ``marks`` are the lines with marks, without white space around them, in the order of the text.
    """

    span: Span
    marks: tuple[str, ...]


@finder("merge_conflict", of="file")
def find_merge_conflicts(context: Context) -> list[MergeConflict]:
    """Return the merge conflicts of the page, in the order of the text.

    Each has an opening, a middle and a closing mark. One that begins in code is an example.
    """
    document = context.document
    text = document.text
    if ("<" not in text and ">" not in text) or not _MAY_HOLD_MARK.may_match(text):
        return []
    conflicts = []
    marks: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        if mark["opening"]:
            marks = [] if _is_verbatim(document, mark.start("opening")) else [mark]
        elif marks:
            marks.append(mark)
        if mark["closing"]:
            if _is_conflict(marks):
                lines = tuple(each[0].strip() for each in marks)
                start = marks[0].start("opening")
                conflicts.append(MergeConflict(Span(start, mark.start() + len(lines[-1])), lines))
            marks = []
    return conflicts


@finder("lone_conflict_mark", of="body")
def find_lone_conflict_marks(context: Context) -> list[Span]:
    """Return the marks in the body that are no whole conflict, if no others are.

    Somebody resolved the conflict and forgot some of its lines: an opening or closing mark that
    names a commit or the main branch, or one that names any, and the line that parts the versions.
    """
    document = context.document
    text = document.text
    if ("<" not in text and ">" not in text) or not _MAY_HOLD_MARK.may_match(text):
        return []
    marks = _marks(document, _LONE)
    if not marks:
        named = _marks(document, _NAMED)
        parting = _marks(document, _PARTING) if named else []
        if parting and any(
            (mark < parting[-1]) if text[mark.start] == "<" else (mark > parting[0])
            for mark in named
        ):
            marks = sorted((*named, *parting))
    if not marks or find_merge_conflicts(context):
        return []
    return marks


def _marks(document: Document, marks: re.Pattern[str]) -> list[Span]:
    return [
        Span(*mark.span())
        for mark in marks.finditer(document.text, document.body_start)
        if not _is_verbatim(document, mark.start())
    ]


def _is_conflict(marks: list[re.Match[str]]) -> bool:
    """Return whether marks that stand between an opening and a closing one make a conflict."""
    if not any(mark["middle"] for mark in marks):
        return False
    closing = marks[-1]
    return not closing["indent"] and (
        closing["spaced"] is not None or not any(mark["indent"] for mark in marks)
    )


def _is_verbatim(document: Document, at: int) -> bool:
    """Return whether a place of the body is in code, in a comment or in a template's block."""
    if at < document.body_start:
        return False
    body = document.body
    spans = [*body.code, *body.opaque]
    spans += [each.span for each in body.html if _shows_text(document.text, each.span)]
    return any(span.start <= at < span.end for span in spans)


def _shows_text(text: str, html: Span) -> bool:
    return text[html.start : html.start + 9].lower().startswith(_VERBATIM)
