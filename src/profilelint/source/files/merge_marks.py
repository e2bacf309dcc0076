"""Marks of an unresolved merge in files that are not pages."""

from __future__ import annotations

import re
from typing import Final

MESSAGE: Final = (
    "this file holds an unresolved merge conflict: keep one of the two versions, and delete the "
    'lines that begin with "<<<<<<<", "=======" and ">>>>>>>"'
)

_MARK: Final = re.compile(r"^(?:<{7}|>{7}) \S", re.MULTILINE)


def conflict_line(text: str) -> int:
    """Return the one-based line of the first mark that opens or closes a conflict; 0 if none does.

    No notation of data has such a line but within a text of several lines, so ask this of a file
    that cannot be read.
    """
    mark = _MARK.search(text)
    return text.count("\n", 0, mark.start()) + 1 if mark is not None else 0
