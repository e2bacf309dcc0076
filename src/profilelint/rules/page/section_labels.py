"""Lines that look like headings but are not."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.page.section_names import LONGEST_LABEL, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE: Final = pattern(r"[^\r\n]+")
_ENDS: Final = ".:!?,;。：！？，；"
_STRONG: Final = ("**", "__")
_BOLD: Final = pattern(r"(\*\*|__)(?:(?!\1)[^\r\n])+\1")


class Label(NamedTuple):
    """A line of a paragraph that stands for a heading; ``span`` is the line without margins."""

    span: Span
    text: str
    bold: bool


def labels_of(span: Span, text: str) -> Iterator[Label]:
    """Yield the lines of a paragraph that are short enough for the title of a section.

    They may be bold. A plain one is not a label if it ends in a colon, for it introduces what
    follows it, or in a full stop, or is a picture.
    """
    for line in _LINE.finditer(text, *span):
        if line.end() - line.start() <= LONGEST_LABEL:
            label = _label(text, line.start(), line.end())
            if label is not None:
                yield label


def label_of(span: Span, text: str, names: frozenset[str]) -> Label | None:
    """Return the first label of a paragraph that reads one of the folded names."""
    for label in labels_of(span, text):
        if folded(label.text) in names:
            return label
    return None


def bold_label(span: Span, text: str) -> Label | None:
    """Return the label that a paragraph is if all of it is one line of bold text."""
    start, end = span
    if end - start > LONGEST_LABEL or text[start : start + 2] not in _STRONG:
        return None
    line = text[start:end]
    if "\n" in line or "\r" in line or line.rstrip("*_")[-1:] in _ENDS or line[-1:] in ":：":
        return None
    label = _label(text, start, end)
    return label if label is not None and label.bold else None


@lru_cache(maxsize=1)
def bold_texts(text: str) -> Counter[str]:
    """Return how often each text in bold stands on a page, with its marks."""
    return Counter(match[0] for match in _BOLD.finditer(text))


def _label(text: str, start: int, end: int) -> Label | None:
    line = text[start:end]
    start += len(line) - len(line.lstrip())
    line = line.strip()
    for mark in _STRONG:
        if line.startswith(mark) and line.rstrip(":").endswith(mark) and line.count(mark) == 2:
            words = line.rstrip(":").removeprefix(mark).removesuffix(mark).strip().rstrip(":")
            return Label(Span(start, start + len(line)), words, bold=True) if words else None
    if not line or line.endswith((":", ".")) or line.startswith("!["):
        return None
    return Label(Span(start, start + len(line)), line, bold=False)
