"""How the name of a post begins, as Jekyll reads it."""

from __future__ import annotations

import re
from typing import Final

from profilelint.model.named_tuple import NamedTuple

# DATE_FILENAME_MATCHER of its documents, and POST_PATH_MATCHER of its tag "post_url", for a name
# without its ending.
_NAME: Final = re.compile(r"([0-9]{2,4})-([0-9]{1,2})-([0-9]{1,2})-([^/]*)")
# As Ruby's dates complete a year of two digits.
_LAST_CENTURY: Final = 69


class PostName(NamedTuple):
    """The day at the beginning of a name, which the calendar need not have, and what follows it."""

    year: int
    month: int
    day: int
    rest: str


def read_post_name(stem: str) -> PostName | None:
    """Return what the name of a post says, without folder and ending; None without a day."""
    match = _NAME.fullmatch(stem)
    if match is None:
        return None
    year = int(match[1])
    if len(match[1]) == 2:
        year += 1900 if year >= _LAST_CENTURY else 2000
    return PostName(year, int(match[2]), int(match[3]), match[4])
