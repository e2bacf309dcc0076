from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Location, Related, Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.rules.list.bullets import RepeatedBullet


class BulletDuplicate(Rule):
    """No bullet of a list says the same as another one.

    A repeated bullet was pasted twice, or copied and never changed. Delete one of the two, or write
    what it should say. Case, spacing and the full stop do not count, except that case does next to
    code. The steps of a numbered list, properties ("Size: small"), bullets that lead in ("Good
    sign:"), and single words in a list within a list, which may draw a tree, may be repeated.
    """

    name = "bullet-duplicate"
    summary = "No bullet of a list is repeated."
    severity = Severity.WARNING
    messages: ClassVar = {
        "repeated": "this bullet repeats one above it: delete one of the two or change its text"
    }
    examples = (
        Valid("* Trained 40 clerks.\n* Trained 60 clerks.\n\nAlso:\n\n* Trained 40 clerks.\n"),
        Valid("* Trained 40 clerks of the harbour.\n* Trained 40 clerks of the market.\n"),
        Valid("* \n* \n"),
        Valid("* Boats\n* Size: small\n* Nets\n* Size: small\n"),
        Valid("* Good sign:\n* Boats\n* Good sign:\n* Nets\n"),
        Valid("* `-a` for all boats\n* `-A` for all boats\n"),
        Valid("1. Lower the sail.\n2. Row.\n3. Lower the sail.\n"),
        Valid("* Harbour\n  * Pier\n  * Pier\n* Town\n"),
        Valid("* $$\n  a = b\n  $$\n* $$\n  a = c\n  $$\n", path="page.mdx"),
        Invalid(
            "* Harbour\n  * A pier\n  * A pier\n* $$\n  a = b\n  $$\n* $$\n  a = b\n  $$\n",
            covers=("A pier", "$$"),
            message_id="repeated",
        ),
        Invalid(
            "* Trained 40 clerks.\n* Built a pier.\n* Trained 40 clerks\n",
            covers=("Trained 40 clerks",),
            message_id="repeated",
        ),
    )

    def check_repeated_bullet(self, repeated: RepeatedBullet, context: Context) -> None:
        """Report the later one of two equal bullets."""
        said = repeated.item.text
        node = repeated.item.owner
        if node.ordered or ": " in said or said.endswith(":") or (node.depth and " " not in said):
            return
        where = Location(context.document.path, repeated.first.content)
        related = (Related("the first one", where),)
        context.report(self, "repeated", repeated.item.content, related=related)
