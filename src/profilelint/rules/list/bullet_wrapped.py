from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.body import Paragraph
from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace_all

if TYPE_CHECKING:
    from profilelint.model.body import Item, List

_NOT_TEXT = " \t>•◦▪‣●○■□∙\uf0b7\uf0a7"


class BulletWrapped(Rule):
    """A bullet that goes on in a further line is indented there.

    A line at the left margin right below a bullet belongs to the bullet, whatever it looks like:
    text that was meant as a new paragraph is swallowed by it. Indent the line to the bullet's
    words, or put it behind them, if it is a part of the bullet; leave an empty line before it if
    it is a paragraph of its own.
    """

    name = "bullet-wrapped"
    summary = "A bullet that goes on in a further line is indented there."
    severity = Severity.WARNING
    messages: ClassVar = {
        "wrapped": "this line belongs to the bullet above it: indent it by {width} spaces, or "
        "leave an empty line before it if it is a new paragraph",
    }
    fix = "some"
    signs = ("long-bullet",)
    examples = (
        Valid("* Trained 40 clerks\n  of the harbour.\n* Built a pier.\n\nThe pier is open.\n"),
        Valid("> * Trained 40 clerks\n> of the harbour.\n"),
        Invalid(
            "* Trained 40 clerks\nof the harbour\nand the market.\n* Built a pier.\n",
            covers=("of the harbour",),
            message_id="wrapped",
            fixed="* Trained 40 clerks\n  of the harbour\n  and the market.\n* Built a pier.\n",
        ),
        Invalid(
            "* Trained 40 clerks.\nClient: Port Vale\n",
            covers=("Client: Port Vale",),
            message_id="wrapped",
            fixed="* Trained 40 clerks.\n  Client: Port Vale\n",
        ),
    )

    def check_list(self, node: List, context: Context) -> None:
        """Look for further lines of items' texts that begin at the left margin."""
        for item in node.items:
            self._check(item, context.document.text, context)

    def _check(self, item: Item, text: str, context: Context) -> None:
        start, end = item.content
        if text.find("\n", start, end) < 0 or not isinstance(item.leaf, Paragraph):
            return
        margin = item.marker.start
        while margin > 0 and text[margin - 1] in " \t":
            margin -= 1
        if margin > 0 and text[margin - 1] not in "\r\n":
            return
        width = start - margin
        lines: list[Span] = []
        place = text.find("\n", start, end) + 1
        while place:
            stop = text.find("\n", place, end)
            if text[place] not in _NOT_TEXT:
                line = text[place : stop if stop >= 0 else end].rstrip()
                lines.append(Span(place, place + len(line)))
            place = stop + 1
        if not lines:
            return
        # A full stop above, or a capital at the start, may mean that a paragraph was meant.
        above = text[start : lines[0].start].rstrip()
        certain = text[lines[0].start].islower() and above[-1] not in ".!?:"
        context.report(
            self,
            "wrapped",
            lines[0],
            fixes=replace_all(
                "Indent the lines",
                [(Span(line.start, line.start), " " * width) for line in lines],
                "safe" if certain else "unsafe",
            ),
            width=width,
        )
