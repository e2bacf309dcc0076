from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.text.invisible_characters import (
    BIDIRECTIONAL,
    find_hidden,
    may_hold_hidden,
    place_of,
)

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.document import Document


class TextBidirectionalCharacter(Rule):
    """A page holds no hidden characters that change the direction of its text.

    Such a character lets a text read differently from what it says: an address can show one host
    and lead to another, and a reviewer of a change sees other words than the program that makes
    the page. Delete it, and look at what the text says without it. Marks of direction right next
    to Arabic, Hebrew or other text that runs right to left are left alone.
    """

    name = "text-bidirectional-character"
    summary = "A page holds no hidden characters that change the direction of its text."
    severity = Severity.ERROR
    messages: ClassVar = {
        "direction": "a hidden character stands here that changes the direction of the text, "
        "{character}: delete it and look at what the text then says"
    }
    fix = "unsafe"
    signs = ("hidden-character",)
    examples = (
        Valid("The pier: המזח\u200f!\n"),
        Invalid(
            "The \u202epier\u202c is [open](https://example.org/\u2066a) `x\u200fy`.\n",
            covers=("\u202e", "\u202c", "\u2066", "\u200f"),
            message_id="direction",
            fixed="The pier is [open](https://example.org/a) `xy`.\n",
        ),
        Invalid(
            "---\ntit\u202ale: Pier \u2069\u2069\n---\n",
            covers=("\u202a", "\u2069\u2069"),
            message_id="direction",
            fixed="---\ntitle: Pier \n---\n",
        ),
        Invalid(
            "---\nti\u202atle: Pier\ntitle: Port\n---\n",
            covers=("\u202a",),
            message_id="direction",
        ),
    )

    def check_document(self, document: Document, context: Context) -> None:
        """Look through the front matter."""
        if may_hold_hidden(document.text):
            self._report(0, document.body_start, context)

    def check_body(self, body: Body, context: Context) -> None:
        """Look through the body."""
        if may_hold_hidden(body.text):
            # Front matter that could not be read is not looked at as a document.
            start = 0 if context.document.front_matter is None else body.start
            self._report(start, len(body.text), context)

    def _report(self, start: int, end: int, context: Context) -> None:
        for span, character in find_hidden(BIDIRECTIONAL, context.document.text, start, end):
            fixes = replace("Delete it", span, "", "unsafe")
            route, part, removable = place_of(context.document, span)
            context.report(
                self,
                "direction",
                span,
                route=route,
                part=part,
                fixes=fixes if removable else (),
                character=character,
            )
