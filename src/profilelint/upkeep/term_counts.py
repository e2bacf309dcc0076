"""The fields that look like controlled vocabularies, and the terms that they use."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.upkeep.agreement import common_format, common_types, few
from profilelint.upkeep.near_duplicate import near_duplicates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.upkeep.observed import Observed

_LEAST_USES = 6
_USES_PER_TERM = 2
_REPEATED = 0.6
_LONGEST_TERM = 100
_MOST_WORDS = 10
_FILE = pattern(r"[^ ]*(?:/[^ ]*|\.[A-Za-z0-9]{2,4})")


class TermCounts(NamedTuple):
    """The values of a field that looks like a controlled vocabulary.

    ``counts`` tells how often each is used, and ``together`` which values lists hold side by side.
    """

    counts: dict[str, int]
    together: tuple[frozenset[str], ...] = ()

    def suspects(self, known: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
        """Return the values that are probably misspelt; see `near_duplicates`."""
        return near_duplicates(self.counts, known=known, together=self.together)


def count_terms(
    observed: Observed, types: tuple[str, ...], format_: str, known: frozenset[str]
) -> TermCounts | None:
    """Return the values of a field as terms, or None if it does not look like a vocabulary.

    ``types`` and ``format_`` are what its values have in common; ``known`` holds values that are
    terms for certain.
    """
    texts = [text for text in observed.texts if text] if "string" in types else []
    together: tuple[frozenset[str], ...] = ()
    if "array" in types and observed.items is not None:
        kinds, _ = common_types(observed.items)
        if set(kinds) - {"null"} == {"string"} and not common_format(observed.items, kinds):
            texts += [text for text in observed.items.texts if text]
            together = tuple(observed.lists)
    if format_ not in ("", "year") or len(texts) < _LEAST_USES:
        return None
    if any(map(_is_prose, texts)):
        return None
    files = sum(_FILE.fullmatch(text) is not None for text in texts)
    if files > few(len(texts)):
        return None
    counts = Counter(texts)
    terms = TermCounts(dict(counts), together)
    suspects = terms.suspects(known)
    core = [count for value, count in counts.items() if value not in suspects]
    if len(core) < (1 if suspects else 2) or len(texts) < _USES_PER_TERM * len(core):
        return None
    if sum(count for count in core if count > 1) < _REPEATED * sum(core):
        return None
    return terms


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST_TERM or "\n" in text or text.count(" ") >= _MOST_WORDS
