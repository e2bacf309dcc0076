"""The fields that look like controlled vocabularies, and the terms that they use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.text import plain_words
from profilelint.source.site.addresses import ADDRESS_KEYS
from profilelint.upkeep.agreement import are_truth_words, common_format, common_types, few
from profilelint.upkeep.near_duplicate import near_duplicates
from profilelint.upkeep.placeholders import is_placeholder
from profilelint.upkeep.presence import LEAST_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from profilelint.upkeep.observed import Observed

_LEAST_USES = 6
_OFTEN = 3
_MOST_SINGLE = 0.2
_MOST_SINGLE_IF_GROWING = 0.5
_CLOSED_USES = 20
_CLOSED_USES_PER_TERM = 5
_SEVERAL = 2
_LONGEST_TERM = 100
_MOST_WORDS = 10
_DIVIDERS = ",;"
_FILE = pattern(r"[^ ]*(?:/[^ ]*|\.[A-Za-z0-9]{2,4})")
_PART_OF_DATE = r"(?:D{1,4}|M{1,4}|YY(?:YY)?|H{1,2}|S{1,2}|%[A-Z])"
# Numbers, times of the day, dates in digits, and forms of dates such as "DD MMMM YYYY".
_FIGURE = pattern(
    r"[-+]?[0-9][0-9.,:/ –-]*+(?:%|[ap]m|h)?"
    r"|[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]m(?: ?[-–] ?[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]m)?"
    r"|[0-9]{1,2}(?:st|nd|rd|th|\.)? [^\W\d_]{3,12}\.?,? [0-9]{4}"
    r"|[^\W\d_]{3,12}\.? [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4}"
    rf"|{_PART_OF_DATE}(?:[ ,./:-]++{_PART_OF_DATE})++",
    re.IGNORECASE,
)
_BY_COMMAS = pattern(r" ?[,;/] ?")
_BY_WORDS = pattern(r" and | & ")
_GROWING = frozenset(
    ("author", "authors", "categories", "contributors", "keywords", "people", "series", "tags")
)
_FREE = frozenset(
    (
        *("address", "alt", "caption", "city", "column", "content", "copyright", "date", "email"),
        *("username", "handle"),
        *("description", "excerpt", "heading", "headline", "href", "id", "image", "intro", "label"),
        *("lead", "link", "message", "name", "path", "permalink", "phone", "quote", "sentence"),
        *("slug", "street", "subtitle", "summary", "tagline", "teaser", "template", "text"),
        *("title", "url", "uri", "version", "zip"),
    )
)
"""The last words of keys whose values are addresses, accounts, labels or sentences, not terms."""


class TermCounts(NamedTuple):
    """The values of a field that looks like a controlled vocabulary.

    ``counts`` tells on how many pages each is used, and ``together`` which values lists hold side
    by side. One that ``is_open`` grows: other values are as good as these. ``languages`` are those
    of the pages that use each value; it is empty where all pages are in one.
    """

    counts: dict[str, int]
    together: tuple[frozenset[str], ...] = ()
    is_open: bool = True
    languages: Mapping[str, frozenset[str]] = {}

    def suspects(self, known: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
        """Return the values that are no terms, with what was meant.

        These are probable misspellings (see `near_duplicates`), placeholders, which stand for
        nothing, and words with the comma behind them: Jekyll divides a text at its spaces alone.
        Words of two languages may resemble each other.
        """
        suspects = near_duplicates(self.counts, known=known, together=self.together)
        if self.languages:
            of = self.languages
            suspects = {
                value: meant
                for value, meant in suspects.items()
                if not any(of[value].isdisjoint(of[each]) for each in meant)
            }
        for value in self.counts:
            if is_placeholder(value):
                suspects[value] = ()
            elif (meant := value.rstrip(_DIVIDERS)) != value:
                suspects[value] = (meant,) if meant in self.counts else ()
        return suspects


def count_terms(
    observed: Observed,
    key: str,
    types: tuple[str, ...],
    format_: str,
    known: frozenset[str],
    languages: tuple[str, ...],
) -> TermCounts | None:
    """Return the values of a field as terms, or None if it does not look like a vocabulary.

    ``types`` and ``format_`` are what its values have in common; ``known`` holds values that are
    terms for certain. ``languages`` are those of the pages, by number, or nothing.
    """
    if format_ not in ("", "year") or _last_word(key) in _FREE or key in ADDRESS_KEYS:
        return None
    values = observed.once("values", values_of, types)
    if are_truth_words(values):
        return None
    if sum(map(len, values.values())) < _LEAST_USES:
        return None
    if len(set().union(*values.values())) < LEAST_PAGES or any(map(_is_prose, values)):
        return None
    counts = {value: len(pages) for value, pages in values.items()}
    uses = sum(counts.values())
    files = sum(count for value, count in counts.items() if _FILE.fullmatch(value))
    divided = sum(count for value, count in counts.items() if value[-1] in _DIVIDERS)
    figures = sum(count for value, count in counts.items() if _FIGURE.fullmatch(value))
    if max(files, divided, figures) > few(uses):
        return None
    together = tuple(observed.lists) if "array" in types else ()
    if not together and sum(_names_several(value, counts) for value in counts) >= _SEVERAL:
        # It is the form of the site that one text names several.
        return None
    spoken = {
        value: frozenset(languages[page] for page in pages)
        for value, pages in values.items()
        if languages
    }
    terms = TermCounts(counts, together, languages=spoken)
    suspects = terms.suspects(known)
    if not together and any(len(meant) > 1 for meant in suspects.values()):
        # Where there are no lists, one text names several.
        return None
    core = {value: count for value, count in counts.items() if value not in suspects}
    return _judged(terms, core, key, suspects)


def _judged(
    terms: TermCounts, core: dict[str, int], key: str, suspects: dict[str, tuple[str, ...]]
) -> TermCounts | None:
    """Return the terms as a vocabulary that is open or closed, None if they are free text.

    Where no value of many is used but a few times, the next page will hardly bring a new one.
    """
    uses = sum(core.values())
    single = sum(count == 1 for count in core.values())
    often = sum(count >= _OFTEN for count in core.values())
    growing = key.rpartition(".")[2].casefold() in _GROWING
    if often < (1 if suspects else 2):
        return None
    if single > (_MOST_SINGLE_IF_GROWING if growing else _MOST_SINGLE) * uses:
        return None
    is_closed = (
        not growing
        and min(core.values()) >= _OFTEN
        and uses >= max(_CLOSED_USES, _CLOSED_USES_PER_TERM * len(core))
    )
    return terms._replace(is_open=not is_closed)


def values_of(observed: Observed, types: tuple[str, ...]) -> dict[str, set[int]]:
    """Return the texts of a field and of its lists, each with the numbers of its pages.

    None are returned of lists that hold anything but texts, or texts of a format.
    """
    values: dict[str, set[int]] = {}
    sources = [observed] if "string" in types else []
    if "array" in types and observed.items is not None:
        kinds, _ = common_types(observed.items)
        if set(kinds) - {"null"} == {"string"} and not common_format(observed.items, kinds):
            sources.append(observed.items)
    for source in sources:
        for value, page in zip(source.texts, source.text_pages, strict=True):
            if value:
                values.setdefault(value, set()).add(page)
    return values


def _names_several(text: str, values: Mapping[str, int]) -> bool:
    """Return whether a text joins others: one of them by commas, or all by "and"."""
    parts = _BY_COMMAS.split(text)
    if len(parts) > 1:
        return any(part in values for part in parts)
    parts = _BY_WORDS.split(text)
    return len(parts) > 1 and all(part in values for part in parts)


def _last_word(key: str) -> str:
    words = plain_words(key)
    return words[-1] if words else ""


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST_TERM or "\n" in text or text.count(" ") >= _MOST_WORDS
