"""How alike two pages are: their titles and file names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.model.finding import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.document import Document

_WORD = re.compile(r"[^\W_]+")
_NUMERALS = frozenset(
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "one", "two", "three", "four"]
)
_NEIGHBOURS = 20
_LONGEST = 300


def normalise(title: str) -> str:
    """Return the words of a title without capitals, punctuation and white space."""
    return " ".join(_WORD.findall(title[:_LONGEST].casefold()))


def stem(path: str) -> str:
    """Return a path without its extension, punctuation and the number of a copy.

    Copies are what file managers and content management systems make: ``name-1``, ``name (2)``,
    ``name copy``.
    """
    folder, _, name = path.rpartition("/")
    words = _WORD.findall(name.rpartition(".")[0].casefold())
    if len(words) > 1 and (words[-1] == "copy" or (words[-1].isdigit() and len(words[-1]) == 1)):
        words.pop()
    return folder + "/" + " ".join(words)


def near_pairs(titles: Mapping[str, str], least: int) -> Iterator[tuple[str, str]]:
    """Yield the pairs of paths whose different titles are alike, each in the order of ``titles``.

    ``titles`` are normalised ones by path and ``least`` is a percentage. Each title is compared
    with its 20 neighbours in alphabetical order of the titles, read forwards and backwards, so
    that the work grows with the number of pages and not with its square. Titles that differ in a
    number, Roman ones included, are not alike.
    """
    from rapidfuzz.fuzz import ratio, token_sort_ratio

    rank = {path: number for number, path in enumerate(titles)}
    seen: set[tuple[str, str]] = set()
    forwards = sorted(titles, key=lambda path: titles[path])
    backwards = sorted(titles, key=lambda path: titles[path][::-1])
    for order in (forwards, backwards):
        for index, path in enumerate(order):
            for other in order[index + 1 : index + 1 + _NEIGHBOURS]:
                pair = (path, other) if rank[path] < rank[other] else (other, path)
                if pair in seen:
                    continue
                seen.add(pair)
                one, two = titles[path], titles[other]
                if one == two or _numbers(one) != _numbers(two):
                    continue
                if max(ratio(one, two), token_sort_ratio(one, two)) >= least:
                    yield pair


def _numbers(title: str) -> list[str]:
    return sorted(
        word for word in title.split() if word in _NUMERALS or any(c.isdigit() for c in word)
    )


def place_of(document: Document, field: str, value: str) -> Span:
    """Return where a string of the front matter's root is written.

    A string on one line, the common case, is found in the text itself: asking the document would
    parse the whole block once more.
    """
    front_matter = document.front_matter
    if front_matter is not None and front_matter.format == "yaml":
        text = document.text
        head = f"{field}: {value}"
        start = text.rfind(head, front_matter.span.start, front_matter.span.end)
        end = start + len(head)
        if start > 0 and text[start - 1] == "\n" and text[end : end + 1] in "\r\n":
            return Span(start + len(field) + 2, end)
    return document.locate((field,))
