from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.rules.heading.headings import NumberSigns


class HeadingSpace(Rule):
    """There is one space between the number signs of a heading and its words.

    More than one does no harm on the page and is a hint; it makes headings hard to search for.
    Without a space the line is not a heading: the page shows the number signs. Write "### Select
    Results".
    """

    name = "heading-space"
    summary = "There is one space between a heading's number signs and its words."
    severity = Severity.WARNING
    severities: ClassVar = {"many": Severity.HINT}
    messages: ClassVar = {
        "many": 'there is more than one space between "{marks}" and "{heading}": write one',
        "none": 'this line is not a heading: put a space after "{marks}"',
    }
    fix = "safe"
    changes = ("blocks",)
    examples = (
        Valid("### Select Results\n\nWhat was done\n-------------\n\n#hashtag and ##\n"),
        Valid("##  {#outlook}\n\n###\n\n```\n##code\n```\n"),
        Valid("##Outlook\n", path="docs/a.md", files={"mkdocs.yml": "site_name: A\n"}),
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

    def check_number_signs(self, signs: NumberSigns, context: Context) -> None:
        """Report what stands between number signs and words, or that nothing does."""
        if signs.heading is None and context.document.flavor == "python-markdown":
            return  # it is a heading there
        number = "#" * (signs.marks.end - signs.marks.start)
        if signs.heading is None:
            fixes = replace("Put a space", signs.gap, " ")
            context.report(self, "none", signs.marks, fixes=fixes, marks=number)
            return
        if not signs.heading.text:
            return  # nothing but an attribute list stands there
        context.report(
            self,
            "many",
            signs.gap,
            fixes=replace("Leave one space", signs.gap, " "),
            marks=number,
            heading=signs.heading.text,
        )
