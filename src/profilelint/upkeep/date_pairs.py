"""The dates of which one lies before the other on all pages but a few."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.text import plain_words
from profilelint.rules.date.dates import read_moment
from profilelint.upkeep.agreement import few

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from profilelint.model.tree import Plain
    from profilelint.rules.date.dates import Moment

_LEAST_GROUPS = 5
_LEAST_IF_VAGUE = 20
_DEEPEST = 3
_MOST_KEYS = 60
_FIRST = frozenset(
    ("start", "starts", "started", "begin", "begins", "from", "since", "open", "opens", "opening")
)
_LAST = frozenset(
    (
        *("end", "ends", "ended", "to", "until", "till", "close", "closes", "closing", "finish"),
        *("expiry", "expires", "expiration"),
    )
)
_ANY_FIRST = frozenset(("added", "created", "date", "published", "publish", "release", "released"))
_ANY_LAST = frozenset(
    ("eol", "eoas", "eoes", "discontinued", "retired", "lastmod", "modified", "updated")
)


class DatePair(NamedTuple):
    """Two fields, the earlier one first, as the options of rules name them.

    ``agree`` of ``groups`` that have both have them in this order. A group is the front matter of
    a page or a group of keys in it.
    """

    first: str
    last: str
    groups: int
    agree: int


def date_pairs(pages: Sequence[Mapping[str, Any]]) -> tuple[DatePair, ...]:
    """Return the pairs of dates that all pages but a few have in one order.

    Of several fields that come after one, it is the one that most groups have.
    """
    groups: dict[tuple[str, ...], list[Mapping[str, Plain]]] = {}
    for page in pages:
        _take_groups(page, (), groups)
    best: dict[str, DatePair] = {}
    for place in sorted(groups):
        for pair in _pairs(place, groups[place]):
            rival = best.get(pair.first) if pair is not None else None
            if pair is not None and (rival is None or pair.groups > rival.groups):
                best[pair.first] = pair
    return tuple(best.values())


def _take_groups(
    data: Mapping[str, Plain],
    place: tuple[str, ...],
    groups: dict[tuple[str, ...], list[Mapping[str, Plain]]],
) -> None:
    """Add a group of keys, and those in it, to the others by place."""
    groups.setdefault(place, []).append(data)
    if len(place) >= _DEEPEST:
        return
    for key, value in data.items():
        if not isinstance(value, (dict, list)) or "." in key:
            continue
        for member in value if isinstance(value, list) else (value,):
            if isinstance(member, dict):
                _take_groups(member, (*place, key), groups)


def _pairs(
    place: tuple[str, ...], groups: Sequence[Mapping[str, Plain]]
) -> Iterator[DatePair | None]:
    keys = [key for key in dict.fromkeys(chain.from_iterable(groups)) if "." not in key]
    words = {key: frozenset(plain_words(key)) for key in keys[:_MOST_KEYS]}
    firsts = [key for key, own in words.items() if own & (_FIRST | _ANY_FIRST)]
    lasts = [key for key, own in words.items() if own & (_LAST | _ANY_LAST)]
    moments: dict[str, list[Moment | None]] = {}
    known: dict[Plain, Moment | None] = {}
    for first in firsts:
        for last in lasts:
            if first != last and _may_be_pair(words[first], words[last]):
                for key in (first, last):
                    if key not in moments:
                        moments[key] = _moments([group.get(key) for group in groups], known)
                yield _pair(place, moments, first, last, words)


def _moments(values: Sequence[Plain], known: dict[Plain, Moment | None]) -> list[Moment | None]:
    """Return what `read_moment` does of each value; texts that were read are ``known``."""
    for text in {value for value in values if value.__class__ is str} - known.keys():
        known[text] = read_moment(text)
    return [
        known[value] if value.__class__ is str else None if value is None else read_moment(value)
        for value in values
    ]


def _may_be_pair(first: frozenset[str], last: frozenset[str]) -> bool:
    """Return whether two keys differ in nothing but in being the first and the last of a time."""
    if first & _FIRST and last & _LAST:
        return first - _FIRST == last - _LAST
    if first & (_LAST | _ANY_LAST) or last & (_FIRST | (_ANY_FIRST - {"date"})):
        return False
    return bool(first & _ANY_FIRST and last & (_LAST | _ANY_LAST))


def _pair(
    place: tuple[str, ...],
    moments: Mapping[str, Sequence[Moment | None]],
    first: str,
    last: str,
    words: Mapping[str, frozenset[str]],
) -> DatePair | None:
    total = agree = 0
    apart = False
    for start, end in zip(moments[first], moments[last], strict=True):
        if start is None or end is None:
            continue
        total += 1
        precision = min(len(start), len(end))
        agree += start[:precision] <= end[:precision]
        apart = apart or start[:precision] < end[:precision]
    is_plain = bool(words[first] & _FIRST or words[last] & _LAST)
    least = _LEAST_GROUPS if is_plain else _LEAST_IF_VAGUE
    allowed = few(total) if is_plain else 0
    if total < least or total - agree > allowed or not apart:
        return None
    prefix = "".join(f"{step}." for step in place)
    return DatePair(prefix + first, prefix + last, total, agree)
