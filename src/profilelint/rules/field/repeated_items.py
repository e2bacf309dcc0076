"""Items of a list that are the same word, written alike or not."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.pattern import pattern
from profilelint.vocabulary.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.finding import Route
    from profilelint.model.tree import Plain

_MOST: Final = 200
LONGEST: Final = 80
"""Characters of a word; longer items are sentences."""

# Lists in which each spelling counts: addresses, names of files, pieces of programs.
_SPELLED: Final = frozenset(("answer", "answers", "choices", "id", "ids", "lines", "rows", "src"))
_SPELLED_PARTS: Final = (
    *("alias", "abbreviation", "class", "code", "command", "column", "css", "example", "file"),
    *("flag", "icon", "identifier", "image", "import", "js", "key", "layout", "letter", "link"),
    *("option", "output", "package", "path", "redirect", "ref", "script", "slug", "spelling"),
    *("style", "synonym", "unit", "uri", "url", "variant"),
)
# Lists in which an item counts once.
_TERMS: Final = pattern(
    r"(?i:tags?|categor(?:y|ies)|topics?|keywords?|subjects?|series|countr(?:y|ies)|regions?"
    r"|solutions?|clients?|sectors?|themes?|authors?)"
)
_PLAIN: Final = pattern(r"[^\W\d_][\w .,'’&+()‐‑–—-]*")
_FILE_NAME: Final = pattern(r".*\.\w{1,5}")
_IDENTIFIER: Final = pattern(r"[a-z]+[A-Z]\w*|.*_.*")
# Words that mean something else in capitals.
_TWO_WORDS: Final = frozenset(("aids", "china", "polish", "turkey", "who"))


def term_lists(data: Plain, route: Route = ()) -> Iterator[tuple[Route, list[Plain]]]:
    """Yield the lists of words that are no addresses, names of files or pieces of programs."""
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        if isinstance(value, list) and 0 < len(value) <= _MOST:
            if isinstance(value[0], str) and not _is_spelled(key):
                yield (*route, key), value
        elif isinstance(value, dict):
            yield from term_lists(value, (*route, key))


# The same lists with the same words stand on many pages.


@lru_cache(maxsize=256)
def _is_spelled(key: str) -> bool:
    small = key.lower()
    # A keyword is no key.
    apart = small.replace("keyword", " ")
    return small in _SPELLED or any(part in apart for part in _SPELLED_PARTS)


@lru_cache(maxsize=4096)
def _word(item: str) -> str:
    """Return the word that an item is, whichever way it is written; empty if it is none."""
    return fold(item) if _PLAIN.fullmatch(item) else ""


def repeated(key: str, items: list[Plain]) -> list[list[int]]:
    """Return the groups of items that are one word; each is the indices of at least two of them."""
    groups: dict[str, list[int]] = {}
    for index, item in enumerate(items):
        if isinstance(item, str) and 2 < len(item) <= LONGEST and (word := _word(item)):
            groups.setdefault(word, []).append(index)
    if len(groups) == len(items):
        return []
    counts_once = _TERMS.fullmatch(key) is not None
    return [
        group
        for folded, group in groups.items()
        if len(group) > 1 and _is_one([str(items[index]) for index in group], folded, counts_once)
    ]


def _is_one(forms: list[str], folded: str, counts_once: bool) -> bool:
    if len(set(forms)) == 1:
        return counts_once
    return folded not in _TWO_WORDS and not any(
        _FILE_NAME.fullmatch(form) or _IDENTIFIER.fullmatch(form) for form in forms
    )
