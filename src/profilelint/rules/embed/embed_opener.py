from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.model.finding import Fix
    from profilelint.model.markup import Element


class EmbedOpener(Rule):
    """A page in a new window cannot control this one.

    A page opened in a new window by a link with `rel="opener"` can replace this page with another
    while nobody is looking. Without that word, browsers prevent it: write `noopener`.
    """

    name = "embed-opener"
    summary = "A page in a new window cannot control this one."
    severity = Severity.HINT
    messages: ClassVar = {
        "opener": (
            'with rel="opener" the page that opens can replace this one with another: write '
            '"noopener"'
        ),
    }
    fix = "safe"
    elements = ("a", "area", "form")
    examples = (
        Valid('<a href="https://example.org/" target="_blank">Page</a>\n'),
        Invalid(
            '<a href="https://example.org/" target="_blank" rel="opener">Page</a>\n',
            covers=("opener",),
            message_id="opener",
            fixed='<a href="https://example.org/" target="_blank" rel="noopener">Page</a>\n',
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the relation."""
        if element.inert:
            return
        relation = element.attributes.get("rel")
        if relation is None or "target" not in element.attributes:
            return
        words = relation.value.lower().split()
        if "opener" not in words or "noopener" in words or "noreferrer" in words:
            return
        fixes: tuple[Fix, ...] = ()
        if element.verbatim and words == ["opener"]:
            fixes = replace("Write noopener", relation.value_span, "noopener")
        context.report(self, "opener", relation.value_span, fixes=fixes)
