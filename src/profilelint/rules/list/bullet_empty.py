from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.model.body import Item
    from profilelint.model.finding import Fix
    from profilelint.rules.list.inline_bullets import DoubledBullet

_MARKER = pattern(r"(?:[-+*]|\d{1,9}[.)])(?:[ \t\r\n]|$)")


class BulletEmpty(Rule):
    """A bullet has words.

    An empty bullet leaves a dot with nothing beside it on the page. Delete it, or write its text.
    One right above code, a picture, HTML, a table or a template tag is left alone: that may be its
    content. So are numbers that stand alone above paragraphs, as labels. A second bullet in the
    same line makes a list within the list, which leaves the first one without words.
    """

    name = "bullet-empty"
    summary = "Every bullet has words."
    severity = Severity.WARNING
    messages: ClassVar = {
        "empty": "this bullet is empty: delete it or write its text",
        "doubled": (
            'this bullet holds nothing but another one, so readers see two: delete one "{mark}"'
        ),
    }
    fix = "some"
    changes = ("blocks",)
    examples = (
        Valid("* Trained 40 clerks.\n* Built a pier.\n\n\\*\n"),
        Valid("*     code\n"),
        Valid("## What went well\n\n-\n-\n\n## What did not\n\n-\n-\n"),
        Valid("*\n```{r}\nplot(x)\n```\n\n* \n\n![The pier](pier.jpg)\n"),
        Valid("1.\n\nThe first pier.\n\n2.\n\nThe second pier.\n"),
        Valid("* \nNote that it is open.\n", files={"_config.yml": ""}),
        Valid("---\npublished: false\n---\n* \n"),
        Invalid("* \nNote that it is open.\n", ("*",), "empty", fixed="\nNote that it is open.\n"),
        Valid("::: {.list-table}\n- - Pier\n  -\n- - Boat\n  - Red\n:::\n", path="page.qmd"),
        Valid("- - Pier\n  - Boat\n\n* - Dam\n\n* * *\n"),
        Invalid(
            "* Built a pier.\n* * Trained 40 clerks.\n",
            covers=("*",),
            message_id="doubled",
            fixed="* Built a pier.\n* Trained 40 clerks.\n",
        ),
        Invalid(
            "* Trained 40 clerks.\n* \n* Built a pier.\n",
            covers=("*",),
            message_id="empty",
            fixed="* Trained 40 clerks.\n* Built a pier.\n",
        ),
        Invalid(
            "*\n\n\n![The pier](pier.jpg)\n",
            covers=("*",),
            message_id="empty",
            fixed="\n\n![The pier](pier.jpg)\n",
        ),
        Invalid("-\n\n    A pier.\n", covers=("-",), message_id="empty"),
        Invalid(
            "* Trained 40 clerks.\n* \nThe pier is new.\n",
            covers=("*",),
            message_id="empty",
            fixed="* Trained 40 clerks.\n\nThe pier is new.\n",
        ),
        Invalid(
            "1. Trained 40 clerks.\n2.",
            covers=("2.",),
            message_id="empty",
            fixed="1. Trained 40 clerks.",
        ),
    )

    def check_empty_bullet(self, item: Item, context: Context) -> None:
        """Report an empty bullet, unless the page is a draft."""
        if context.is_draft:
            return
        fixes = _removal(context.document.text, item.marker)
        context.report(self, "empty", item.marker, fixes=fixes)

    def check_doubled_bullet(self, doubled: DoubledBullet, context: Context) -> None:
        """Report a bullet that holds another one alone."""
        outer, inner = doubled
        mark = context.document.text[outer.start : outer.end]
        fixes = replace("Delete one", Span(outer.start, inner.start), "", "unsafe")
        context.report(self, "doubled", outer, fixes=fixes, mark=mark)


def _removal(text: str, marker: Span) -> tuple[Fix, ...]:
    """Return the fix that deletes an item's line.

    None is offered if the line holds more than the item, or if an indented block below may have
    been meant as the item's text.
    """
    start, end = marker
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    if start > 0 and text[start - 1] not in "\r\n":
        return ()
    below = end
    while below < len(text) and text[below] in "\r\n":
        below += 1
    if below < len(text) and text[below] in " \t":
        return ()
    after = end + (2 if text.startswith("\r\n", end) else 1)
    if text[after : after + 1].strip() and not _MARKER.match(text, after):
        # Without the empty item, the paragraph below would belong to the item above.
        return replace("Delete the empty bullet", Span(start, end), "")
    if end < len(text):
        end = after
    elif start > 0:
        start -= 2 if text.startswith("\r\n", start - 2) else 1
    return replace("Delete the empty bullet", Span(start, end), "")
