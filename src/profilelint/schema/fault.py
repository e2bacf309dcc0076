"""What is wrong with front matter, by the keyword that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from profilelint.model.finding import Fix, Param, Part, Route

MOST_FAULTS = 200
"""How many faults of one page are explained. A page with more gets a problem that says so."""


class Fault(NamedTuple):
    """One thing that is wrong, before it has a place in the file.

    ``route`` leads to it in the tidy data (see `profilelint.schema.forms.Tidy`), which lacks the
    empty items of lists.
    """

    rule: str
    message_id: str
    route: Route
    params: dict[str, Param]
    part: Part = "value"
    fixes: tuple[Fix, ...] = ()
