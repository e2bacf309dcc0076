from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.rules.text.stray_punctuation import StrayPunctuation


class TextPunctuation(Rule):
    """A comma or full stop follows a word at once and stands alone.

    "The pier , which" has a space too many, and "The pier,, which" or "It is open.." a mark. An
    ellipsis has three full stops. Names such as ".net" and everything in code are left alone, and
    so are pages that have two full stops often.
    """

    name = "text-punctuation"
    summary = "Commas and full stops follow a word at once, one at a time."
    severity = Severity.HINT
    messages: ClassVar = {
        "space": 'there is a space before "{mark}": delete it',
        "twice": '"{written}" is one mark too many: write "{mark}"',
    }
    fix = "unsafe"
    examples = (
        Valid("It is open... The pier, .net and `a ,, b` cost 3 , 4 and 5..\n\nSo .. so\n"),
        Valid("> build -t boats .\n"),
        Valid("Well.. It is.. The pier.. It was.. Not new..\n"),
        Invalid(
            "The pier , which is new , is open .\n",
            covers=(" ,", " ,", " ."),
            message_id="space",
            fixed="The pier, which is new, is open.\n",
        ),
        Invalid(
            "The pier,, which is new,. It is open.. The dam is not..\n",
            covers=(",,", ",.", "..", ".."),
            message_id="twice",
            fixed="The pier, which is new. It is open. The dam is not.\n",
        ),
    )

    def check_stray_punctuation(self, stray: StrayPunctuation, context: Context) -> None:
        """Report a mark with a space or another mark before it."""
        span, mark = stray
        written = context.document.text[span.start : span.end]
        fixes = replace(f'Write "{mark}"', span, mark, "unsafe")
        message_id = "space" if written[0] == " " else "twice"
        context.report(self, message_id, span, fixes=fixes, written=written, mark=mark)
