"""What nearly all values of a field agree on: types, format, a typical example."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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

_PART = 20
_LONGEST_EXAMPLE = 60
_TIMESTAMP = pattern(TIMESTAMP)


def few(total: int) -> int:
    """Return how many of a number of values may differ before they no longer agree.

    One in twenty may, and one of any ten or more.
    """
    return max(total // _PART, 1 if total >= SMALL else 0)


def common_types(observed: Observed) -> tuple[tuple[str, ...], dict[str, int]]:
    """Return the types that count, the commonest first, and how many values have others."""
    counts = Counter(observed.types)
    if counts["number"] > few(counts.total()):
        counts["number"] += counts.pop("integer", 0)
    allowed = few(counts.total())
    kept = [kind for kind, count in counts.most_common() if count > allowed]
    if "string" in kept and len(kept) > 1 and _only_quoted(observed, counts):
        kept.remove("string")
    if not kept or kept == ["null"]:
        kept = [kind for kind, count in counts.most_common() if count and kind != "null"] or kept
    if not kept:
        kept = ["null"]
    others = {kind: count for kind, count in counts.items() if count and kind not in kept}
    return tuple(kept), others


def _only_quoted(observed: Observed, counts: Mapping[str, int]) -> bool:
    """Return whether all texts are numbers or truth values that got quotation marks."""
    texts = observed.texts
    if 3 * len(texts) <= counts["integer"]:
        return all(text.isascii() and text.isdigit() for text in texts)
    if 3 * len(texts) <= counts["boolean"]:
        return all(text.lower() in ("true", "false") for text in texts)
    return False


def common_format(observed: Observed, types: tuple[str, ...]) -> str:
    """Return ``date``, ``timestamp``, ``email``, ``uri``, ``year``, or an empty text for none."""
    if "integer" in types and "number" not in types:
        years = [n for n in observed.numbers if FIRST_YEAR <= n <= LAST_YEAR]
        whole = observed.types["integer"]
        if len(years) >= ENOUGH and whole - len(years) <= few(whole):
            return "year"
    texts = [text for text in observed.texts if text]
    if "string" not in types or len(texts) < ENOUGH:
        return ""
    from profilelint.schema.formats import is_date, is_email

    allowed = few(len(texts))
    stamps = [text for text in texts if _TIMESTAMP.match(text)]
    if len(texts) - len(stamps) <= allowed:
        return "date" if all(is_date(text) for text in stamps) else "timestamp"
    if _agree(texts, is_email, allowed):
        return "email"
    return "uri" if _agree(texts, _is_web, allowed) else ""


def _agree(texts: list[str], holds: Callable[[str], bool], allowed: int) -> bool:
    """Return whether all but some texts pass a test; stop when that is decided."""
    failed = 0
    for text in texts:
        if not holds(text):
            failed += 1
            if failed > allowed:
                return False
    return True


def _is_web(text: str) -> bool:
    from profilelint.schema.formats import is_url

    return "://" in text and is_url(text)


def are_unique(observed: Observed) -> bool:
    """Return whether hardly any list holds the same text twice."""
    distinct = sum(map(len, observed.lists))
    texts = len(observed.items.texts) if observed.items is not None else 0
    return texts - distinct <= few(len(observed.lists))


def typical_value(observed: Observed, types: tuple[str, ...]) -> str | int | float | None:
    """Return the commonest text or number of a field; None where it is long, or there is none."""
    values: list[Any] = []
    if types[0] == "string":
        values = [text for text in observed.texts if text]
    elif types[0] in ("integer", "number"):
        values = observed.numbers
    if not values:
        return None
    value: str | int | float = Counter(values).most_common(1)[0][0]
    fits = not isinstance(value, str) or (len(value) <= _LONGEST_EXAMPLE and value.isprintable())
    return value if fits else None
