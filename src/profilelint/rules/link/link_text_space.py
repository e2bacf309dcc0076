from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Edit, Fix, Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.link.brackets import SpacedLinkText

_EMPHASIS = frozenset("*_")
_ENDS = frozenset(",;:.!?)”’")
_BEGINNINGS = frozenset("(“‘\"'[$€£#@&+")
_TITLES = {True: "Move the space", False: "Delete the space"}


class LinkTextSpace(Rule):
    """The words of a link begin and end without a space.

    A space inside the brackets is underlined with the words, and if none follows the link, the link
    runs into the next word: `[Blue Coast ](/a)builds` reads "Blue Coastbuilds" in some places and
    has a long underline in others. Put the space outside the brackets.
    """

    name = "link-text-space"
    summary = "The words of a link begin and end without a space."
    severity = Severity.HINT
    messages: ClassVar = {
        "start": 'the link "{text}" begins with a space: put the space before the bracket',
        "end": 'the link "{text}" ends with a space: put the space after the link',
        "needless-start": 'the link "{text}" begins with a space: delete it',
        "needless-end": 'the link "{text}" ends with a space: delete it',
    }
    fix = "safe"
    changes = ("inlines",)
    examples = (
        Valid("The [pier](https://example.org/a)'s deck, [`a `](/b) and [![ a ](/c.png)](/d).\n"),
        Valid("A task [ ] and `[code ](/a)`.\n"),
        Invalid(
            "[Blue Coast ](https://example.org/)builds piers.\n",
            covers=(" ",),
            message_id="end",
            fixed="[Blue Coast](https://example.org/) builds piers.\n",
        ),
        Invalid(
            "[Blue Coast ](https://example.org/)#piers\n",
            covers=(" ",),
            message_id="end",
            fixed="[Blue Coast](https://example.org/) #piers\n",
        ),
        Invalid(
            "Run by[ Blue Coast](https://example.org/) now, **[here ](/a)**too.\n",
            covers=(" ", " "),
            message_id="start",
            fixed="Run by [Blue Coast](https://example.org/) now, **[here](/a)** too.\n",
        ),
        Invalid(
            "The [ Blue Coast](https://example.org/) builds.\n",
            covers=(" ",),
            message_id="needless-start",
            fixed="The [Blue Coast](https://example.org/) builds.\n",
        ),
        Invalid(
            "The [Blue Coast ](https://example.org/), a harbour.\n",
            covers=(" ",),
            message_id="needless-end",
            fixed="The [Blue Coast](https://example.org/), a harbour.\n",
        ),
    )

    def check_spaced_link_text(self, spaced: SpacedLinkText, context: Context) -> None:
        """Report the white space at each end of a link's words."""
        text = context.document.text
        link, (first, last) = spaced
        start, end = link.text_span
        words = text[first:last]
        outer = _with_emphasis(text, link.span)
        if first > start:
            before = text[outer.start - 1 : outer.start]
            glued = before.isalnum() or before in _ENDS or before in _EMPHASIS
            self._report(context, "start", glued, Span(start, first), outer.start, before, words)
        if last < end:
            after = text[outer.end : outer.end + 2]
            possessive = after[:1] in "'’" and after[1:] == "s"
            glued = (after[:1].isalnum() or after[:1] in _BEGINNINGS) and not possessive
            glued = glued or after[:1] in _EMPHASIS
            self._report(context, "end", glued, Span(last, end), outer.end, after[:1], words)

    def _report(
        self,
        context: Context,
        side: str,
        glued: bool,
        space: Span,
        place: int,
        neighbour: str,
        text: str,
    ) -> None:
        edits = [Edit(space, "")]
        if glued:
            edits.append(Edit(Span(place, place), " "))
        # A mark of emphasis may open or close something: a space beside it could undo that.
        fixes = () if neighbour in _EMPHASIS else (Fix(_TITLES[glued], tuple(sorted(edits))),)
        context.report(
            self,
            side if glued else f"needless-{side}",
            space,
            fixes=fixes,
            text=excerpt(text),
        )


def _with_emphasis(text: str, span: Span) -> Span:
    """Return the span of a link and of the marks of emphasis that stand close around it."""
    start, end = span
    while start > 0 and end < len(text) and text[end] in _EMPHASIS and text[end] == text[start - 1]:
        start -= 1
        end += 1
    return Span(start, end)
