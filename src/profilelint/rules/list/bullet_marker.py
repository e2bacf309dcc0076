from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace_all
from profilelint.rules.page.lines import with_line_feeds

if TYPE_CHECKING:
    from profilelint.model.body import List


class BulletMarker(Rule):
    """The bullets of one list all begin with the same character.

    A bullet with another character ("-" after "*") begins a new list: depending on the Markdown
    program, the page shows one list, or two with a gap between them. Begin all bullets of a list
    with the character of the first. "+" and "-" in one list may mark what is new and what is gone,
    or good and bad points, and are allowed.
    """

    name = "bullet-marker"
    summary = "The bullets of a list all begin with the same character."
    severity = Severity.WARNING
    messages: ClassVar = {
        "mixed": 'this bullet begins with "{found}" and those above it with "{first}": write '
        '"{first}"'
    }
    fix = "some"
    changes = ("blocks",)
    examples = (
        Valid("* Trained 40 clerks.\n* Built a pier.\n  - of wood\n\nAlso:\n\n- a shed\n"),
        Valid("* Trained 40 clerks.\n\n1. Built a pier.\n"),
        Valid("$$\n* q'r\n- V(x)\n$$\n"),
        Valid("* Trained 40 clerks.\n- Copy -\n"),
        Valid("+ let pier = 2\n- let pier = 1\n"),
        Invalid(
            "* Trained 40 clerks.\n- Built a pier.\n- Dug a well.\n* Sold fish.\n",
            covers=("-",),
            message_id="mixed",
            fixed="* Trained 40 clerks.\n* Built a pier.\n* Dug a well.\n* Sold fish.\n",
        ),
        Invalid(
            "- Trained 40 clerks.\n\n* Built a pier.\n",
            covers=("*",),
            message_id="mixed",
            fixed="- Trained 40 clerks.\n\n- Built a pier.\n",
        ),
    )

    def check_adjoining_lists(self, lists: list[List], context: Context) -> None:
        """Report the first list whose bullets are not those of the lists above it."""
        text = context.document.text
        first = _marker(lists[0], text)
        others = [
            node
            for node in lists
            if _marker(node, text) != first and not _stands_between_marks(node, text)
        ]
        if not others or {first, *(_marker(node, text) for node in others)} >= {"+", "-"}:
            return
        lines = with_line_feeds(text)
        apart = any(
            "\n" in lines[before.span.end : after.span.start].replace("\n", "", 1)
            for before, after in pairwise(lists)
        )
        edits = [(item.marker, first) for node in others for item in node.items]
        context.report(
            self,
            "mixed",
            others[0].items[0].marker,
            fixes=replace_all(
                f'Write "{first}" for all bullets of the list',
                edits,
                "unsafe" if apart else "safe",
            ),
            found=_marker(others[0], text),
            first=first,
        )


def _stands_between_marks(node: List, text: str) -> bool:
    """Return whether a list is a line that ends as it begins, with a dash on either side."""
    item = node.items[0]
    written = text[item.marker.end : item.span.end].rstrip()
    return len(node.items) == 1 and written.endswith(f" {_marker(node, text)}")


def _marker(node: List, text: str) -> str:
    return text[node.items[0].marker.start]
