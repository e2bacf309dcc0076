"""Numbers with a fraction of three zeros, which may be thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from profilelint.model.finding import Route, Span
    from profilelint.rules.api import Context

_ZEROS: Final = ".000"
_THOUSANDS: Final = pattern(r"[1-9][0-9]{0,2}\.000")


class WholeFraction(NamedTuple):
    """A number such as ``250.000``, which is 250 to programs."""

    route: Route
    span: Span
    written: str


@finder("whole_fraction", of="front matter")
def find_whole_fractions(context: Context) -> list[WholeFraction]:
    """Return the numbers of one to three digits that a fraction of three zeros follows."""
    document = context.document
    if document.front_matter is None or context.schema is None:
        return []
    text, content = document.text, document.front_matter.content
    if text.find(_ZEROS, content.start, content.end) < 0:
        return []
    from profilelint.rules.page.fields import plain_scalars

    return [
        WholeFraction(route, node.span, written[0])
        for route, node, _ in plain_scalars(document.front_matter.tree)
        if isinstance(node.value, float)
        and (written := _THOUSANDS.fullmatch(text, *node.span)) is not None
    ]
