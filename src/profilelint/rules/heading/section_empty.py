from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.body import Block, Body


class SectionEmpty(Rule):
    """Something stands below every heading.

    A heading with nothing below it tells the reader that a part of the page is missing. Write the
    section or delete its heading. A heading right above one of a deeper level is fine.
    """

    name = "section-empty"
    summary = "Something stands below every heading."
    severity = Severity.WARNING
    messages: ClassVar = {
        "empty": 'nothing stands below "{heading}": write the section or delete the heading'
    }
    signs = ("bare-heading",)
    examples = (
        Valid("## Results\n\n### Harbour\n\n* Built a pier.\n"),
        Valid("## Outlook\n\n{% include outlook.html %}\n"),
        Invalid(
            "### Sample Activities\n\n### Select Results\n\n<!-- to come -->\n",
            covers=("Sample Activities", "Select Results"),
            message_id="empty",
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Look for headings that are followed by the next one, or by nothing."""
        for section, following in pairwise((*body.sections, None)):
            if section is None or section.heading is None:
                continue
            heading = section.heading
            if section.blocks and not _are_comments(section.blocks, body.text):
                continue
            below = following.heading if following is not None else None
            if heading.text and (below is None or below.level <= heading.level):
                context.report(self, "empty", heading.text_span, heading=heading.text)


def _are_comments(blocks: list[Block], text: str) -> bool:
    # Most sections begin with another kind of block.
    return blocks[0].kind == "html" and all(
        block.kind == "html"
        and text.startswith("<!--", block.span.start)
        and text.find("-->", block.span.start, block.span.end) == block.span.end - 3
        for block in blocks
    )
