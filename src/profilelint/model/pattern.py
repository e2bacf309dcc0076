"""Regular expressions that are compiled when they are first used.

Compiling all the patterns of the rules takes longer than checking a page, and a page needs few.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Pattern:
    """Stands for a compiled pattern; its methods become the pattern's own at the first call."""

    __slots__ = (
        "_flags",
        "_source",
        "findall",
        "finditer",
        "flags",
        "fullmatch",
        "groupindex",
        "groups",
        "match",
        "pattern",
        "search",
        "split",
        "sub",
        "subn",
    )  # fmt: skip

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Called for a slot that is still empty, and for what a pattern does not have: a class body
        # that holds a pattern may be searched for abstract methods.
        if name not in _Pattern.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for slot in _Pattern.__slots__[2:]:
            setattr(self, slot, getattr(compiled, slot))
        return getattr(compiled, name)


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` returns, as far as its methods go, without compiling it yet.

    A mistake in ``source`` is therefore raised at the first use.
    """
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))
