"""Days and years that stand in front matter as text, and those in file names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.rules.api import Context


class DayText(NamedTuple):
    """A field at the top of the front matter whose text begins with four digits."""

    field: str
    value: str


class PostWithoutDay(NamedTuple):
    """A file of which the generator makes no page; ``name`` is what it may be called instead."""

    name: str


class NamedDay(NamedTuple):
    """What a file name begins with: digits in the form of a day, ``2020-01-31``."""

    text: str


# What the name of a file may have in the place of a day, and names of files that are copied.
_BEGINNING: Final = pattern(r"(\d{4})[-_. ]?(\d{2})[-_. ]?(\d{2})(?!\d)|\d")
_SIGNS: Final = "0123456789-_. "
_COPIED: Final = pattern(r"(?i)template|readme|example|sample|placeholder")


@lru_cache(maxsize=1)
def _day_texts(document: Document) -> list[DayText]:
    return [
        DayText(field, value)
        for field, value in document.data.items()
        if type(value) is str and value[:4].isdigit()
    ]


@finder("quoted_year", of="front matter")
def find_quoted_years(context: Context) -> list[DayText]:
    """Return the fields whose text is a year of four digits, in the order of the text.

    A plain scalar of four digits is a number, so these are in quotation marks.
    """
    return [
        found
        for found in _day_texts(context.document)
        if len(found.value) == 4 and found.value.isascii() and found.value[0] != "0"
    ]


@finder("future_day", of="front matter")
def find_future_days(context: Context) -> list[DayText]:
    """Return the fields whose text begins with a day after today."""
    today = context.today
    return [
        found
        for found in _day_texts(context.document)
        if found.value[:10] > today and found.value[4:5] == "-"
    ]


@finder("time_without_zone", of="front matter")
def find_times_without_zone(context: Context) -> list[DayText]:
    """Return the fields that hold a day and a time of day without a time zone."""
    found = [
        found
        for found in _day_texts(context.document)
        if found.value[4:5] == "-"
        and found.value[-1] != "Z"
        and ":" in found.value
        # Most zones are given as a number of hours.
        and "-" not in found.value[10:]
    ]
    if found:
        from profilelint.source.front_matter.date_notation import lacks_zone

        found = [each for each in found if lacks_zone(each.value)]
    return found


@finder("named_day", of="front matter")
def find_named_days(context: Context) -> list[NamedDay]:
    """Return the day that the file name begins with, if it does, for pages with front matter.

    It need not be a day of the calendar.
    """
    path = context.document.path
    name = path[path.rfind("/") + 1 :]
    if name[4:5] != "-" or name[7:8] != "-" or name[10:11] != "-":
        return []
    day = name[:10]
    digits = day.replace("-", "")
    return [NamedDay(day)] if len(digits) == 8 and digits.isascii() and digits.isdigit() else []


@finder("post_without_day", of="front matter")
def find_posts_without_day(context: Context) -> list[PostWithoutDay]:
    """Return the file, if its generator makes no page of it because no day begins its name.

    Drafts and the files that authors copy for a new page are left out.
    """
    path, site, data = context.document.path, context.site, context.document.data
    if "_posts/" not in path or site is None or not site.is_post_without_day(path):
        return []
    name = path[path.rfind("/") + 1 :]
    if _COPIED.search(name) is not None or site.is_draft(path, data):
        return []
    from profilelint.rules.date.dates import read_moment

    stem, dot, ending = name.rpartition(".")
    written = _BEGINNING.match(stem)
    days = ["-".join(written.groups(""))] if written is not None else []
    days.append(str(data.get("date", ""))[:10])
    day = next((each for each in days if len(each) == 10 and read_moment(each)), context.today)
    return [PostWithoutDay(f"{day}-{stem.lstrip(_SIGNS) or 'title'}{dot}{ending}")]
