"""The names that are given to proposed files and vocabularies."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.upkeep.term_counts import TermCounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.upkeep.infer import Inference, Place
    from profilelint.upkeep.page_group import PageGroup

_NOT_IN_NAMES = pattern(r"[^A-Za-z0-9_]+")
_LONGEST = 60


def slug(text: str) -> str:
    """Return a text as part of a file name: lower case, hyphens for all but letters and digits."""
    return _NOT_IN_NAMES.sub("-", text).strip("-").lower()[:_LONGEST] or "terms"


def unique_slug(text: str, taken: set[str]) -> str:
    """Return a file name for a text that is not among those taken, and add it to them."""
    name = first = slug(text)
    number = 1
    while name in taken:
        number += 1
        name = f"{first}-{number}"
    taken.add(name)
    return name


def name_vocabularies(
    groups: Sequence[PageGroup], inferences: Sequence[Inference | None]
) -> tuple[dict[str, TermCounts], list[dict[Place, str]]]:
    """Return the terms by vocabulary, and for each group the vocabularies of its places.

    Fields of the same name share one where half of the terms of one are terms of the other.
    """
    merged: dict[str, TermCounts] = {}
    names: list[dict[Place, str]] = []
    for group, inference in zip(groups, inferences, strict=True):
        own: dict[Place, str] = {}
        for field in inference.fields if inference is not None else ():
            if field.terms is None:
                continue
            name = slug("-".join(field.place))
            other = merged.get(name)
            if other is not None:
                common = len(other.counts.keys() & field.terms.counts.keys())
                if 2 * common >= min(len(other.counts), len(field.terms.counts)):
                    counts = Counter(other.counts)
                    counts.update(field.terms.counts)
                    merged[name] = TermCounts(
                        dict(counts),
                        other.together + field.terms.together,
                        other.is_open or field.terms.is_open,
                    )
                    own[field.place] = name
                    continue
                name = unique_slug(f"{group.kind.name}-{name}", set(merged))
            merged[name] = field.terms
            own[field.place] = name
        names.append(own)
    return merged, names
