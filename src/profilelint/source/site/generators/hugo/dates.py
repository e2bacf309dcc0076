"""The dates that Hugo reads in front matter.

It takes a text for a date if one of the layouts of the package cast fits
(https://github.com/spf13/cast). The build stops at any other text in the fields that hold a date
(https://gohugo.io/configuration/front-matter/).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

_KEYS: Final = {
    "date": ("date", "publishdate", "pubdate", "published", "lastmod", "modified"),
    "expirydate": ("expirydate", "unpublishdate"),
    "lastmod": ("lastmod", "modified", "date", "publishdate", "pubdate", "published"),
    "publishdate": ("publishdate", "pubdate", "published", "date"),
}
_LONGEST = 100
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MINUTE = r"[0-9]{1,2}:[0-9]{2}"
_CLOCK = rf"{_MINUTE}:[0-9]{{2}}(?:[.,][0-9]+)?"
_MONTH = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_WEEKDAY = r"(?i:mon|tue|wed|thu|fri|sat|sun)"
_WHOLE_WEEKDAY = r"(?i:mon|tues|wednes|thurs|fri|satur|sun)(?i:day)"
_OFFSET = r"[+-][0-9]{4}"
_NAME = r"[A-Z]{3,4}"
_LAYOUTS: Final = (
    _DAY,
    rf"{_DAY}(?:T| +){_CLOCK}(?:Z|[+-][0-9]{{2}}:?[0-9]{{2}})?",
    rf"{_DAY} +{_CLOCK} +(?:[+-][0-9]{{2}}:[0-9]{{2}}|{_OFFSET}(?: +{_NAME})?)",
    rf"{_WEEKDAY}, +[0-9]{{2}} +{_MONTH} +[0-9]{{4}} +{_CLOCK} +(?:{_OFFSET}|{_NAME})",
    rf"{_WHOLE_WEEKDAY}, +[0-9]{{2}}-{_MONTH}-[0-9]{{2}} +{_CLOCK} +{_NAME}",
    rf"{_WEEKDAY} +{_MONTH} +[0-9]{{1,2}} +{_CLOCK}(?: +{_NAME})? +[0-9]{{4}}",
    rf"{_WEEKDAY} +{_MONTH} +[0-9]{{2}} +{_CLOCK} +{_OFFSET} +[0-9]{{4}}",
    rf"[0-9]{{2}} +{_MONTH} +[0-9]{{2}} +{_MINUTE} +(?:{_OFFSET}|{_NAME})",
    rf"[0-9]{{2}} +{_MONTH} +[0-9]{{4}}",
)
_USUAL = re.compile("|".join(_LAYOUTS[:3]))


def reads_date(text: str) -> bool:
    """Return whether Hugo takes a text for a date, be it one that no calendar has."""
    if len(text) > _LONGEST:
        return False
    return bool(_USUAL.fullmatch(text)) or any(
        re.fullmatch(layout, text) for layout in _LAYOUTS[3:]
    )


def date_keys(settings: Mapping[str, Any]) -> frozenset[str]:
    """Return the keys, in lower case, at whose value Hugo stops if it is no date to it.

    ``settings`` are those of the site.
    """
    given = settings.get("frontmatter")
    given = given if isinstance(given, dict) else {}
    return frozenset(
        key for name, usual in _KEYS.items() for key in _listed(given.get(name), usual)
    )


def _listed(given: object, usual: Iterable[str]) -> Iterable[str]:
    """Yield the keys of which one date is taken; ``:default`` stands for the usual ones."""
    if not isinstance(given, list):
        yield from usual
        return
    for each in map(str, given):
        if each == ":default":
            yield from usual
        elif not each.startswith(":"):
            yield each.lower()
