from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.page.white_space import trailing_spaces

if TYPE_CHECKING:
    from profilelint.model.body import Body


class TextTrailingSpace(Rule):
    """Spaces at the end of a paragraph mean nothing and are left over from editing.

    Nobody sees them, but they turn up as changes whenever somebody else edits the line. Delete
    them. Two spaces before a further line of the same paragraph are a line break and are left
    alone; a single one there is not. Bullets and headings have rules of their own.
    """

    name = "text-trailing-space"
    summary = "No paragraph ends in spaces."
    severity = Severity.HINT
    messages: ClassVar = {"spaces": "this line ends in spaces: delete them"}
    fix = "safe"
    signs = ("space-at-line-end",)
    examples = (
        Valid("The pier opened in May.\n"),
        Valid("Harbour Road 4  \nPort Vale\n"),
        Valid("* A bullet. \n\n### A heading \n"),
        Valid("    indented code \n"),
        Invalid(
            "The pier opened in May.  \n\nIt is open \nto all.",
            covers=("  ", " "),
            message_id="spaces",
            fixed="The pier opened in May.\n\nIt is open\nto all.",
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Look at the ends of the lines of paragraphs."""
        for span, owner in trailing_spaces(body):
            if owner == "text":
                context.report(self, "spaces", span, fixes=replace("Delete the spaces", span, ""))
