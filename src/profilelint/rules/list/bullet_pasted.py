from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace_all
from profilelint.rules.page.parts import line_end

if TYPE_CHECKING:
    from profilelint.model.body import Body, List
    from profilelint.model.finding import Safety
    from profilelint.rules.list.bullets import PastedBullets

_LINE = pattern(r"[^\r\n]*")


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
        "row": (
            'the page shows no list here: write each item on a line of its own, with "* " instead '
            'of "{mark}"'
        ),
        "beside": (
            'the page shows this in the item above: write "{bullet} " instead of the "{mark}"'
        ),
        "doubled": 'this bullet has a second one in its text: delete the "{mark}"',
    }
    fix = "some"
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
            "The team:\n• Trained 40 clerks. • Built a pier. • Dug it out.\n",
            covers=("•",),
            message_id="row",
            fixed="The team:\n\n* Trained 40 clerks.\n* Built a pier.\n* Dug it out.\n",
        ),
        Invalid(
            "• Lima • Peru\n• Cusco • Peru\n",
            covers=("•",),
            message_id="pasted",
            fixed="* Lima • Peru\n* Cusco • Peru\n",
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
            "- Trained 40 clerks.\n• Built a pier.\n- Dug it out.\n",
            covers=("•",),
            message_id="beside",
            fixed="- Trained 40 clerks.\n- Built a pier.\n- Dug it out.\n",
        ),
        Invalid(
            "* Trained 40 clerks:\n\t•\tten in Lima,\n\t•\tthirty in Cusco.\n",
            covers=("•",),
            message_id="beside",
            fixed="* Trained 40 clerks:\n  * ten in Lima,\n  * thirty in Cusco.\n",
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
        if pasted.owner is not None:
            self._report_beside(pasted.owner, places, context)
            return
        if pasted.where == "item":
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
            row = _further_in_row(context.document.body, places[0]) if len(places) == 1 else []
            if row:
                message_id = "row"
                edits += [(place, f"{end}* ") for place in row]
            fixes = replace_all("Make it a list", edits, "unsafe" if row else "safe")
        context.report(self, message_id, Span(first, first + 1), fixes=fixes, mark=text[first])

    def _report_beside(self, owner: List, places: list[Span], context: Context) -> None:
        """Report bullets below an item, in place of items beside it or in it."""
        text = context.document.text
        item = owner.items[0]
        start = item.marker.start
        bullet = text[start]
        indent = text[_line_start(text, context.document.body.start, start) : start]
        nested = indent + " " * (item.content.start - start)
        edits = []
        safety: Safety = "safe"
        for place in places:
            begin = _line_start(text, start, place.start)
            column = indent
            if len(text[begin : place.start].expandtabs(4)) > len(indent.expandtabs(4)):
                # It may be a sign between two parts of the item.
                column, safety = nested, "unsafe"
            edits.append((Span(begin, place.end), f"{column}{bullet} "))
        first = places[0].start
        fixes = replace_all("Make it an item", edits, safety)
        span, mark = Span(first, first + 1), text[first]
        context.report(self, "beside", span, fixes=fixes, mark=mark, bullet=bullet)


def _further_in_row(body: Body, first: Span) -> list[Span]:
    """Return the bullets of the same kind further on in the line of one, with spaces around."""
    prose = body.prose
    mark = re.escape(prose[first.start])
    line = _LINE.match(prose, first.end)
    if line is None:
        return []
    places = re.compile(rf"{mark}(?<=[ \t]{mark})[ \t]++(?=[^\s{mark}])")
    return [
        Span(_line_start(prose, first.end, place.start()), place.end())
        for place in places.finditer(prose, *line.span())
    ]


def _line_start(text: str, start: int, place: int) -> int:
    """Return where the spaces and tabs before a place begin."""
    while place > start and text[place - 1] in " \t":
        place -= 1
    return place
