"""How alike two pages are: their titles and file names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.source.front_matter.notation import notation_of
from profilelint.vocabulary.nearest import likeness_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.document import Document
    from profilelint.model.finding import Span

_WORD = pattern(r"[^\W_]+")
_NUMERALS = frozenset(
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "one", "two", "three", "four"]
)
_FILLERS = frozenset(
    [
        "a",
        "an",
        "and",
        "for",
        "in",
        "of",
        "the",
        "to",
        "project",
        "program",
        "programme",
        "activity",
    ]
)
_NEIGHBOURS = 20
_MOST_DIFFERENCES = 2
_LONGEST_ABBREVIATION = 8
_LONGEST = 300


def normalise(title: str) -> str:
    """Return the words of a title without capitals, punctuation and white space."""
    return " ".join(_WORD.findall(title[:_LONGEST].casefold()))


def stem(path: str) -> str:
    """Return a path without its extension, its capitals and the punctuation of the file name."""
    folder, _, name = path.rpartition("/")
    return folder + "/" + " ".join(_WORD.findall(name.rpartition(".")[0].casefold()))


def original(stem_of_copy: str) -> str | None:
    """Return the stem of the file whose copy a stem names; None if it names none.

    Copies are what file managers and content management systems make: ``name-1``, ``name (2)``,
    ``name copy``.
    """
    rest, _, last = stem_of_copy.rpartition(" ")
    copied = last == "copy" or (len(last) == 1 and last.isdigit())
    return rest if rest and copied else None


def near_pairs(titles: Mapping[str, str], least: int) -> Iterator[list[tuple[str, str]]]:
    """Yield the pairs of paths whose different titles are alike, each in the order of ``titles``.

    They come in lists, most of them empty, between which little work is done. ``titles`` are
    normalised ones by path. Each title is compared with its 20 neighbours in the alphabetical order
    of the titles, read forwards and backwards, so that the work grows with the number of pages and
    not with its square.
    """
    rank = {path: number for number, path in enumerate(titles)}
    figures: dict[str, str] = {}
    for path, title in titles.items():
        yield []
        figures[path] = " ".join(numbers(title))
    if len(set(figures.values())) == len(titles):
        return  # each title has numbers of its own
    seen: set[tuple[str, str]] = set()
    forwards = sorted(titles, key=titles.__getitem__)
    backwards = sorted(titles, key=lambda path: titles[path][::-1])
    for order in (forwards, backwards):
        in_order = [figures[path] for path in order]
        for index, path in enumerate(order):
            title, own = titles[path], in_order[index]
            last = index + 1 + _NEIGHBOURS
            if own not in in_order[index + 1 : last]:
                continue
            alike = []
            for other in order[index + 1 : last]:
                if figures[other] != own or titles[other] == title:
                    continue
                pair = (path, other) if rank[path] < rank[other] else (other, path)
                if pair in seen:
                    continue
                seen.add(pair)
                if are_alike(title, titles[other], least):
                    alike.append(pair)
            yield alike


def are_alike(one: str, two: str, least: int) -> bool:
    """Return whether two normalised titles name the same thing, as far as their words tell.

    Numbers, Roman ones included, must be the same. Words that say nothing of their own
    (``the``, ``project``) and abbreviations of the title do not count. At most two words may
    differ, each from a word of the other title by its spelling: ``least`` is how alike they must
    be, in percent. ``north`` and ``south`` tell two projects apart, ``river`` and ``rivers`` do
    not.
    """
    words, others = one.split(), two.split()
    only_one, only_two = _telling(words, others), _telling(others, words)
    if len(only_one) != len(only_two) or len(only_one) > _MOST_DIFFERENCES:
        return False
    if numbers(one) != numbers(two):
        return False
    if not only_one:
        return True
    return all(
        100 * likeness_to(word)(other) >= least
        for word, other in zip(only_one, only_two, strict=True)
    )


def _telling(words: list[str], others: list[str]) -> list[str]:
    """Return the words that the other title lacks and that tell something, sorted."""
    lacking = set(words).difference(others, _FILLERS)
    return sorted(word for word in lacking if not _is_abbreviation(word, words))


def _is_abbreviation(word: str, words: list[str]) -> bool:
    """Return whether the letters of a word are initials of the title's other words, in order."""
    if not 2 <= len(word) <= _LONGEST_ABBREVIATION:
        return False
    initials = iter([other[0] for other in words if other != word])
    return all(letter in initials for letter in word)


def numbers(title: str) -> list[str]:
    """Return the numbers in a normalised title, Roman ones included, sorted."""
    return sorted(
        [
            word
            for word in title.split()
            if word in _NUMERALS or (not word.isalpha() and any(map(str.isdigit, word)))
        ]
    )


def place_of(document: Document, field: str, value: str) -> Span:
    """Return where a string of the front matter's root is written.

    Where the notation can, it is found in the lines of the block: asking the document would parse
    the block once more for each page.
    """
    front_matter = document.front_matter
    if front_matter is not None:
        span = notation_of(front_matter).find_text(document.text, front_matter, field, value)
        if span is not None:
            return span
    return document.locate((field,))
