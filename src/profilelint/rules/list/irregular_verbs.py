"""Past tenses that are spelt in their own way, and prefixes that verbs may have."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


IRREGULAR_PASTS: Final = _words(
    """
    arose ate became began bent bore bought bound broke brought built came caught chose dealt did
    drew dug drove fed fell felt flew foresaw fought found gave got grew had heard held kept knew
    laid led left lent lost made meant met oversaw overcame overtook paid proved ran rang reached
    rebuilt remade rethought retook rewrote rose said sang sat saw sent shook shot showed slept
    sold sought spent spoke spun stood stuck swept taught thought threw told took underwent
    understood undertook upheld went withdrew withstood woke won wore wrote
    """
)
"""Past tenses that do not end in ``-ed``."""

PREFIXES: Final = ("co-", "pre-", "re-", "co", "out", "re")
"""What may stand before a verb."""
