from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.rules.page.white_space import TrailingSpace


class TextTrailingSpace(Rule):
    """Spaces at the end of a paragraph mean nothing and are left over from editing.

    They are invisible, but they show up as changes when somebody else edits the line. Delete them.
    Two spaces before another line of the same paragraph are a line break and are allowed; a single
    one there is reported. Bullets and headings have rules of their own.
    """

    name = "text-trailing-space"
    summary = "No paragraph ends in spaces."
    severity = Severity.HINT
    messages: ClassVar = {"spaces": "this line ends in spaces: delete them"}
    fix = "safe"
    examples = (
        Valid("The pier opened in May.\n"),
        Valid("Harbour Road 4  \nPort Vale\n"),
        Valid("Harbour Road 4\u00a0  \nPort Vale\n"),
        Valid("* A bullet. \n\n### A heading \n"),
        Valid("The length is:  \n$$y = u$$\n", path="page.mdx"),
        Valid("    indented code \n"),
        Valid("> The pier.\n> \n> > \n> It is open.\n"),
        Invalid(
            "The pier opened in May.  \n\nIt is open \nto all.",
            covers=("  ", " "),
            message_id="spaces",
            fixed="The pier opened in May.\n\nIt is open\nto all.",
        ),
        Invalid(
            "The pier opened in May,\u202f\u00a0 \nand is open.\n",
            covers=("\u202f\u00a0 ",),
            message_id="spaces",
            fixed="The pier opened in May,\nand is open.\n",
        ),
    )

    def check_trailing_space(self, trailing: TrailingSpace, context: Context) -> None:
        """Report spaces at the end of a line of a paragraph."""
        if trailing.owner == "text":
            fixes = replace("Delete the spaces", trailing.span, "")
            context.report(self, "spaces", trailing.span, fixes=fixes)
