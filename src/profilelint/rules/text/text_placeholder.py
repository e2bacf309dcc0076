from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.body import Body

_PLACEHOLDER = pattern(
    r"\b[Ll]orem ipsum\b"
    r"|\[(?:(?i:insert) [^\[\]\r\n]{1,60}|TODO|TBD|TBC|TK|X{2,})\](?!\()"
    r"|(?<![\w/=])(?:TODO:|(?:FIXME|TKTK|TBD|X{4,})\b)"
    r"|\bX{2,}(?= (?:percent|million|billion|thousand)\b|%)"
    r"|\b(?i:(?:insert|add|enter|type|your) (?:your )?text here)\b"
    r"|\bError! (?:Reference source not found|Bookmark not defined|Hyperlink reference not valid)\."
)


class TextPlaceholder(Rule):
    """A page holds no text that was put there to be replaced.

    "Lorem ipsum", "TBD", "[insert name]" and "XX percent" keep a place for words that never came,
    and "Error! Reference source not found." was pasted from a word processor. Write what should
    stand there, or delete it. A draft (`published: false`) may hold such text.
    """

    name = "text-placeholder"
    summary = "A page holds no text that was put there to be replaced."
    severity = Severity.WARNING
    messages: ClassVar = {
        "placeholder": '"{found}" was put here to be replaced: write the text or delete it'
    }
    signs = ("words-that-keep-a-place",)
    examples = (
        Valid("A pier of the XX century, for the XXX Games.\n\nTodo está listo; TODO EL PUEBLO.\n"),
        Valid("See example.org/XXXX for more.\n"),
        Valid("`TODO:` and [more](https://example.org/TBD)\n"),
        Valid("See example.org/XXXX for more.\n"),
        Valid("{{ page.title }} has no text here.\n"),
        Valid("---\npublished: false\n---\nLorem ipsum dolor sit amet.\n"),
        Invalid(
            "Lorem ipsum dolor sit amet. TBD. The pier cost $XX million, [insert source].\n"
            "\nError! Reference source not found.\n",
            covers=(
                "Lorem ipsum",
                "TBD",
                "XX",
                "[insert source]",
                "Error! Reference source not found.",
            ),
            message_id="placeholder",
        ),
        Invalid(
            "### TODO: results\n\nInsert text here.\n",
            covers=("TODO:", "Insert text here"),
            message_id="placeholder",
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Look for words that keep a place."""
        if context.document.data.get("published") is False:
            return
        leaves = sorted(leaf.span for leaf in (*body.paragraphs, *body.headings))
        for found in _PLACEHOLDER.finditer(body.prose, body.start):
            start, end = found.span()
            index = bisect_right(leaves, start, key=lambda span: span[0]) - 1
            if index >= 0 and end <= leaves[index].end:
                context.report(self, "placeholder", Span(start, end), found=found[0])
