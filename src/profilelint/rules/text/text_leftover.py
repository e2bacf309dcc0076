from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.text.leftovers import Leftover


class TextLeftover(Rule):
    """A text has nothing that programs left in it.

    Text copied from a chat assistant brings marks for sources that lead nowhere, such as
    "[cite: 12]", and sometimes its answer ("As an AI language model"). Word processors leave
    "Click or tap here to enter text.", spreadsheets "#REF!", other programs "[object Object]";
    WordPress turns "[gallery ids=…]" into pictures, and no other program does. Insertions and
    comments of an editor ("{>>why?<<}", "Commented [AB1]:") are not for readers, and neither is the
    time in front of a message that was copied from a chat. Code is left alone, and so are the
    answers of assistants on pages that speak of them.
    """

    name = "text-leftover"
    summary = "A text has nothing that programs left in it."
    severity = Severity.WARNING
    messages: ClassVar = {
        "assistant": (
            '"{found}" is a mark of a chat assistant that means nothing to readers: delete it, or '
            "name the source"
        ),
        "answer": (
            '"{found}" is what a chat assistant says of its answer: delete it, and check the text '
            "around it"
        ),
        "program": (
            '"{found}" was left by a program, and readers see it: write what belongs there, or '
            "delete it"
        ),
        "edit": (
            'readers see "{found}", which an editor wrote for the author: make the change, and '
            "delete the marks"
        ),
        "chat": (
            '"{found}" was copied from a chat along with the message: delete it, or write who said '
            "it"
        ),
    }
    examples = (
        Valid("`[cite: 12]`, [cite: a plan] and [object](https://example.org/turn0search0).\n"),
        Valid("Ask ChatGPT.\n\nAs an AI language model, it does not know the pier.\n"),
        Valid("The cell says `#REF!`, and {{ page.title }} {--} is {++}.\n"),
        Valid('It prints "[object Object]", and the cell «#REF!».\n'),
        Valid("The pier {++of the town++} is open.\n", path="docs/a.md", files={"mkdocs.yml": ""}),
        Invalid(
            "The pier is open.[cite: 12, 14] It cost 3 million 【4†source】, see turn0search2.\n"
            "[cite_start]It is new :contentReference[oaicite:0]{index=0}.\n",
            covers=(
                "[cite: 12, 14]",
                "【4†source】",
                "turn0search2",
                "[cite_start]",
                ":contentReference[oaicite:0]{index=0}",
            ),
            message_id="assistant",
        ),
        Invalid(
            "Certainly! Here is the revised version of your text:\n\nThe pier is open.\n",
            covers=("Certainly! Here is the revised version",),
            message_id="answer",
        ),
        Invalid(
            "Click or tap here to enter text. It cost #REF! in [object Object].\n\n"
            '[gallery ids="1,2"]\n',
            covers=(
                "Click or tap here to enter text.",
                "#REF!",
                "[object Object]",
                '[gallery ids="1,2"]',
            ),
            message_id="program",
        ),
        Invalid(
            "The pier {++of the town++} is open.{>>since when?<<}\n\nCommented [AB1]: Is it so?\n",
            covers=("{++of the town++}", "{>>since when?<<}", "Commented [AB1]:"),
            message_id="edit",
        ),
        Invalid(
            "[12/03/2023, 14:05:33] Ana: The pier is open.\n",
            covers=("[12/03/2023, 14:05:33] Ana:",),
            message_id="chat",
        ),
    )

    def check_leftover(self, leftover: Leftover, context: Context) -> None:
        """Report what was left."""
        start, end = leftover.span
        found = excerpt(context.document.text[start:end])
        context.report(self, leftover.kind, leftover.span, found=found)
