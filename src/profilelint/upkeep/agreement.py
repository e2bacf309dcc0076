"""What nearly all values of a field agree on: types, format, a typical example."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from profilelint.model.pattern import pattern
from profilelint.source.front_matter.yaml.core import TRUTH_WORDS
from profilelint.upkeep.near_duplicate import near_duplicates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from profilelint.upkeep.observed import Observed

ENOUGH = 3
"""How many values there must be before anything is concluded from them."""

SMALL = 10
"""How many values there must be before one of them may differ."""

FIRST_YEAR, LAST_YEAR = 1900, 2100

TIMESTAMP = (
    "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(([Tt]|[ ]+)[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?"
    "([ ]*(Z|[+-][0-9]{1,2}(:?[0-9]{2})?))?)?$"
)
"""The pattern of a date with or without a time of day, as YAML 1.1 writes them."""

TEXT_OR_LIST = frozenset(
    ("aliases", "author", "authors", "categories", "category", "keywords", "redirect_from", "tags")
)
"""Keys that site generators and their plugins take one text for as well as a list."""

_PART = 20
_LONGEST_EXAMPLE = 60
_MOST_QUOTED = 10
_MOST_CANDIDATES = 100
_TIMESTAMP = pattern(TIMESTAMP)
_WORD = pattern(r"\w+")
# A picture for screens with more dots, and any other file behind a sign.
_PICTURE = pattern(r"@\d(?:\.\d+)?x\b|\.(?:avif|gif|ico|jpe?g|pdf|png|svg|webp)$", re.IGNORECASE)


def few(total: int) -> int:
    """Return how many of a number of values may differ before they no longer agree.

    One in twenty may, and one of any ten or more.
    """
    return max(total // _PART, 1 if total >= SMALL else 0)


def common_types(
    observed: Observed, *, takes_text: bool = False
) -> tuple[tuple[str, ...], dict[str, int]]:
    """Return the types that count, the commonest first, and how many values have others.

    Left out are types that few values have and that are faults: a number or truth value in
    quotation marks, and one text where lists are usual, unless the site ``takes_text`` for a list
    there. Other values that few pages have, such as ``false`` for no picture, were meant. Where all
    texts are "yes" or the like, they may become the truth values that some programs read there.
    """
    counts = Counter(observed.types)
    if counts["number"] > few(counts.total()):
        counts["number"] += counts.pop("integer", 0)
    left_out: set[str] = set()
    if counts["string"] and _are_faults(observed, counts, takes_text=takes_text):
        left_out.add("string")
    kept = [kind for kind, count in counts.most_common() if count and kind not in left_out]
    if kept == ["null"] and left_out:
        kept = ["string"]
    if "number" in kept and "integer" in kept:
        kept.remove("integer")
    if "string" in kept and "boolean" not in kept and are_truth_words(observed.texts):
        kept.append("boolean")
    others = {kind: counts[kind] for kind in left_out if kind not in kept}
    return tuple(kept) or ("null",), others


def are_truth_words(texts: Iterable[str]) -> bool:
    """Return whether all texts are words that some programs read as true or false."""
    return {text.lower() for text in texts} <= TRUTH_WORDS


def _are_faults(observed: Observed, counts: Counter[str], *, takes_text: bool) -> bool:
    """Return whether all texts are numbers or truth values in quotation marks, or lists of one."""
    texts = observed.texts
    # A site that has many of them takes them for numbers and truth values, too.
    if len(texts) <= max(few(counts.total()), _MOST_QUOTED):
        if 3 * len(texts) <= counts["integer"]:
            return all(text.isascii() and text.isdigit() for text in texts)
        if 3 * len(texts) <= counts["boolean"]:
            return all(text.lower() in ("true", "false") for text in texts)
    return (
        not takes_text
        and len(texts) <= few(counts.total())
        and len(texts) + counts["array"] == counts.total()
    )


def common_format(observed: Observed, types: tuple[str, ...]) -> str:
    """Return ``date``, ``timestamp``, ``email``, ``uri``, ``year``, or an empty text for none.

    The few texts that differ must look like attempts at the format: ``today`` for a date is none.
    """
    if "integer" in types and "number" not in types:
        years = [n for n in observed.numbers if FIRST_YEAR <= n <= LAST_YEAR]
        whole = observed.types["integer"]
        if len(years) >= ENOUGH and whole - len(years) <= few(whole):
            return "year"
    texts = [text for text in observed.texts if text]
    if "string" not in types or len(texts) < ENOUGH:
        return ""
    from profilelint.schema.formats import is_date

    allowed = few(len(texts))
    others: list[str] = []
    moments: list[str] = []
    left = allowed
    for text, count in Counter(texts).items():
        if _TIMESTAMP.match(text):
            moments.append(text)
            continue
        others.append(text)
        left -= count
        if left < 0:
            break
    else:
        if any(sum(map(str.isdigit, text)) < 2 for text in others):
            return ""
        return "date" if all(map(is_date, moments)) else "timestamp"
    if _agree(texts, _is_mailbox, allowed, _is_nearly_mailbox):
        return "email"
    return "uri" if _agree(texts, _is_web, allowed, _is_nearly_web) else ""


def _agree(
    texts: list[str],
    holds: Callable[[str], bool],
    allowed: int,
    is_attempt: Callable[[str], bool],
) -> bool:
    """Return whether all but some texts pass a test; stop when that is decided."""
    failed = 0
    for text in texts:
        if not holds(text):
            failed += 1
            if failed > allowed or not is_attempt(text):
                return False
    return True


def _is_mailbox(text: str) -> bool:
    from profilelint.schema.formats import is_email

    return is_email(text) and _is_nearly_mailbox(text)


def _is_nearly_mailbox(text: str) -> bool:
    """Return whether a text looks like an e-mail address, and not like ``img/logo@2x.png``.

    With a subject behind "?", it is a part of a link: the templates write "mailto:" before it.
    """
    return (
        text.find("@") > 0 and "/" not in text and "?" not in text and _PICTURE.search(text) is None
    )


def _is_web(text: str) -> bool:
    from profilelint.schema.formats import is_url

    return "://" in text and is_url(text)


def _is_nearly_web(text: str) -> bool:
    return text.startswith(("http", "www.", "htt", "htp")) and "{" not in text


def are_unique(observed: Observed) -> bool:
    """Return whether no list holds the same text twice."""
    distinct = sum(map(len, observed.lists))
    texts = len(observed.items.texts) if observed.items is not None else 0
    return texts == distinct


def typical_value(
    observed: Observed, types: tuple[str, ...], is_right: Callable[[str], bool]
) -> str | int | float | None:
    """Return the commonest text or number of a field; None where it is long, or there is none.

    Of texts that are equally common, it is one without misspelt words, whose words others have as
    well. Texts that are not right are never returned.
    """
    if types[0] in ("integer", "number"):
        numbers: list[Any] = observed.numbers
        value: str | int | float | None = Counter(numbers).most_common(1)[0][0] if numbers else None
        return value
    if types[0] != "string":
        return None
    most = 0
    candidates: list[str] = []
    for text, count in Counter(observed.texts).most_common():
        if count < most or len(candidates) == _MOST_CANDIDATES:
            break
        if text and len(text) <= _LONGEST_EXAMPLE and text.isprintable() and is_right(text):
            most = count
            candidates.append(text)
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    words = Counter(word for text in candidates for word in _words(text))
    suspects = near_duplicates(words).keys()

    def rank(text: str) -> tuple[bool, float]:
        own = _words(text)
        return suspects.isdisjoint(own), _share(words[word] > 1 for word in own)

    return max(candidates, key=rank)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _share(each: Iterable[bool]) -> float:
    tests = list(each)
    return sum(tests) / len(tests) if tests else 0.0
