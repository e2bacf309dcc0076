"""What a template of a page has where words and dates belong."""

from __future__ import annotations

from typing import Final

BRACKETED: Final = (
    r"\[(?:Your |Names? of |Title of |Date of |Enter |Replace with "
    r"|[Tt]o be (?:added|announced|confirmed|decided|determined)"
    r"|(?:Client|Company|Country|Donor|Organi[sz]ation|Partner|Programme?|Project)(?:.s)? [Nn]ame)"
    r"[^\[\]\r\n]{0,50}\](?![\[(:])"
)
"""Words in brackets that say what belongs there."""

DATE: Final = r"XX[/.-]XX[/.-](?:20)?XX(?:XX)?(?![\w/.-])"
"""A date of which no part is known."""
