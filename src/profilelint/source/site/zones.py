"""Whether a time of day in universal time is on the same day in the zone of a site."""

from __future__ import annotations

import re
from typing import Final

_MOMENT: Final = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|[ \t]+)(\d\d?):(\d\d)(?!\d)")
_ZONE: Final = re.compile(r"[A-Za-z]{1,30}(?:/[A-Za-z0-9_+-]{1,40}){0,2}")


def is_same_day(moment: str, zone: str) -> bool:
    """Return whether a moment of universal time is on the day that it names in a zone as well.

    ``moment`` is written as in ``2027-01-31 09:30:00``, ``zone`` is a name of the IANA time zone
    database. What cannot be read, and a zone that this machine does not know, is none.
    """
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    found = _MOMENT.match(moment)
    if found is None or _ZONE.fullmatch(zone) is None:
        return False
    try:
        year, month, day, hour, minute = map(int, found.groups())
        universal = datetime(year, month, day, hour, minute, tzinfo=UTC)
        return universal.astimezone(ZoneInfo(zone)).day == day
    except (KeyError, OSError, OverflowError, ValueError):
        return False
