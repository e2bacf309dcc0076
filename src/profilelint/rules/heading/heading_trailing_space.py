from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.page.white_space import trailing_spaces

if TYPE_CHECKING:
    from profilelint.model.body import Body


class HeadingTrailingSpace(Rule):
    """Spaces at the end of a heading mean nothing and are left over from editing.

    Nobody sees them on the page, but a search for the heading misses them and they turn up as
    changes when somebody else edits the line. Delete them.
    """

    name = "heading-trailing-space"
    summary = "No heading ends in spaces."
    severity = Severity.HINT
    messages: ClassVar = {"spaces": "the heading ends in spaces: delete them"}
    fix = "safe"
    signs = ("space-at-line-end",)
    examples = (
        Valid("### Select Results\n"),
        Valid("## Outlook ##\n"),
        Invalid(
            "### Select Results \n\n* Built a pier.\n",
            covers=(" ",),
            message_id="spaces",
            fixed="### Select Results\n\n* Built a pier.\n",
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Look at the ends of headings."""
        for span, owner in trailing_spaces(body):
            if owner == "heading":
                context.report(self, "spaces", span, fixes=replace("Delete the spaces", span, ""))
