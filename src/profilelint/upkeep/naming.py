"""The names that are given to proposed files and vocabularies."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.upkeep.kept_lists import KeptList
from profilelint.upkeep.term_counts import TermCounts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    groups: Sequence[PageGroup],
    inferences: Sequence[Inference | None],
    kept: Sequence[Mapping[Place, KeptList]],
) -> tuple[dict[str, TermCounts | KeptList], list[dict[Place, str]]]:
    """Return the terms by vocabulary, and for each group the vocabularies of its places.

    ``kept`` are the lists that the site keeps, by group and place. Fields of the same name share a
    vocabulary where they have the same list, or half of the terms of one are terms of the other.
    """
    merged: dict[str, TermCounts | KeptList] = {}
    names: list[dict[Place, str]] = []
    for group, inference, lists in zip(groups, inferences, kept, strict=True):
        own: dict[Place, str] = {}
        for field in inference.fields if inference is not None else ():
            terms = lists.get(field.place, field.terms)
            if terms is None:
                continue
            name = slug("-".join(field.place))
            common = _merged(merged[name], terms) if name in merged else terms
            if common is None:
                name = unique_slug(f"{group.kind.name}-{name}", set(merged))
                common = terms
            merged[name] = common
            own[field.place] = name
        names.append(own)
    return merged, names


def _merged(
    one: TermCounts | KeptList, other: TermCounts | KeptList
) -> TermCounts | KeptList | None:
    """Return the terms of two fields together; None if they have little in common."""
    if isinstance(one, KeptList) or isinstance(other, KeptList):
        if isinstance(one, KeptList) and isinstance(other, KeptList) and one.source == other.source:
            return one._replace(known=one.known + other.known, uses=one.uses + other.uses)
        return None
    common = len(one.counts.keys() & other.counts.keys())
    if 2 * common < min(len(one.counts), len(other.counts)):
        return None
    counts = Counter(one.counts)
    counts.update(other.counts)
    languages = {
        value: one.languages.get(value, frozenset()) | other.languages.get(value, frozenset())
        for value in counts
        if one.languages and other.languages
    }
    is_open = one.is_open or other.is_open
    return TermCounts(dict(counts), one.together + other.together, is_open, languages)
