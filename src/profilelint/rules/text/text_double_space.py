from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.model.body import Body

_SENTENCE_ENDS = ".!?:…"
_CLOSERS = "\"'”’»)]*_"
_LONGEST_END = 4


class TextDoubleSpace(Rule):
    """Words within a sentence are separated by one space.

    A second one is a slip. A web page shows it as one space, but it stays visible wherever the
    text is copied to, and a search for the words does not find them. Delete it. Two spaces after
    the end of a sentence are an old habit of typists and are left alone.
    """

    name = "text-double-space"
    summary = "Words within a sentence are separated by one space."
    severity = Severity.HINT
    messages: ClassVar = {
        "spaces": '{number} spaces stand between "{before}" and "{after}": leave one'
    }
    fix = "safe"
    signs = ("double-space",)
    examples = (
        Valid("The pier opened in May.  It is open to all.\n"),
        Valid("*   Trained 40 clerks.\n\n>  A quotation.\n>  Its end.\n\n###  Outlook\n"),
        Valid('Run `a  b` or [that](https://example.org "a  b").\n\n    code  here\n'),
        Valid("| a  | b   |\n|----|-----|\n| one  two | 2 |\n"),
        Invalid(
            "The pier  opened in May,  and is open   to all.\n",
            covers=("  ", "  ", "   "),
            message_id="spaces",
            fixed="The pier opened in May, and is open to all.\n",
        ),
        Invalid(
            "### Select  Results\n\n* **Built**  a pier.\n",
            covers=("  ", "  "),
            message_id="spaces",
            fixed="### Select Results\n\n* **Built** a pier.\n",
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Look for runs of spaces within the lines of paragraphs and headings."""
        text = body.text
        place = text.find("  ", body.start)
        if place < 0:
            return
        leaves = [leaf.span for leaf in body.paragraphs]
        leaves += [heading.text_span for heading in body.headings]
        leaves.sort()
        prose = ""
        while place >= 0:
            end = place + 2
            while text.startswith(" ", end):
                end += 1
            index = bisect_right(leaves, place, key=lambda span: span[0]) - 1
            if index >= 0 and leaves[index].start < place and end < leaves[index].end:
                prose = prose or body.prose
                if prose.startswith(" ", place) and _is_within_sentence(text, place, end):
                    span = Span(place, end)
                    context.report(
                        self,
                        "spaces",
                        span,
                        fixes=replace("Leave one space", span, " "),
                        number=end - place,
                        before=_word(text[max(0, place - 30) : place], -1),
                        after=_word(text[end : end + 30], 0),
                    )
            place = text.find("  ", end)


def _is_within_sentence(text: str, start: int, end: int) -> bool:
    if text[start - 1] in "\r\n\t>" or text[end] in "\r\n\t":
        return False
    place = start
    while place > start - _LONGEST_END and text[place - 1] in _CLOSERS:
        place -= 1
    return text[place - 1] not in _SENTENCE_ENDS


def _word(text: str, index: int) -> str:
    words = text.split()
    return words[index] if words else text
