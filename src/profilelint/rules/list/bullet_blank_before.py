from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.body import Paragraph
from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.page.parts import PASTED, line_end
from profilelint.rules.page.section_labels import bold_label, label_of
from profilelint.rules.page.section_names import ACTIVITIES, RESULTS, folded_names

if TYPE_CHECKING:
    from profilelint.model.body import List

# After a pasted bullet the faulty line is that one: it belongs to the list.
_NOT_PARAGRAPH = ("* ", "- ", "+ ", "#", *PASTED)
_NAMES = folded_names((*ACTIVITIES, *RESULTS))


class BulletBlankBefore(Rule):
    """An empty line stands between a paragraph and the list after it.

    Without it, some programs that make pages take the list for a part of the paragraph and run its
    lines together. Leave a line empty before the first bullet. A list may follow a heading, or a
    line that ends in a colon, directly.
    """

    name = "bullet-blank-before"
    summary = "An empty line stands between a paragraph and the list after it."
    severity = Severity.WARNING
    messages: ClassVar = {"missing": "leave an empty line between the paragraph and this list"}
    fix = "safe"
    signs = ("list-below-line",)
    examples = (
        Valid("The team:\n\n* Trained 40 clerks.\n"),
        Valid("### Results\n* Trained 40 clerks.\n\n<p>A pier:</p>\n* Wood\n"),
        Valid("**Select Results**\n* Trained 40 clerks.\n"),
        Valid("The team did a lot.\n \t\n* Trained 40 clerks.\n"),
        Valid("* Trained:\n  * 40 clerks\n\n• Trained 40 clerks.\n* Built a pier.\n"),
        Valid("The team trained:\n* 40 clerks\n\nIt *also built:*  \r\n* a pier\r\n"),
        Invalid(
            "The team did a lot.\n* Trained 40 clerks.\n* Built a pier.\n",
            covers=("*",),
            message_id="missing",
            fixed="The team did a lot.\n\n* Trained 40 clerks.\n* Built a pier.\n",
        ),
    )

    def check_list(self, node: List, context: Context) -> None:
        """Look at what stands right before an outermost list."""
        if node.depth:
            return
        text = context.document.text
        start = node.items[0].marker.start
        while start > 0 and text[start - 1] in " \t":
            start -= 1
        if start < 2 or text[start - 1] not in "\r\n":
            return
        last = start - (2 if text.startswith("\r\n", start - 2) else 1)
        if text[last - 1] in "\r\n":
            return
        above = text.rfind("\n", 0, last)
        if text.startswith(_NOT_PARAGRAPH, above + 1):
            return
        line = text[above + 1 : last].rstrip(" \t*_")
        if not line or line.endswith(":"):
            return
        blocks = node.section.blocks
        index = bisect_left(blocks, start, key=lambda block: block.span.start) - 1
        if index < 0:
            return
        before = blocks[index]
        if before.span.end < above or not isinstance(before.node, Paragraph):
            return
        # The line is reported as a heading that is not written as one.
        label = label_of(before.span, text, _NAMES) or bold_label(before.span, text)
        if label is not None and label.span.end == before.span.end:
            return
        marker = node.items[0].marker
        context.report(
            self,
            "missing",
            marker,
            fixes=replace("Insert an empty line", Span(start, start), line_end(text)),
        )
