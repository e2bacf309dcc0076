from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.text import line_start
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace_all
from profilelint.rules.page.lines import with_line_feeds

if TYPE_CHECKING:
    from profilelint.model.body import Item, List
    from profilelint.model.finding import Span


class BulletMarker(Rule):
    """The bullets of one list all begin with the same character.

    A bullet with another character ("-" after "*") begins a new list: depending on the Markdown
    program, the page shows one list, or two with a gap between them. Begin all bullets of a list
    with the character of the first. Where those of the second list seem to be parts of the item
    above, because they are indented or it ends in a colon, indent them to where its text begins.
    "+" and "-" in one list may mark what is new and what is gone, or good and bad points, and are
    allowed.
    """

    name = "bullet-marker"
    summary = "The bullets of a list all begin with the same character."
    severity = Severity.WARNING
    messages: ClassVar = {
        "mixed": 'this bullet begins with "{found}" and those above it with "{first}": write '
        '"{first}"',
        "nested": (
            "this bullet seems to belong to the one above, but it stands beside it: write "
            "{columns} spaces before it"
        ),
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
            "* Trained:\n- 40 clerks\n- 3 keepers\n* Built a pier.\n - of wood\n",
            covers=("-",),
            message_id="nested",
        ),
        Invalid(
            "- Trained 40 clerks.\n\n* Built a pier.\n",
            covers=("*",),
            message_id="mixed",
            fixed="- Trained 40 clerks.\n\n- Built a pier.\n",
        ),
    )

    def check_adjoining_lists(self, lists: list[List], context: Context) -> None:
        """Report the first list whose bullets are not those of the lists above, and why."""
        text = context.document.text
        first = _marker(lists[0], text)
        others = [
            (above.items[-1], node)
            for above, node in pairwise(lists)
            if _marker(node, text) != first and not _stands_between_marks(node, text)
        ]
        if not others or {first, *(_marker(node, text) for _, node in others)} >= {"+", "-"}:
            return
        mixed: list[List] = []
        nested: list[tuple[Item, List]] = []
        for above, node in others:
            if _is_meant_nested(above, node, text):
                nested.append((above, node))
            else:
                mixed.append(node)
        if nested:
            above, node = nested[0]
            columns = _column(above.marker, text) + above.marker.end - above.marker.start + 1
            context.report(self, "nested", node.items[0].marker, columns=columns)
        if not mixed:
            return
        lines = with_line_feeds(text)
        apart = any(
            "\n" in lines[before.span.end : after.span.start].replace("\n", "", 1)
            for before, after in pairwise(lists)
        )
        edits = [(item.marker, first) for node in mixed for item in node.items]
        context.report(
            self,
            "mixed",
            mixed[0].items[0].marker,
            fixes=replace_all(
                f'Write "{first}" for all bullets of the list',
                edits,
                "unsafe" if apart else "safe",
            ),
            found=_marker(mixed[0], text),
            first=first,
        )


def _is_meant_nested(above: Item, node: List, text: str) -> bool:
    """Return whether a list is indented, if too little, or explains the item above it."""
    return (
        _column(node.items[0].marker, text) > _column(above.marker, text)
        or text[above.marker.end : above.span.end].rstrip()[-1:] == ":"
    )


def _column(marker: Span, text: str) -> int:
    return marker.start - line_start(text, marker.start)


def _stands_between_marks(node: List, text: str) -> bool:
    """Return whether a list is a line that ends as it begins, with a dash on either side."""
    item = node.items[0]
    written = text[item.marker.end : item.span.end].rstrip()
    return len(node.items) == 1 and written.endswith(f" {_marker(node, text)}")


def _marker(node: List, text: str) -> str:
    return text[node.items[0].marker.start]
