from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Location, Related, Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.body import List
    from profilelint.model.finding import Span


class BulletDuplicate(Rule):
    """No bullet of a list says the same as another one.

    A bullet that stands twice was pasted twice, or its copy was meant to be changed. Delete one of
    the two, or write what it should say. Case, spacing and the full stop do not count.
    """

    name = "bullet-duplicate"
    summary = "No bullet of a list stands there twice."
    severity = Severity.WARNING
    messages: ClassVar = {
        "repeated": "this bullet repeats one above it: delete one of the two or change its text"
    }
    signs = ("long-bullet", "alike-bullets")
    examples = (
        Valid("* Trained 40 clerks.\n* Trained 60 clerks.\n\nAlso:\n\n* Trained 40 clerks.\n"),
        Valid("* Trained 40 clerks of the harbour.\n* Trained 40 clerks of the market.\n"),
        Valid("* \n* \n"),
        Invalid(
            "* Trained 40 clerks.\n* Built a pier.\n* Trained 40 clerks\n",
            covers=("Trained 40 clerks",),
            message_id="repeated",
        ),
    )

    def check_list(self, node: List, context: Context) -> None:
        """Compare the texts of a list's items."""
        items = node.items
        text = context.document.text
        seen: dict[str, Span] = {}
        for item in items:
            # What is compared is the source, so bullets with different links are not the same.
            said = _folded(text[item.content.start : item.span.end])
            if said in seen:
                where = Location(context.document.path, seen[said])
                context.report(
                    self, "repeated", item.content, related=(Related("the first one", where),)
                )
            elif said:
                seen[said] = item.content


def _folded(text: str) -> str:
    return " ".join(text.split()).rstrip(" .").casefold()
