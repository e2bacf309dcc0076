from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Edit, Fix, Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.body import Body

_FAR = 600
_ADDRESS = r"(?:https?:[/\\]|www\.|mailto:|/(?![\s/)])|\.{1,2}/)"
# Each alternative begins at brackets that hold no brackets, so that no text is read twice.
_BROKEN = pattern(
    r"(?<!\\)\[[^\[\]\0]{1,300}(?<!\\)\]"
    r"(?:(?P<gap>[ \t]{1,4}|[ \t]{0,4}(?:\r\n?|\n)[ \t]{0,4})"
    rf"(?P<apart>\({_ADDRESS}[^()\s\0]*(?:\([^()\s\0]*\)[^()\s\0]*)?\))"
    rf"|\([ \t]{{0,4}}(?=(?P<inside>{_ADDRESS}[^\r\n\0]{{0,{_FAR}}})))"
    r"|(?P<swapped>\((?P<words>[^()\[\]\0\r\n]{1,300})\)\[(?P<target>https?://[^\s\[\]\0]+)\])",
    re.IGNORECASE,
)
_TITLE = pattern(r"[ \t]+(?:\"[^\"]*\"|'[^']*')[ \t]*$")
_SPACES = pattern(r"[ \t]+")


class LinkSyntax(Rule):
    """A link is written so that it becomes one.

    With a space between the brackets and the parentheses, a space in the address, a parenthesis
    that does not close, or the two pairs in the wrong order, there is no link: readers see
    brackets and the raw address. Write "[annual report](https://example.org/report)", and "%20"
    for a space in an address.
    """

    name = "link-syntax"
    summary = "A link is written so that it becomes one."
    severity = Severity.ERROR
    messages: ClassVar = {
        "gap": 'this is no link, readers see "{written}": delete the space before the "("',
        "space": 'this is no link, as the address has a space: write "%20" instead of the space',
        "open": 'this is no link, readers see "{written}": close the address with a ")"',
        "swapped": 'this is no link, readers see "{written}": write [words](address)',
    }
    fix = "some"
    signs = ("broken-link",)
    examples = (
        Valid("A [plan](/a) (https://example.org/b), [sic] (see there), [c](<d e>) [f](g h).\n"),
        Valid("`[a] (https://example.org/)`, [1](/a_(b)) and [x](/y 'z') (see)[note].\n"),
        Invalid(
            "Read the [plan] (https://example.org/plan).\n",
            covers=("[plan] (https://example.org/plan)",),
            message_id="gap",
            fixed="Read the [plan](https://example.org/plan).\n",
        ),
        Invalid(
            "Read the [plan](/uploads/pier plan.pdf) and [b](https://example.org/a b 'B').\n",
            covers=("/uploads/pier plan.pdf", "https://example.org/a b 'B'"),
            message_id="space",
            fixed="Read the [plan](/uploads/pier%20plan.pdf) and "
            "[b](https://example.org/a%20b 'B').\n",
        ),
        Invalid(
            "Read the [plan](https://example.org/plan and build.\n",
            covers=("[plan](https://example.org/plan",),
            message_id="open",
        ),
        Invalid(
            "Read the (plan)[https://example.org/plan].\n",
            covers=("(plan)[https://example.org/plan]",),
            message_id="swapped",
            fixed="Read the [plan](https://example.org/plan).\n",
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Look for brackets that were meant to be a link."""
        leaves = sorted(leaf.span for leaf in (*body.paragraphs, *body.headings))
        for found in _BROKEN.finditer(body.prose, body.start):
            index = bisect_right(leaves, found.start(), key=lambda span: span[0]) - 1
            if index >= 0 and found.start() < leaves[index].end:
                self._report(body.text, found, leaves[index].end, context)

    def _report(self, text: str, found: re.Match[str], last: int, context: Context) -> None:
        span = Span(*found.span())
        if found["gap"]:
            if text[span.start + 1 : found.start("gap") - 1].strip().isdigit():
                # "[1] (https://…)" is a note with its source.
                return
            edit = Edit(Span(*found.span("gap")), "")
            self._say(context, "gap", span, "Delete the space", (edit,), text)
        elif found["swapped"]:
            first, words_end = found.start("swapped"), found.end("words")
            marks = ((first, "["), (words_end, "]"), (words_end + 1, "("), (span.end - 1, ")"))
            edits = tuple(Edit(Span(at, at + 1), mark) for at, mark in marks)
            self._say(context, "swapped", span, "Put the brackets right", edits, text)
        else:
            self._look_inside(text, found, last, context)

    def _look_inside(self, text: str, found: re.Match[str], last: int, context: Context) -> None:
        start = found.start("inside")
        end = _closing(text, start, min(found.end("inside"), last))
        if end is None:
            if len(found["inside"]) > _FAR:
                return
            word = _SPACES.split(found["inside"], maxsplit=1)[0]
            self._say(context, "open", Span(found.start(), start + len(word)), "", (), text)
            return
        title = _TITLE.search(text[start:end])
        stop = start + title.start() if title is not None else end
        written = text[start:stop].rstrip(" \t")
        edits = tuple(
            Edit(Span(start + space.start(), start + space.end()), "%20" * len(space[0]))
            for space in _SPACES.finditer(written)
        )
        if edits:
            self._say(context, "space", Span(start, end), 'Write "%20"', edits, text)

    def _say(
        self,
        context: Context,
        message_id: str,
        span: Span,
        title: str,
        edits: tuple[Edit, ...],
        text: str,
    ) -> None:
        fixes = (Fix(title, edits, "unsafe" if message_id == "swapped" else "safe"),)
        context.report(
            self,
            message_id,
            span,
            fixes=fixes if edits else (),
            written=excerpt(text[span.start : span.end]),
        )


def _closing(text: str, start: int, end: int) -> int | None:
    """Return where the parenthesis that is open at an offset closes; None if it does not."""
    depth = 1
    for position in range(start, end):
        char = text[position]
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if not depth:
                return position
    return None
