"""The verbs that open the items of a section's lists."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.body import List
from profilelint.model.finding import Span
from profilelint.rules.list.irregular_verbs import IRREGULAR_PASTS, PREFIXES
from profilelint.rules.list.verb_forms import (
    NOUN_VERBS,
    VERBS,
    Opening,
    opening,
)
from profilelint.rules.page.parts import item_lines
from profilelint.rules.page.section_labels import bold_label, label_of
from profilelint.rules.page.section_names import ACTIVITIES, RESULTS, folded_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.body import Item, Section

_NAMES: Final = folded_names((*ACTIVITIES, *RESULTS))
_LONGEST_WORD: Final = 24
_WORDS: Final = 2048
_SENTENCE_ENDS: Final = '.!?”")*_'
_AMOUNT: Final = tuple("0123456789$€£")

WANTED: Final[Mapping[str, str]] = {
    "past": 'a past tense, such as "Trained" or "Built"',
    "imperative": 'a plain verb, such as "Train" or "Build"',
    "gerund": 'a verb in "-ing", such as "Training" or "Building"',
}
"""Each form of a verb as messages name it."""


def is_judged(language: object, languages: tuple[str, ...]) -> bool:
    """Return whether a page is in one of some languages, given as codes such as ``en``.

    ``language`` is what its front matter says, which may be a longer tag such as ``en-GB``; a
    page that says nothing is judged if any language is.
    """
    if not isinstance(language, str):
        return bool(languages)
    return language.replace("_", "-").partition("-")[0].lower() in languages


def openings(section: Section, text: str, forms: tuple[str, ...]) -> Iterator[tuple[Span, Opening]]:
    """Yield the certain verbs that open the items of a section's outermost lists in other forms.

    A list that continues a line without a full stop at its end is passed over: what its items say
    begins in that line. So is an item that opens with a label in bold, and all that follows a line
    that stands for a heading.
    """
    introduced = False
    for block in section.blocks:
        if block.kind == "paragraph":
            span = block.span
            # Below a line that stands for a heading, another section begins.
            if label_of(span, text, _NAMES) or bold_label(span, text):
                return
            introduced = text[span.end - 1] not in _SENTENCE_ENDS
            continue
        node = block.node
        if isinstance(node, List) and not introduced:
            lines = item_lines(node, text)
            if lines is None:
                for item in node.items:
                    yield from _opening(item, text, forms)
            else:
                for index in _suspects(lines, forms):
                    yield from _opening(node.items[index], text, forms)
        introduced = False


def _suspects(lines: list[str], forms: tuple[str, ...]) -> list[int]:
    """Return the indices of the lines that may open with a verb in another form."""
    return [
        index
        for index, line in enumerate(lines)
        if _may_be_other(line[:_LONGEST_WORD].partition(" ")[0], forms)
    ]


@lru_cache(maxsize=_WORDS)
def _may_be_other(written: str, forms: tuple[str, ...]) -> bool:
    """Return whether a word may be a verb in another form, prefixed or not."""
    word = written.lower()
    if (
        ("past" in forms and written[-2:] == "ed")
        or ("imperative" in forms and word in VERBS)
        or written[:1] in _AMOUNT
    ):
        return False
    if not written.isalpha():
        return True
    return _is_other(word, forms) or (
        word.startswith(PREFIXES)
        and any(
            _is_other(word.removeprefix(prefix), forms)
            for prefix in PREFIXES
            if word.startswith(prefix)
        )
    )


def _is_other(word: str, forms: tuple[str, ...]) -> bool:
    """Return whether a word in small letters may be a verb in another form."""
    if word.endswith("ing"):
        return "gerund" not in forms
    if word.endswith("ed") or word in IRREGULAR_PASTS:
        return "past" not in forms
    return "imperative" not in forms and (word in VERBS or word in NOUN_VERBS)


def _opening(item: Item, text: str, forms: tuple[str, ...]) -> Iterator[tuple[Span, Opening]]:
    if _has_label(item, text):
        return
    found = opening(item.text)
    if found is None or found.form in forms:
        return
    run = item.runs[0] if item.runs else Span(0, 0)
    start = run.start
    while start < run.end and text[start].isspace():
        start += 1
    if text.startswith(found.word, start, run.end):
        yield Span(start, start + len(found.word)), found


def _has_label(item: Item, text: str) -> bool:
    """Return whether an item begins with words in bold that end in a mark, or before one."""
    start, end = item.content
    mark = text[start : start + 2]
    if mark not in ("**", "__"):
        return False
    close = text.find(mark, start + 2, end)
    if close < 0:
        return False
    after = text[close + 2 : end].lstrip(" \t")
    return text[close - 1] in ".:" or after[:1] in (":", ".", "-", "–", "—")


def wanted(forms: tuple[str, ...]) -> str:
    """Return how messages name the forms that an item may open with."""
    return " or ".join(WANTED.get(form, form) for form in forms)
