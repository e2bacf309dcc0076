from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.body import Body

_REFERENCE = pattern(r"(?<![\\\w\])])\[[^\[\]\0]{1,300}(?<!\\)\]\[([^\[\]\0]{1,300})(?<!\\)\]")

_NAME = pattern(r"\[([^\[\]]{1,300})\]")
_TWICE = 2


class LinkReference(Rule):
    """What a link refers to is defined, and what is defined is referred to.

    "[annual report][plan]" becomes a link only if a line such as
    "[plan]: https://example.org/plan" stands on the page; without it readers see the brackets. A
    definition that nothing refers to is not shown at all: perhaps its link was lost, perhaps its
    name is misspelt. Put both right, or delete what is not needed.
    """

    name = "link-reference"
    summary = "What a link refers to is defined, and what is defined is referred to."
    severity = Severity.WARNING
    messages: ClassVar = {
        "undefined": 'nothing says where "{label}" leads, so readers see the brackets: add the '
        'line "[{label}]: " with the address',
        "unused": 'no link refers to "{label}": refer to it, or delete the definition',
    }
    signs = ("reference",)
    examples = (
        Valid("[a][b], [b][] and [b].\n\n[b]: /c\n[//]: # (A note to editors)\n"),
        Valid("![a][b] and `[c][d]` and [e] [f], cells[g][h].\n\n[B]: /c\n"),
        Invalid(
            "Read the [plan][pier plan] now.\n",
            covers=("[plan][pier plan]",),
            message_id="undefined",
        ),
        Invalid(
            "Read the [plan].\n\n[plan]: /a\n[report]: /b\n",
            covers=("[report]: /b",),
            message_id="unused",
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Look for references without definitions, and the other way round."""
        if body.definitions:
            self._look_at_definitions(body, context)
        for found in _REFERENCE.finditer(body.prose, body.start):
            label = excerpt(found[1])
            context.report(self, "undefined", Span(*found.span()), label=label)

    def _look_at_definitions(self, body: Body, context: Context) -> None:
        used = {
            link.url_span
            for link in (*body.links, *body.images)
            if link.kind in {"reference", "collapsed", "shortcut"}
        }
        named: dict[str, int] = {}
        for definition in body.definitions:
            # A definition of nothing is how editors write notes that are not shown.
            if definition.url_span in used or definition.url.strip() in {"", "#"}:
                continue
            # What refers to it may stand where no link is seen, such as in a template tag.
            if not named:
                named = _count_names(body.text, body.start)
            if named.get(definition.label.casefold(), 0) < _TWICE:
                label = excerpt(definition.label)
                context.report(self, "unused", definition.span, label=label)


def _count_names(text: str, start: int) -> dict[str, int]:
    """Return how often each name stands in brackets, without case."""
    named: dict[str, int] = {}
    for name in _NAME.findall(text, start):
        key = name.casefold()
        named[key] = named.get(key, 0) + 1
    return named
