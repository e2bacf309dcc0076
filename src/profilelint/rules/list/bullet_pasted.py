from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.body import Paragraph
from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace_all
from profilelint.rules.page.parts import PASTED, line_end

if TYPE_CHECKING:
    from profilelint.model.body import Body

_SKIPPED = PASTED + " \t\u00a0"


class BulletPasted(Rule):
    """A list is written with "* " at the start of its lines, not with a pasted bullet character.

    Text pasted from a word processor brings its own bullets. They are plain characters to the
    program that makes the page: it runs the lines together into one paragraph, with dots in it,
    where a list was meant. Write "* " before each item, and leave an empty line before the first.
    """

    name = "bullet-pasted"
    summary = "Lists are written with an asterisk, not with a pasted bullet character."
    severity = Severity.WARNING
    messages: ClassVar = {
        "pasted": 'the page shows no list here: write "* " instead of each "{mark}"',
        "doubled": 'this bullet has a second one in its text: delete the "{mark}"',
    }
    fix = "safe"
    signs = ("pasted-bullet",)
    examples = (
        Valid("* Trained 40 clerks.\n\nThe sign • stands for a stop.\n"),
        Valid("```\n• code\n```\n"),
        Invalid(
            "The team:\n•\tTrained 40 clerks.\n•\tBuilt a pier.\n\nMore follows.\n",
            covers=("•",),
            message_id="pasted",
            fixed="The team:\n\n* Trained 40 clerks.\n* Built a pier.\n\nMore follows.\n",
        ),
        Invalid(
            "• Trained 40 clerks.\n\n• Built a pier.\n\nMore follows.\n",
            covers=("•",),
            message_id="pasted",
            fixed="* Trained 40 clerks.\n\n* Built a pier.\n\nMore follows.\n",
        ),
        Invalid(
            "* • Trained 40 clerks.\n* ▪ Built a pier.\n",
            covers=("•", "▪"),
            message_id="doubled",
            fixed="* Trained 40 clerks.\n* Built a pier.\n",
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Look for lines that begin with a bullet character."""
        text = body.text
        for item in body.items:
            start, end = item.content
            if start < end and text[start] in PASTED:
                stop = _after(text, start, end)
                context.report(
                    self,
                    "doubled",
                    Span(start, start + 1),
                    fixes=replace_all("Delete the bullet character", [(Span(start, stop), "")]),
                    mark=text[start],
                )
        lines: list[Span] = []
        for block in body.blocks:
            found = _lines(block.node.span, text) if isinstance(block.node, Paragraph) else []
            if lines and not (found and found[0].start == block.span.start):
                self._report(lines, body, context)
                lines = []
            lines += found
        if lines:
            self._report(lines, body, context)

    def _report(self, lines: list[Span], body: Body, context: Context) -> None:
        text = body.text
        first = lines[0].start
        before = first
        while before > body.start and text[before - 1] in " \t":
            before -= 1
        end = line_end(text)
        above = text[max(body.start, before - 2 * len(end)) : before]
        gap = "" if before == body.start or above == 2 * end else end
        edits = [(Span(before, lines[0].end), gap + "* ")]
        edits += [(line, "* ") for line in lines[1:]]
        context.report(
            self,
            "pasted",
            Span(first, first + 1),
            fixes=replace_all("Make it a list", edits),
            mark=text[first],
        )


def _lines(span: Span, text: str) -> list[Span]:
    """Return the bullet characters, with the space after them, that begin lines of a span."""
    found = []
    start, end = span
    while start < end:
        while start < end and text[start] in " \t":
            start += 1
        if start < end and text[start] in PASTED:
            found.append(Span(start, _after(text, start, end)))
        stop = text.find("\n", start, end)
        start = stop + 1 if stop >= 0 else end
    return found


def _after(text: str, start: int, end: int) -> int:
    """Return where the words after a bullet character, and any repeated ones, begin."""
    while start < end and text[start] in _SKIPPED:
        start += 1
    return start
