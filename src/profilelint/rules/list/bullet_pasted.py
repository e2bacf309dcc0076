from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace_all
from profilelint.rules.page.parts import line_end

if TYPE_CHECKING:
    from profilelint.rules.list.bullets import PastedBullets


class BulletPasted(Rule):
    """A list is written with "* " at the start of its lines, not with a pasted bullet character.

    Text pasted from a word processor brings its own bullets. Markdown treats them as plain
    characters and runs the lines together into one paragraph with dots in it. Write "* " before
    each item, and leave a blank line before the first.
    """

    name = "bullet-pasted"
    summary = "Lists are written with an asterisk, not with a pasted bullet character."
    severity = Severity.WARNING
    messages: ClassVar = {
        "pasted": 'the page shows no list here: write "* " instead of each "{mark}"',
        "doubled": 'this bullet has a second one in its text: delete the "{mark}"',
    }
    fix = "safe"
    changes = ("blocks", "inlines")
    examples = (
        Valid("* Trained 40 clerks.\n\nThe sign • stands for a stop.\n"),
        Valid("* ○ By day\n* ● By night\n"),
        Valid("```\n• code\n```\n"),
        Invalid(
            "The team:\n•\tTrained 40 clerks.\n•\tBuilt a pier.\n\nMore follows.\n",
            covers=("•",),
            message_id="pasted",
            fixed="The team:\n\n* Trained 40 clerks.\n* Built a pier.\n\nMore follows.\n",
        ),
        Invalid(
            "The team:\n\t•\tTrained 40 clerks.\n\t•\tBuilt a pier.\n",
            covers=("•",),
            message_id="pasted",
            fixed="The team:\n\n* Trained 40 clerks.\n* Built a pier.\n",
        ),
        Invalid(
            "• Trained 40 clerks.\n\n• Built a pier.\n\nMore follows.\n",
            covers=("•",),
            message_id="pasted",
            fixed="* Trained 40 clerks.\n\n* Built a pier.\n\nMore follows.\n",
        ),
        Invalid(
            "  • Trained 40 clerks.\n  • Built a pier.\n    • Dug it out.\n",
            covers=("•",),
            message_id="pasted",
            fixed="* Trained 40 clerks.\n* Built a pier.\n  * Dug it out.\n",
        ),
        Invalid(
            "* • Trained 40 clerks.\n* ▪ Built a pier.\n",
            covers=("•", "▪"),
            message_id="doubled",
            fixed="* Trained 40 clerks.\n* Built a pier.\n",
        ),
    )

    def check_pasted_bullets(self, pasted: PastedBullets, context: Context) -> None:
        """Report bullets in place of a list, or within one."""
        text = context.document.text
        places = pasted.places
        first = places[0].start
        if pasted.in_item:
            message_id = "doubled"
            fixes = replace_all("Delete the bullet character", [(places[0], "")])
        else:
            message_id = "pasted"
            start = context.document.body.start
            lines = [_line_start(text, start, place.start) for place in places]
            before = lines[0]
            end = line_end(text)
            above = text[max(start, before - 2 * len(end)) : before]
            gap = "" if before == start or above == 2 * end else end
            edits = [(Span(before, places[0].end), gap + "* ")]
            # What is indented like the first one is not nested in it.
            indent = text[before:first]
            for line, place in zip(lines[1:], places[1:], strict=True):
                own = text[line : place.start].removeprefix(indent)
                edits.append((Span(line, place.end), own + "* "))
            fixes = replace_all("Make it a list", edits)
        context.report(self, message_id, Span(first, first + 1), fixes=fixes, mark=text[first])


def _line_start(text: str, start: int, place: int) -> int:
    """Return where the spaces and tabs before a place begin."""
    while place > start and text[place - 1] in " \t":
        place -= 1
    return place
