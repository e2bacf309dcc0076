from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace_all

if TYPE_CHECKING:
    from profilelint.model.body import Body, List

_WIDEST_GAP = 1000


class BulletMarker(Rule):
    """The bullets of one list are all written with the same character.

    A bullet with another one ("-" after "*") begins a new list: the page then shows two lists with
    a gap between them, or one, depending on the program that makes it. Write all bullets of a list
    with the character of the first.
    """

    name = "bullet-marker"
    summary = "The bullets of a list are all written with the same character."
    severity = Severity.WARNING
    messages: ClassVar = {
        "mixed": 'this bullet begins with "{found}" and those above it with "{first}": write '
        '"{first}"'
    }
    fix = "some"
    signs = ("adjoining-lists",)
    examples = (
        Valid("* Trained 40 clerks.\n* Built a pier.\n  - of wood\n\nAlso:\n\n- a shed\n"),
        Valid("* Trained 40 clerks.\n\n1. Built a pier.\n"),
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

    def check_body(self, body: Body, context: Context) -> None:
        """Look for lists that follow each other with nothing between."""
        latest: dict[int, list[List]] = {}
        for node in [*body.lists, None]:
            group = latest.get(node.depth) if node is not None else None
            if node is not None and group is not None and _adjoin(group[-1], node, body.text):
                group.append(node)
                continue
            for depth in [depth for depth in latest if node is None or depth >= node.depth]:
                self._report(latest.pop(depth), body.text, context)
            if node is not None:
                latest[node.depth] = [node]

    def _report(self, group: list[List], text: str, context: Context) -> None:
        first = _marker(group[0], text)
        others = [node for node in group if _marker(node, text) != first]
        if not others:
            return
        apart = any(
            "\n" in text[before.span.end : after.span.start].replace("\n", "", 1)
            for before, after in pairwise(group)
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


def _adjoin(before: List, after: List, text: str) -> bool:
    if before.ordered or after.ordered:
        return False
    start, end = before.span.end, after.span.start
    return end - start < _WIDEST_GAP and text[start:end].isspace()


def _marker(node: List, text: str) -> str:
    return text[node.items[0].marker.start]
