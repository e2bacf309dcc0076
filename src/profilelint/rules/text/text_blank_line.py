from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.model.finding import Safety
    from profilelint.rules.page.white_space import TrailingSpace


class TextBlankLine(Rule):
    """A blank line between two paragraphs is completely empty.

    Spaces or tabs in it are left over from editing or pasting. They are invisible, but some
    converters read the line as text, and a list or paragraph after it can end up in the wrong
    place. Delete them. Two cases are not changed without asking: the first blank line of a page may
    end its excerpt, and a no-break space on a line of its own is a paragraph, which may be there as
    a spacer.
    """

    name = "text-blank-line"
    summary = "Blank lines contain no spaces."
    severity = Severity.HINT
    messages: ClassVar = {"spaces": "this line contains only spaces: delete them"}
    fix = "some"
    changes = ("blocks",)
    examples = (
        Valid("The pier opened in May.\n\nIt is open to all.\n"),
        Valid("```\na\n  \nb\n```\n"),
        Invalid(
            "The pier opened in May.\n \nIt is open to all.\n\t",
            covers=(" ", "\t"),
            message_id="spaces",
            fixed="The pier opened in May.\n\nIt is open to all.\n",
        ),
        Invalid(
            "The pier opened in May.\n\n\u00a0\n\nIt is open to all.\n",
            covers=("\u00a0",),
            message_id="spaces",
            fixed="The pier opened in May.\n\n\n\nIt is open to all.\n",
        ),
    )

    def check_trailing_space(self, trailing: TrailingSpace, context: Context) -> None:
        """Report spaces in an otherwise empty line."""
        if trailing.owner == "line":
            fixes = replace("Delete the spaces", trailing.span, "", _safety(trailing, context))
            context.report(self, "spaces", trailing.span, fixes=fixes)


def _safety(trailing: TrailingSpace, context: Context) -> Safety:
    """Return "unsafe" for what looks like the first empty line after the first paragraph.

    Jekyll takes the text up to the first quite empty line for the excerpt of a page. A line with
    anything but spaces and tabs is no blank line (CommonMark 0.31, section 2.1).
    """
    document = context.document
    start = trailing.span.start
    if document.text[start : trailing.span.end].strip(" \t"):
        return "unsafe"
    before = document.text[document.body_start : start].lstrip()
    if not before or any(end in before for end in ("\n\n", "\r\n\r\n", "\r\r")):
        return "safe"
    return "unsafe" if document.text[trailing.span.end :].strip() else "safe"
