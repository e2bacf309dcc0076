"""The lines of a text, and what ends the sentences in them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from profilelint.model.pattern import pattern

CLOSERS: Final = "\"'”’»)]*_"
"""What may stand between the end of a sentence and that of its line."""

_LONE_RETURN: Final = pattern(r"\r(?!\n)")


@lru_cache(maxsize=1)
def with_line_feeds(text: str) -> str:
    """Return a text of the same length in which each line that ended in CR alone ends in LF."""
    return _LONE_RETURN.sub("\n", text) if "\r" in text else text
