from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.rules.page.white_space import TrailingSpace


class TextBlankLine(Rule):
    """A line between two paragraphs should be quite empty.

    Spaces or tabs in it are left over from editing or pasting. Nobody sees them, but some
    converters take the line for text, and a list or paragraph after it can end up in the wrong
    place. Delete them.
    """

    name = "text-blank-line"
    summary = "Empty lines hold no spaces."
    severity = Severity.HINT
    messages: ClassVar = {"spaces": "this line holds nothing but spaces: delete them"}
    fix = "safe"
    examples = (
        Valid("The pier opened in May.\n\nIt is open to all.\n"),
        Valid("```\na\n  \nb\n```\n"),
        Invalid(
            "The pier opened in May.\n \nIt is open to all.\n\t",
            covers=(" ", "\t"),
            message_id="spaces",
            fixed="The pier opened in May.\n\nIt is open to all.\n",
        ),
    )

    def check_trailing_space(self, trailing: TrailingSpace, context: Context) -> None:
        """Report spaces in an otherwise empty line."""
        if trailing.owner == "line":
            fixes = replace("Delete the spaces", trailing.span, "")
            context.report(self, "spaces", trailing.span, fixes=fixes)
