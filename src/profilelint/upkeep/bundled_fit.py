"""Whether pages are project profiles of the kind that the bundled schema describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.upkeep.agreement import ENOUGH
from profilelint.upkeep.infer import draft_mark
from profilelint.vocabulary.bundled import VOCABULARIES, bundled_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.upkeep.page_group import PageGroup
    from profilelint.vocabulary.vocabulary import Vocabulary

KNOWN_TERMS = 0.8
"""The part of their terms that the bundled vocabularies must know of profiles of that kind."""

_KEYS = ("title", "start", "end", "client", "solutions", "regions", "country")
_TERMS = {
    "client": "clients",
    "solutions": "solutions",
    "regions": "regions",
    "country": "countries",
}
_KNOWN_KEY = 0.7


def bundled_vocabularies() -> dict[str, Vocabulary]:
    """Return the vocabularies that come with the program, by name."""
    every = {name: bundled_vocabulary(name) for name in VOCABULARIES}
    return {name: vocabulary for name, vocabulary in every.items() if vocabulary is not None}


def known_share(group: PageGroup, known: Mapping[str, Vocabulary]) -> float | None:
    """Return which part of the terms in pages the bundled vocabularies know, from 0 to 1.

    None if the pages do not have the keys of project profiles, or are too few to tell.
    """
    data = [each for each in group.data if draft_mark(each) is None]
    if len(data) < ENOUGH:
        return None
    if any(sum(key in each for each in data) < _KNOWN_KEY * len(data) for key in _KEYS):
        return None
    uses = resolved = 0
    for each in data:
        for key, name in _TERMS.items():
            value = each.get(key)
            for member in value if isinstance(value, list) else [value]:
                if isinstance(member, str) and member.strip():
                    uses += 1
                    resolved += known[name].resolve(member.strip()) is not None
    return resolved / uses if uses else 0.0
