from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.rules.text.open_fences import OpenFence


class TextCodeFence(Rule):
    """A block of code ends where it was meant to end.

    A line of three backticks or tildes opens a block, and the same marks close it. If they are
    missing, or others stand there, all the rest of the page is shown as code: its headings, its
    links and its pictures. A page may end with a block that is not closed, as long as nothing but
    code is in it.
    """

    name = "text-code-fence"
    summary = "A block of code ends where it was meant to end."
    severity = Severity.WARNING
    messages: ClassVar = {
        "open": (
            "this block of code is not closed, so the rest of the page is shown as code: write "
            'a line "{mark}" below the code'
        ),
        "mark": (
            "this does not close the block of code above it, so the rest of the page is shown as "
            'code: write "{mark}" in its place'
        ),
        "nothing": "this line opens a block of code, and nothing follows: delete it",
    }
    examples = (
        Valid("```\nmake\n```\n\n~~~ sh\nmake\n~~~~\n"),
        Valid("````\n```\nmake\n```\n````\n\n```sh\n\n## All of it\n\nmake\n"),
        Valid("```\r\nmake\r\n## All of it\r\nmake all\r\n"),
        Invalid(
            "Write:\n\n``` sh\nmake\n\nSee the [plan](/plan).\n",
            covers=("``` sh",),
            message_id="open",
        ),
        Invalid(
            "Write:\n\n```\nmake\n\n### The plan\n\nSee below.\n",
            covers=("```",),
            message_id="open",
        ),
        Invalid(
            "Write:\n\n~~~\nmake\n```\n\nSee below.\n",
            covers=("```",),
            message_id="mark",
        ),
        Invalid(
            "```\nmake\n```\n\n```\n",
            covers=("```",),
            message_id="nothing",
        ),
    )

    def check_open_fence(self, fence: OpenFence, context: Context) -> None:
        """Report what was to close a block, or the line that opens it."""
        context.report(self, fence.fault, fence.span, mark=fence.mark)
