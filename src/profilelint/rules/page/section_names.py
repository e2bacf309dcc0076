"""The names of the sections that profiles have in common."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.model.body import Section

LONGEST_LABEL: Final = 60
"""Characters of the longest line that is taken for the title of a section."""

_HEADINGS: Final = 256

ACTIVITIES: Final = (
    "Sample Activities",
    "Select Activities",
    "Selected Activities",
    "Project Activities",
    "Key Activities",
    "Main Activities",
    "Illustrative Activities",
    "Activities",
)
"""What headings of lists of activities read."""

RESULTS: Final = (
    "Select Results",
    "Selected Results",
    "Sample Results",
    "Project Results",
    "Key Results",
    "Main Results",
    "Results to Date",
    "Results",
    "Select Achievements",
    "Key Achievements",
    "Achievements",
    "Select Accomplishments",
    "Key Accomplishments",
    "Accomplishments",
)
"""What headings of lists of results read."""


@lru_cache(maxsize=_HEADINGS)
def folded(name: str) -> str:
    """Return a heading's text for comparison: case, spacing and a colon at its end do not count."""
    return " ".join(name.split()).rstrip(":").rstrip().casefold()


def folded_names(names: Iterable[str]) -> frozenset[str]:
    """Return names as `is_named` compares them."""
    return frozenset(map(folded, names))


def is_named(section: Section, names: frozenset[str]) -> bool:
    """Return whether a section's heading reads one of the folded names."""
    return section.heading is not None and folded(section.heading.text) in names
