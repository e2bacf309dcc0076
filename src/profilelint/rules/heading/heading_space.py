from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.model.body import Body, Heading, Paragraph

_LONGEST = 120
_DEEPEST = 6


class HeadingSpace(Rule):
    """One space stands between the number signs of a heading and its words.

    More than one does no harm on the page, but makes headings hard to search for and compare.
    Without any space the line is no heading at all: the page shows the number signs. Write
    "### Select Results".
    """

    name = "heading-space"
    summary = "One space stands between a heading's number signs and its words."
    severity = Severity.WARNING
    messages: ClassVar = {
        "many": 'put one space, not more, between "{marks}" and "{heading}"',
        "none": 'put a space after "{marks}": without it the line is not a heading',
    }
    fix = "safe"
    signs = ("odd-number-signs",)
    examples = (
        Valid("### Select Results\n\nWhat was done\n-------------\n\n#hashtag and ##\n"),
        Valid("###\n\n```\n##code\n```\n"),
        Invalid(
            "###  Select Results\n\n##\tOutlook\n",
            covers=("  ", "\t"),
            message_id="many",
            fixed="### Select Results\n\n## Outlook\n",
        ),
        Invalid(
            "###Select Results\n\n* Built a pier.\n",
            covers=("###",),
            message_id="none",
            fixed="### Select Results\n\n* Built a pier.\n",
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Look at what stands between number signs and words."""
        for heading in body.headings:
            self._check_heading(heading, context)
        for paragraph in body.paragraphs:
            self._check_paragraph(paragraph, context)

    def _check_heading(self, heading: Heading, context: Context) -> None:
        start, end = heading.span.start + heading.level, heading.text_span.start
        if heading.setext or (end - start == 1 and context.document.text[start] == " "):
            return
        span = Span(start, end)
        if span.end <= span.start or heading.text_span.end <= heading.text_span.start:
            return
        context.report(
            self,
            "many",
            span,
            fixes=replace("Leave one space", span, " "),
            marks="#" * heading.level,
            heading=heading.text,
        )

    def _check_paragraph(self, paragraph: Paragraph, context: Context) -> None:
        text, (start, end) = context.document.text, paragraph.span
        if not text.startswith("##", start) or paragraph.depth or end - start > _LONGEST:
            return
        stop = start
        while stop < end and text[stop] == "#":
            stop += 1
        if (
            stop - start <= _DEEPEST
            and text[stop : stop + 1].isalpha()
            and "\n" not in text[stop:end]
        ):
            context.report(
                self,
                "none",
                Span(start, stop),
                fixes=replace("Put a space", Span(stop, stop), " "),
                marks="#" * (stop - start),
            )
