from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.text.invisible_characters import (
    INVISIBLE,
    find_hidden,
    may_hold_hidden,
    place_of,
)

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.document import Document

_SEPARATORS = "\x0b\x0c\x85\u2028\u2029"


class TextInvisibleCharacter(Rule):
    """A page holds no characters that cannot be seen.

    Zero-width spaces, soft hyphens and control characters come with text pasted from elsewhere. In
    a field they make a value differ from the one it looks like, so that a list of the site passes
    the page over; in an address they break the link; in a text they hide words from a search.
    Delete them. Joiners where a script or an emoji needs them are left alone.
    """

    name = "text-invisible-character"
    summary = "A page holds no characters that cannot be seen."
    severity = Severity.WARNING
    messages: ClassVar = {
        "invisible": "a character that cannot be seen stands here, {character}: delete it"
    }
    fix = "safe"
    signs = ("hidden-character",)
    examples = (
        Valid("A pier\u00a0in Québec—“new”. \U0001f469\u200d\U0001f33e می\u200cخواهم\n"),
        Valid("---\ntitle: a\u2028b: c\n---\n"),
        Invalid(
            "The\u200b pier of the har\u00adbour.\u2028It is `o\x1bpen`.\n",
            covers=("\u200b", "\u00ad", "\u2028", "\x1b"),
            message_id="invisible",
            fixed="The pier of the harbour. It is `open`.\n",
        ),
        Invalid(
            "---\ncli\u200bent: Port Vale\u2060\n---\n[a](https://example.org/\u200d)\n",
            covers=("\u200b", "\u2060", "\u200d"),
            message_id="invisible",
            fixed="---\nclient: Port Vale\n---\n[a](https://example.org/)\n",
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
        text = context.document.text
        said = {problem.span for problem in context.document.problems}
        for span, character in find_hidden(INVISIBLE, text, start, end):
            if span in said:
                continue  # what keeps the front matter from being read
            separates = any(char in _SEPARATORS for char in text[span.start : span.end])
            fixes = replace("Delete it", span, " " if separates else "")
            route, part, removable = place_of(context.document, span)
            context.report(
                self,
                "invisible",
                span,
                route=route,
                part=part,
                fixes=fixes if removable else (),
                character=character,
            )
