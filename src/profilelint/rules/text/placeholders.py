"""What a template of a page has where words and dates belong."""

from __future__ import annotations

from typing import Final

from profilelint.model.prefilter import Prefilter

_BEGINNINGS: Final = (
    r"(?:Your |Names? of |Title of |Date of |Enter |Replace with "
    r"|[Tt]o be (?:added|announced|confirmed|decided|determined)"
    r"|(?:Client|Company|Country|Donor|Organi[sz]ation|Partner|Programme?|Project)(?:.s)? [Nn]ame)"
)
MAY_BEGIN: Final = Prefilter(rf"\[{_BEGINNINGS}")
"""How words in brackets begin that say what belongs there; the bracket may be that of a list."""

BRACKETED: Final = rf"{_BEGINNINGS}[^\[\]\r\n]{{0,50}}\](?![\[(:])"
"""Such words, and the bracket behind them; one stands before them, too."""

DATE: Final = r"XX[/.-]XX[/.-](?:20)?XX(?:XX)?(?![\w/.-])"
"""A date of which no part is known."""
