"""Texts of YAML that are cut where a comment begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.rules.page.fields import plain_scalars

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.rules.api import Context

_SIGN = pattern(r"#(?<=[ \t]#)(?!https?://)[^\W_]")
# A comment up to a second one that looks like a remark.
_COMMENT = pattern(r"([ \t]+)(#(?!https?://)[^\W_](?:(?![ \t]+#(?![^\W_]))[^\r\n])*)")
# Not texts for people, so that what follows can only be a remark.
_DATE = pattern(r"\d{4}-\d\d?-\d\d?(?:[Tt \t].*)?")
_COMMIT = pattern(r"[0-9a-f]{7,64}")
# What begins in small letters and has four words or more.
_REMARK = pattern(r"#[a-z]++(?: +[\w'’/(),.:-]++){3}")
# Between the values of a list that an editor chooses from.
_BETWEEN = pattern(r"[,/|]")


class CutText(NamedTuple):
    """A text without quotation marks, or no value at all, before a comment.

    ``comment`` is what is cut off. ``whole`` also covers the text before it. ``is_flow`` says
    whether the text stands in brackets or braces.
    """

    route: Route
    comment: Span
    whole: Span
    is_flow: bool


@finder("cut_text", of="front matter")
def find_cut_texts(context: Context) -> list[CutText]:
    """Return the texts before comments that begin with a letter or digit right after the sign.

    Remarks usually have a space there, or an address, and often two spaces before the sign. Others
    are sentences where there is no value, or a single word, or list the values to choose from.
    """
    document = context.document
    front_matter = document.front_matter
    if (
        front_matter is None
        or front_matter.notation != "yaml"
        or document.text.find(" #", front_matter.content.start, front_matter.content.end) < 0
        or not _SIGN.search(document.text, *front_matter.content)
    ):
        return []
    cut = []
    for route, scalar, is_flow in plain_scalars(front_matter.tree):
        value, (start, end) = scalar.value, scalar.span
        if value is not None and (not _is_text(value) or document.text[start] == "*"):
            continue
        if value is None and start < end:
            continue  # "~" or "null", which say that there is no value
        comment = _COMMENT.match(document.text, end, front_matter.content.end)
        if comment is None or (value is not None and len(comment[1]) > 1):
            continue
        # A sentence in small letters tells editors what to write, where no sentence precedes it.
        is_alone = value is None or " " not in str(value)
        if is_alone and _REMARK.match(comment[2]):
            continue
        if value is not None and _is_choice(str(value), comment[2]):
            continue
        span = Span(comment.start(2), comment.start(2) + len(comment[2].rstrip()))
        whole = Span(span.start if value is None else start, span.end)
        cut.append(CutText(route, span, whole, is_flow))
    return cut


def _is_choice(value: str, comment: str) -> bool:
    """Return whether a comment lists what may be written, and the value is one of that."""
    choices = [choice.strip() for choice in _BETWEEN.split(comment[1:])]
    return len(choices) > 1 and value in choices


def _is_text(value: object) -> bool:
    from profilelint.source.front_matter.yaml.core import TRUTH_WORDS

    return (
        isinstance(value, str)
        and value.lower() not in TRUTH_WORDS
        and _DATE.fullmatch(value) is None
        and _COMMIT.fullmatch(value) is None
    )
