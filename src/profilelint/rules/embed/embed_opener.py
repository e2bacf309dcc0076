"""Links that hand the page over to the page they open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedOpener(Rule):
    """Reports links that open a new window with ``rel="opener"``.

    The page in the new window can then send this one elsewhere. Without the word, browsers keep
    the two apart.
    """

    name = "embed-opener"
    summary = "A page in a new window has no hold on this one."
    severity = Severity.HINT
    fix = "safe"
    messages = {
        "opener": (
            'with rel="opener" the page that opens can send this one elsewhere: write "noopener"'
        ),
    }
    signs = ("other-html",)
    examples = (
        Valid('<a href="https://example.org/" target="_blank">Page</a>\n'),
        Invalid(
            '<a href="https://example.org/" target="_blank" rel="opener">Page</a>\n',
            ("opener",),
            "opener",
            '<a href="https://example.org/" target="_blank" rel="noopener">Page</a>\n',
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the relation."""
        if element.name not in ("a", "area", "form") or element.inert:
            return
        relation = element.attributes.get("rel")
        if relation is None or "target" not in element.attributes:
            return
        words = relation.value.lower().split()
        if "opener" not in words or "noopener" in words or "noreferrer" in words:
            return
        fixes = (
            replace("Write noopener", relation.value_span, "noopener")
            if element.verbatim and words == ["opener"]
            else ()
        )
        context.report(self, "opener", relation.value_span, fixes=fixes)
