from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.rules.page.white_space import TrailingSpace


class BulletTrailingSpace(Rule):
    """Spaces at the end of a bullet mean nothing and are left over from editing.

    They are invisible, but they show up as changes when somebody else edits the line, and two of
    them become a line break as soon as a line is added below. Delete them. Two spaces before
    another line of the same bullet are a line break and are allowed.
    """

    name = "bullet-trailing-space"
    summary = "No bullet ends in spaces."
    severity = Severity.HINT
    messages: ClassVar = {"spaces": "this line of the bullet ends in spaces: delete them"}
    fix = "safe"
    examples = (
        Valid("* Trained 40 clerks.\n* Built a pier.  \n  It opened in May.\n"),
        Valid("```\n* in code \n```\n"),
        Valid("  1. \n\nThe first pier.\n\n  2. \n\nThe second pier.\n"),
        Invalid(
            "* Trained 40 clerks.  \n* Built a pier. \n\nThe project goes on.\n",
            covers=("  ", " "),
            message_id="spaces",
            fixed="* Trained 40 clerks.\n* Built a pier.\n\nThe project goes on.\n",
        ),
        Invalid(
            "* Trained 40 clerks.\t",
            covers=("\t",),
            message_id="spaces",
            fixed="* Trained 40 clerks.",
        ),
    )

    def check_trailing_space(self, trailing: TrailingSpace, context: Context) -> None:
        """Report spaces at the end of a line of a bullet."""
        if trailing.owner == "item":
            fixes = replace("Delete the spaces", trailing.span, "")
            context.report(self, "spaces", trailing.span, fixes=fixes)
