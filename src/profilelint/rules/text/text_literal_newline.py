from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Edit, Fix, Severity, Span
from profilelint.rules.api import Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.finding import Safety
    from profilelint.rules.api import Context
    from profilelint.rules.page.values import WrittenLineBreaks

_BLANKS = " \t"


class TextLiteralNewline(Rule):
    r"""No value contains the two characters `\n`.

    An editing screen writes them for a line break that was pasted into a field of one line. Readers
    see them as they are, or see the text break where it should not. Write a space instead. In
    double quotation marks, where YAML reads them as a line break, only one within a sentence is
    reported.
    """

    name = "text-literal-newline"
    summary = "No value contains the two characters \\n."
    severity = Severity.WARNING
    messages: ClassVar = {
        "newline": '{field} contains "\\n", left over from a line break: write a space'
    }
    fix = "some"
    examples = (
        Valid("---\ntitle: The folder C:\\new\nsummary: |\n  One line.\n  Another.\n---\n"),
        Valid('---\ntitle: "A \\"quoted\\" word and a \\\\ sign"\n---\n'),
        Valid('---\nsummary: "One paragraph.\\n\\n- an item\\n- another\\n"\n---\n'),
        Valid('---\nquestion: "Dear all,\\nwhere is the pier?"\n---\n'),
        Valid("---\nrow: '{{ a }}\\n{{ b }}'\ncode: 'write(\"a\\n\")'\n---\n"),
        Valid('{"summary": "One line.\\nAnother."}\n'),
        Valid("---\nkeywords:\n- \\n\n---\n"),
        Invalid(
            '---\nsummary: "A bank for villages \\nand small towns."\n---\n',
            covers=("\\n",),
            message_id="newline",
            fixed='---\nsummary: "A bank for villages and small towns."\n---\n',
        ),
        Invalid(
            "---\ntitle: Clean\\nRivers\\n\n---\n",
            covers=("\\n",),
            message_id="newline",
            fixed="---\ntitle: Clean Rivers\n---\n",
        ),
    )

    def check_written_line_breaks(self, breaks: WrittenLineBreaks, context: Context) -> None:
        """Report the first of the line breaks, all of which become spaces."""
        from profilelint.schema import wording

        # Where they are the whole of an item, as in a list of keywords, they are meant.
        if isinstance(breaks.route[-1], int) and not _around(context.document.text, breaks):
            return
        # In double quotation marks the signs are a line break, which a template may want.
        safety: Safety = "unsafe" if breaks.node.style == "double-quoted" else "safe"
        context.report(
            self,
            "newline",
            breaks.places[0],
            route=breaks.route,
            part="value",
            fixes=(Fix("Write a space", _edits(context.document.text, breaks), safety),),
            field=wording.field(breaks.route),
        )


def _around(text: str, breaks: WrittenLineBreaks) -> str:
    """Return what a value holds besides its line breaks."""
    node = breaks.node
    quote = int(node.style != "plain")
    starts = (node.span.start + quote, *(each.end for each in breaks.places))
    ends = (*(each.start for each in breaks.places), node.span.end - quote)
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True)).strip()


def _edits(text: str, breaks: WrittenLineBreaks) -> tuple[Edit, ...]:
    """Return the edits that leave one space in place of each pair of signs, none at the ends."""
    node = breaks.node
    quote = int(node.style != "plain")
    first, last = node.span.start + quote, node.span.end - quote
    edits: list[Edit] = []
    for start, end in breaks.places:
        before, after = start, end
        while before > first and text[before - 1] in _BLANKS:
            before -= 1
        while after < last and text[after] in _BLANKS:
            after += 1
        if edits and edits[-1].span.end >= before:
            previous = edits.pop()
            before = previous.span.start
        space = "" if before == first or after == last else " "
        edits.append(Edit(Span(before, after), space))
    return tuple(edits)
