from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace, replace_all
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.finding import Fix
    from profilelint.rules.text.shown_stars import ShownStars

_MARK = "**"
_BLANK = " \t\u00a0"
_CLOSERS = ".,;:!?)]”’»…"


class TextBold(Rule):
    """Words that are meant to be bold are shown in bold.

    The asterisks around them must touch them: in "**the towns **of the coast", the space before the
    second pair keeps Markdown from seeing its end, so readers see the asterisks. Word processors
    leave such spaces. Without a second pair in the same paragraph nothing is bold either. In
    CommonMark, which is not kramdown, a letter must not follow at once if the bold words end in a
    punctuation mark. Footnotes with asterisks, sums and arguments of programs are not reported.
    """

    name = "text-bold"
    summary = "Words that are meant to be bold are shown in bold."
    severity = Severity.WARNING
    messages: ClassVar = {
        "space": (
            'readers see the asterisks of "{written}": put them right next to the words, as in '
            '"{meant}"'
        ),
        "letter": (
            'readers see the asterisks of "{written}", because a letter follows at once: put a '
            "space behind them"
        ),
        "open": (
            'readers see the asterisks of "{written}": write "**" behind the last word that is to '
            "be bold, or delete them"
        ),
    }
    fix = "some"
    changes = ("inlines",)
    examples = (
        Valid(
            "A **pier** and **two boats**, src/**/*.md and `**a **`.\n\n"
            "It is 2 ** 3 ** 4, base ** power ** power.\n"
        ),
        Valid("In short:** The pier and **the boats.\n"),
        Valid("It cost 3 million**.\n\n**Without the boats.\n"),
        Valid("Call it with **kwargs and \\*\\*the towns **of** it.\n"),
        Valid("**Note:**The pier is open.\n", files={"_config.yml": ""}),
        Invalid(
            "The team helped **the towns **of the coast.\n\n* **Goal: **Train clerks.\n",
            covers=("**the towns **", "**Goal: **"),
            message_id="space",
            fixed="The team helped **the towns** of the coast.\n\n* **Goal:** Train clerks.\n",
        ),
        Invalid(
            "The team helped ** the towns** of the coast.\n",
            covers=("** the towns**",),
            message_id="space",
            fixed="The team helped **the towns** of the coast.\n",
            files={"_config.yml": ""},
        ),
        Invalid(
            "The team helped ** the towns ** of the coast.\n",
            covers=("** the towns **",),
            message_id="space",
            fixed="The team helped **the towns** of the coast.\n",
        ),
        Invalid(
            "**Note:**The pier is open.\n",
            covers=("**Note:**",),
            message_id="letter",
            fixed="**Note:** The pier is open.\n",
        ),
        Invalid(
            "The team helped **the towns of the coast.\n",
            covers=("**the",),
            message_id="open",
        ),
    )

    def check_shown_stars(self, stars: ShownStars, context: Context) -> None:
        """Report asterisks that readers see."""
        text, span = context.document.text, stars.span
        report = context.report
        written = excerpt(text[span.start : span.end])
        if stars.close is None:
            report(self, "open", span, written=written)
        elif stars.cause == "letter":
            fixes = replace("Put a space", Span(span.end, span.end), " ", "unsafe")
            report(self, "letter", span, fixes=fixes, written=written)
        else:
            words = text[span.start + len(_MARK) : stars.close].strip(_BLANK)
            meant = f"{_MARK}{words}{_MARK}"
            fixes = _moved(text, stars)
            report(self, "space", span, fixes=fixes, written=written, meant=excerpt(meant))


def _moved(text: str, stars: ShownStars) -> tuple[Fix, ...]:
    """Return the fix that puts the spaces within a pair of marks outside."""
    (start, end), close = stars.span, stars.close or 0
    words = text[start + len(_MARK) : close]
    before = text[start - 1] if start > stars.block.start else " "
    behind = text[end] if end < stars.block.end else " "
    opening = closing = _MARK
    first = Span(start, close - len(words.lstrip(_BLANK)))
    last = Span(start + len(_MARK) + len(words.rstrip(_BLANK)), end)
    edits = []
    if words[0].isspace():
        opening = _MARK if before.isspace() else " " + _MARK
        edits.append((first, opening))
    if words[-1].isspace():
        closing = _MARK if behind.isspace() or behind in _CLOSERS else _MARK + " "
        edits.append((last, closing))
    # Where both marks are set apart, or there are others, it is not certain what is to be bold.
    is_sure = stars.alone and not (words[0].isspace() and words[-1].isspace())
    return replace_all("Move the space", edits, "safe" if is_sure else "unsafe")
