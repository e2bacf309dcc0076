"""What the rules that look across files collected from one file, as text.

The facts of every file are held until rules conclude from them, and text takes a fraction of the
memory that data takes. It is a JSON object with the facts by rule name, in one line of ASCII;
without facts it is empty.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from json import JSONEncoder

_AT_ONCE = 1000


class FactsError(ValueError):
    """A text that `write_facts` did not return; ``path`` is the file that it is given for."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def write_facts(facts: Mapping[str, Any]) -> str:
    """Return facts, plain data by rule name, as text.

    Raises `TypeError`, `ValueError` or `RecursionError` for data that JSON cannot hold.
    """
    return _encoder().encode(facts) if facts else ""


@cache
def _encoder() -> JSONEncoder:
    from json import JSONEncoder

    # Plain data holds no cycles, and to look for them takes a third of the time.
    return JSONEncoder(check_circular=False)


def read_facts(texts: Iterable[tuple[str, str]]) -> dict[str, dict[str, Any]]:
    """Return the facts of files, given as pairs of path and text, by rule name and path.

    Rules are in the order of their names, paths as they are given. Raises `FactsError`.
    """
    from itertools import islice
    from json import loads

    facts: dict[str, dict[str, Any]] = {}
    pairs = iter(texts)
    while batch := list(islice(pairs, _AT_ONCE)):
        try:
            objects = loads(f"[{','.join([text for _, text in batch])}]")
        except (ValueError, RecursionError):
            objects = []
        if len(objects) != len(batch) or {each.__class__ for each in objects} != {dict}:
            raise FactsError(next(path for path, text in batch if not _is_object(text)))
        for (path, _), by_rule in zip(batch, objects, strict=True):
            for name, fact in by_rule.items():
                by_path = facts.get(name)
                if by_path is None:
                    by_path = facts[name] = {}
                by_path[path] = fact
    return dict(sorted(facts.items()))


def _is_object(text: str) -> bool:
    from json import loads

    try:
        return loads(text).__class__ is dict
    except (ValueError, RecursionError):
        return False
