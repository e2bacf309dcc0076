from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.rules.page.white_space import TrailingSpace


class HeadingTrailingSpace(Rule):
    """Spaces at the end of a heading mean nothing and are left over from editing.

    They are invisible on the page, but a search for the heading misses it, and they show up as
    changes when somebody else edits the line. Delete them.
    """

    name = "heading-trailing-space"
    summary = "No heading ends in spaces."
    severity = Severity.HINT
    messages: ClassVar = {"spaces": "the heading ends in spaces: delete them"}
    fix = "safe"
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

    def check_trailing_space(self, trailing: TrailingSpace, context: Context) -> None:
        """Report spaces at the end of a heading."""
        if trailing.owner == "heading":
            fixes = replace("Delete the spaces", trailing.span, "")
            context.report(self, "spaces", trailing.span, fixes=fixes)
