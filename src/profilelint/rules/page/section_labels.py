"""Lines that look like headings but are not."""

from __future__ import annotations

from typing import Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.page.section_names import LONGEST_LABEL, folded

_STRONG: Final = ("**", "__")


class Label(NamedTuple):
    """A line of a paragraph that stands for a heading; ``span`` is the line without margins."""

    span: Span
    text: str
    bold: bool


def label_of(span: Span, text: str, names: frozenset[str]) -> Label | None:
    """Return the first line of a paragraph that reads one of the folded names.

    The line may be bold. One that ends in a colon and is not bold introduces what follows it and
    is no label.
    """
    start, end = span
    if end - start > LONGEST_LABEL and text.find("\n", start, end) < 0:
        return None
    while start < end:
        stop = text.find("\n", start, end)
        if stop < 0:
            stop = end
        if stop - start <= LONGEST_LABEL:
            label = _label(text, start, stop)
            if label is not None and folded(label.text) in names:
                return label
        start = stop + 1
    return None


def bold_label(span: Span, text: str) -> Label | None:
    """Return the label that a paragraph is if all of it is one line of bold text."""
    start, end = span
    if end - start > LONGEST_LABEL or text[start : start + 2] not in _STRONG:
        return None
    line = text[start:end]
    if "\n" in line or line.rstrip("*_")[-1:] in ".:!?,;" or line.endswith(":"):
        return None
    label = _label(text, start, end)
    return label if label is not None and label.bold else None


def _label(text: str, start: int, end: int) -> Label | None:
    line = text[start:end]
    start += len(line) - len(line.lstrip())
    line = line.strip()
    for mark in _STRONG:
        if line.startswith(mark) and line.rstrip(":").endswith(mark) and line.count(mark) == 2:
            words = line.rstrip(":").removeprefix(mark).removesuffix(mark).strip().rstrip(":")
            return Label(Span(start, start + len(line)), words, bold=True) if words else None
    if not line or line.endswith(":"):
        return None
    return Label(Span(start, start + len(line)), line, bold=False)
