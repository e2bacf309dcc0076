"""The parts of an address that only tell who sent the reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

# What share buttons and campaign tools leave behind the "#"; no page has such a place. A news
# magazine's own is twelve hexadecimal digits, which could be a place elsewhere.
_FRAGMENT = pattern(
    r"(?:utm_[a-z]+=|xtor=|sthash\.|gsc\.tab=|Echobox=|link_time=|fbclid=|axzz|ixzz)[^#]*"
    r"|\.[A-Za-z0-9_-]{8,12}(?:\.[a-z]{2,12})?|_=_"
)
_MAGAZINE = pattern(r"https?://(?:www\.)?forbes\.com/", re.IGNORECASE)
_HEXADECIMAL = pattern(r"[0-9a-f]{10,13}")
# What its author put there on purpose: a credit that the linked service asks for, or a campaign of
# the site's own. What is left over from a newsletter or an advertisement names its medium.
_ON_PURPOSE = pattern(
    r"[?&;]utm_medium=(?:affiliate|badge|integration|partner\w*|referral|website)(?![\w-])"
)
_CAMPAIGN = pattern(r"[?&;]utm_campaign=")
_SOURCE = pattern(r"[?&;]utm_source=([^&#]*)")
_CHANNEL = pattern(r"\.|news|mail|twitter|facebook|linkedin|google|rss|social", re.IGNORECASE)
# A parameter behind it begins with the name of a character.
_REFERENCE = pattern(r"&(?!amp;)(?:#\w+|[A-Za-z]\w*);")
_SEPARATOR = pattern("&amp;|&")


class Tracking(NamedTuple):
    """What of an address can go: ranges of it, in order and apart, and what stands there."""

    ranges: list[tuple[int, int]]
    names: list[str]


def matcher(names: tuple[str, ...]) -> Callable[[str], bool]:
    """Return a function that tells whether a parameter's name is one of those given."""
    whole = frozenset(name.lower() for name in names if not name.endswith("*"))
    beginnings = tuple(name[:-1].lower() for name in names if name.endswith("*"))

    def is_tracking(name: str) -> bool:
        lower = name.replace("\\", "").lower()
        return lower in whole or (bool(beginnings) and lower.startswith(beginnings))

    return is_tracking


def suspecter(names: tuple[str, ...]) -> Callable[[str], bool]:
    """Return a function that tells whether an address may be tracking: a quick look.

    The address need not be as it is written: of parameters of these names, and of a fragment that
    only tells who sent the reader, both hold the letters.
    """
    words = [name.removesuffix("*").lower() for name in names]

    def is_suspect(url: str) -> bool:
        if "?" in url and any(map(url.lower().__contains__, words)):
            return True
        _, mark, fragment = url.rpartition("#")
        return bool(mark) and (
            _FRAGMENT.fullmatch(fragment) is not None
            or _HEXADECIMAL.fullmatch(fragment) is not None
        )

    return is_suspect


def find_parameters(written: str, is_tracking: Callable[[str], bool]) -> Tracking:
    """Return the tracking parameters of an address as written in Markdown, HTML or YAML.

    Taken out, they leave all other bytes as they are, and neither a lonely ``?`` nor ``&``.
    """
    tracking = Tracking([], [])
    start = written.find("?")
    end = _fragment_start(written)
    if start < 0 or start > end:
        return tracking
    # Each parameter with the separator before it; the first one's is the question mark.
    parts: list[tuple[int, int, int]] = []
    opening, position = start, start + 1
    for separator in _SEPARATOR.finditer(written, position, end):
        parts.append((opening, position, separator.start()))
        opening, position = separator.span()
    parts.append((opening, position, end))
    names = [written[first:last].partition("=")[0] for _, first, last in parts]
    remove = [is_tracking(name) for name in names]
    tracking.names.extend(name for name, gone in zip(names, remove, strict=True) if gone)
    if not tracking.names:
        return tracking
    if all(gone or not name for gone, name in zip(remove, names, strict=True)):
        tracking.ranges.append((start, end))
        return tracking
    kept = False
    for index, (opening, position, last) in enumerate(parts):
        if not remove[index]:
            kept = True
        elif kept:
            _add(tracking.ranges, opening, last)
        else:
            _add(tracking.ranges, position, parts[index + 1][1])
    return tracking


def is_on_purpose(url: str) -> bool:
    """Return whether the parameters ``utm_…`` of an address are no remains of a link received."""
    if "utm_" not in url:
        return False
    if _ON_PURPOSE.search(url):
        return True
    source = _SOURCE.search(url)
    if source is None or "utm_medium=" in url or not _CAMPAIGN.search(url):
        return False
    return not _CHANNEL.search(source[1])


def holds_reference(written: str) -> bool:
    """Return whether an address holds a character reference, the one for ``&`` aside."""
    return _REFERENCE.search(written) is not None


def find_fragment(written: str) -> tuple[int, int] | None:
    """Return the range of a fragment that only tells who sent the reader, with its ``#``."""
    start = _fragment_start(written)
    fragment = written[start + 1 :].replace("\\", "")
    if not fragment:
        return None
    if _FRAGMENT.fullmatch(fragment) or (
        _HEXADECIMAL.fullmatch(fragment) and _MAGAZINE.match(written)
    ):
        return start, len(written)
    return None


def _add(ranges: list[tuple[int, int]], start: int, end: int) -> None:
    if ranges and ranges[-1][1] == start:
        ranges[-1] = (ranges[-1][0], end)
    else:
        ranges.append((start, end))


def _fragment_start(written: str) -> int:
    """Return where an address's ``#`` stands, or its length; ``&#38;`` has none."""
    position = written.find("#")
    while position > 0 and written[position - 1] == "&":
        position = written.find("#", position + 1)
    return position if position >= 0 else len(written)
