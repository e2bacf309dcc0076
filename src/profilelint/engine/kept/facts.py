"""What the rules that look across files collected from one file, as text.

Facts are kept of every file until something is concluded from them, and text takes a fraction of
the room. It is JSON in ASCII and in one line, a mapping from the names of rules; without facts,
it is empty.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from json import JSONEncoder

_AT_ONCE = 1000


class FactsError(ValueError):
    """A text that is not one of facts."""


def write_facts(facts: Mapping[str, Any]) -> str:
    """Return facts, plain data by rule name, as text."""
    return _encoder().encode(facts) if facts else ""


@cache
def _encoder() -> JSONEncoder:
    from json import JSONEncoder

    # Plain data holds no circles, and to look for them takes a third of the time.
    return JSONEncoder(check_circular=False)


def by_rule(facts: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return the facts of files, given as text by path, by rule name and path.

    Rules are in order, paths as they are given. Raises `FactsError`.
    """
    from json import loads

    found: dict[str, dict[str, Any]] = {}
    paths = list(facts)
    for start in range(0, len(paths), _AT_ONCE):
        some = paths[start : start + _AT_ONCE]
        try:
            read = loads(f"[{','.join([facts[path] for path in some])}]")
        except (ValueError, RecursionError) as error:
            raise FactsError from error
        if len(read) != len(some) or {own.__class__ for own in read} != {dict}:
            raise FactsError
        for path, own in zip(some, read, strict=True):
            for name, fact in own.items():
                by_path = found.get(name)
                if by_path is None:
                    by_path = found[name] = {}
                by_path[path] = fact
    return dict(sorted(found.items()))
