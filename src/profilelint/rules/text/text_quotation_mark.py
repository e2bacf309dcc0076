from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace_all

if TYPE_CHECKING:
    from profilelint.rules.text.characters import QuotationMarks

_STRAIGHT, _OPENING, _CLOSING = '"', "“", "”"
_BEFORE_OPENING = " \t\r\n\0([{—–-/*_"


class TextQuotationMark(Rule):
    """The double quotation marks of a page are all straight ones or all curly ones.

    A page with both was put together from several sources and looks like it. The kind that the page
    uses less is changed to the other one; on a tie the curly ones stay. The fix decides from the
    text before a mark whether it opens or closes a quotation, so check the result. Pages in
    Chinese, Japanese, Korean and German are not checked. Where the site shows all marks as curly
    ones, as Jekyll, Hugo, Astro and Quarto do unless their settings say otherwise, a page may have
    both.
    """

    name = "text-quotation-mark"
    summary = "The double quotation marks of a page are all straight ones or all curly ones."
    severity = Severity.HINT
    messages: ClassVar = {
        "mixed": (
            "this quotation mark is {found}, but others on the page are {kind}: write {kind} ones "
            "throughout"
        )
    }
    fix = "unsafe"
    examples = (
        Valid('The "pier" is open, and the "shed".\n'),
        Valid('The “pier” is <b class="new">open</b>: `"` and [so](https://example.org "on").\n'),
        Valid('Die „Mole“ ist 12" breit.\n'),
        Valid('The “pier”: {% include figure.html src="/a.png" alt="A pier"\nand so on.\n'),
        Valid('The “pier”: <img src="/a.png alt="A pier"\nand so on.\n'),
        Valid('这是“新”码头，也叫 "Pier 2"。\n'),
        Valid('点击"订阅"按钮, which is “Subscribe” in English.\n'),
        Valid('The “pier” is open, and the "shed".\n', files={"_config.yml": "title: Piers\n"}),
        Valid('The “pier” is [open](/pier){title="The pier - new window"}.\n'),
        Invalid(
            'The “pier" is open, and the “shed”.\n',
            covers=('"',),
            message_id="mixed",
            fixed="The “pier” is open, and the “shed”.\n",
            files={"hugo.toml": ""},
            path="content/a.md",
        ),
        Invalid(
            'The “pier” is open, and the "shed".\n',
            covers=('"',),
            message_id="mixed",
            fixed="The “pier” is open, and the “shed”.\n",
        ),
        Invalid(
            'The “pier” is open, and the "shed" and the "yard".\n',
            covers=("“",),
            message_id="mixed",
            fixed='The "pier" is open, and the "shed" and the "yard".\n',
        ),
    )

    def check_mixed_quotation_marks(self, marks: QuotationMarks, context: Context) -> None:
        """Report the first mark of the rarer kind."""
        prose = context.document.body.prose
        straight, curly = marks
        # Goldmark leaves a mark as it is that has no other one beside it.
        is_alone = context.document.flavor == "goldmark" and len(straight) % 2 == 1
        if context.site is not None and context.site.curls_marks and not is_alone:
            return
        # German opens with another mark, and inches are written with a straight one.
        if "„" in context.document.text or any(
            prose[max(0, place - 1)].isdigit() for place in straight
        ):
            return
        # Chinese is quoted with curly marks, and foreign words within it often with straight ones;
        # what opens there has no space before it.
        if any(_is_wide(prose[place - 1 : place + 2]) for place in (*curly, *straight)):
            return
        if len(curly) < len(straight):
            wrong, edits = curly, [(Span(place, place + 1), _STRAIGHT) for place in curly]
            found, kind = "curly", "straight"
        else:
            wrong = straight
            edits = [
                (
                    Span(place, place + 1),
                    _OPENING if place == 0 or prose[place - 1] in _BEFORE_OPENING else _CLOSING,
                )
                for place in straight
            ]
            found, kind = "straight", "curly"
        context.report(
            self,
            "mixed",
            Span(wrong[0], wrong[0] + 1),
            fixes=replace_all(f"Make all quotation marks {kind}", edits, "unsafe"),
            found=found,
            kind=kind,
        )


def _is_wide(text: str) -> bool:
    return any("\u2e80" <= char <= "\ud7ff" or "\uff00" <= char <= "\uffef" for char in text)
