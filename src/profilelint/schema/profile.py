"""Which pages are project profiles, going by their front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_WEIGHTS: Final = {
    "client": 2,
    "solutions": 2,
    "regions": 2,
    "country": 1,
    "start": 1,
    "end": 1,
    "start-date": 1,
    "end-date": 1,
    "summary": 1,
}
_ENOUGH: Final = 5


def is_profile(data: Mapping[str, Any]) -> bool:
    """Return whether the keys of front matter are those of a project profile.

    A few of them may be absent or misspelt. Pages of other kinds share one or two: an event has a
    start, an end and a country, a product has solutions and regions.
    """
    return sum(map(_WEIGHTS.__getitem__, _WEIGHTS.keys() & data.keys())) >= _ENOUGH
