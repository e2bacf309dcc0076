"""What a template of a page has where words and dates belong."""

from __future__ import annotations

from typing import Final

BEGINNINGS: Final = (
    r"(?:Your |Names? of |Title of |Date of |Enter |Replace with "
    r"|[Tt]o be (?:added|announced|confirmed|decided|determined)"
    r"|(?:Client|Company|Country|Donor|Organi[sz]ation|Partner|Programme?|Project)(?:.s)? [Nn]ame)"
)
"""How such words in brackets begin, behind the bracket."""

BRACKETED: Final = rf"{BEGINNINGS}[^\[\]\r\n]{{0,50}}\](?![\[(:])"
"""Words that say what belongs there, and the bracket behind them; one stands before them, too."""

DATE: Final = r"XX[/.-]XX[/.-](?:20)?XX(?:XX)?(?![\w/.-])"
"""A date of which no part is known."""
