"""What the rules that look across files collected from one file, as text.

The facts of every file are held until rules conclude from them, and text takes a fraction of the
memory that data takes. It is one line of ASCII in which each rule's name and its fact as JSON
follow a tab each; without facts it is empty. So the facts of one rule can be read without those of
others.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
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
    encode = _encoder().encode
    return "".join([f"\t{name}\t{encode(fact)}" for name, fact in facts.items()])


@cache
def _encoder() -> JSONEncoder:
    from json import JSONEncoder

    # Plain data holds no cycles, and to look for them takes a third of the time.
    return JSONEncoder(check_circular=False, separators=(",", ":"))


def read_facts(text: str) -> dict[str, Any]:
    """Return the facts of one file by rule name; raises `ValueError` or `RecursionError`."""
    from json import loads

    _, *fields = text.split("\t")
    return {name: loads(fact) for name, fact in zip(fields[::2], fields[1::2], strict=True)}


class Facts:
    """The facts of all files as text, of which those of one rule at a time are read.

    ``texts`` are pairs of path and text; raises `FactsError` for one that is no text of facts.
    """

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self._paths: list[str] = []
        self._texts: list[str] = []
        for path, text in texts:
            if text[:1] != "\t":
                raise FactsError(path)
            self._paths.append(path)
            self._texts.append(text)

    def of(self, rule: str) -> dict[str, Any]:
        """Return what a rule collected by path, in the order in which the files were given.

        Raises `FactsError`.
        """
        from json import loads

        found: dict[str, Any] = {}
        pairs = self._texts_of(rule)
        while batch := list(islice(pairs, _AT_ONCE)):
            try:
                facts = loads(f"[{','.join([text for _, text in batch])}]")
            except (ValueError, RecursionError):
                facts = []
            if len(facts) != len(batch):
                raise FactsError(next(path for path, text in batch if not _is_json(text)))
            for (path, _), fact in zip(batch, facts, strict=True):
                found[path] = fact
        return found

    def _texts_of(self, rule: str) -> Iterator[tuple[str, str]]:
        """Yield each file of which the rule collected something, with the fact's text."""
        # Names of rules hold no tabs, JSON holds none in one line, and no JSON looks like a name.
        start = f"\t{rule}\t"
        length = len(start)
        for path, text in zip(self._paths, self._texts, strict=True):
            at = text.find(start)
            if at != -1:
                end = text.find("\t", at + length)
                yield path, text[at + length : end if end != -1 else None]


def _is_json(text: str) -> bool:
    from json import loads

    try:
        loads(text)
    except (ValueError, RecursionError):
        return False
    return True
