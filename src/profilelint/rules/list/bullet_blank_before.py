from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.list.lost_lists import lost_lists
from profilelint.rules.page.parts import line_end
from profilelint.rules.page.section_labels import bold_label, label_of
from profilelint.rules.page.section_names import ACTIVITIES, RESULTS, folded_names

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.rules.list.bullets import CrowdedList

# Flavors in which a list never interrupts a paragraph.
_NEED_IT = frozenset(("python-markdown", "pandoc"))
# It does in kramdown as Jekyll runs it by default, which is with the parser for GitHub's Markdown.
_MAY_NEED_IT = frozenset(("kramdown", "kramdown-html"))
_NAMES = folded_names((*ACTIVITIES, *RESULTS))


class BulletBlankBefore(Rule):
    """A blank line separates a paragraph from the list after it.

    Without it, some Markdown programs read the list as part of the paragraph and run its lines
    together: those of MkDocs, Pelican and Quarto, and that of Jekyll if its settings give kramdown
    another "input" than GFM. Add a blank line before the first bullet. Where the flavor of
    Markdown is not known, it is a hint, and a list may follow a line that ends in a colon. Nothing
    is reported in other flavors; on a page that is not a profile it is a hint.
    """

    name = "bullet-blank-before"
    summary = "A blank line separates a paragraph from the list after it."
    severity = Severity.WARNING
    exceptions: ClassVar = (
        ("", Severity.HINT, "on pages that are not profiles, or in a flavor that is not known"),
    )
    messages: ClassVar = {
        "missing": (
            "this list follows a paragraph directly, so it may be shown as text: put a blank line "
            "between them"
        )
    }
    fix = "safe"
    examples = (
        Valid("The team:\n\n* Trained 40 clerks.\n"),
        Valid("### Results\n* Trained 40 clerks.\n\n<p>A pier:</p>\n* Wood\n"),
        Valid("The team did a lot.\n* Trained 40 clerks.\n", path="a.mdx"),
        Valid(
            "The team did a lot.\n* Trained 40 clerks.\n",
            path="_posts/2026-01-31-a.md",
            files={"_config.yml": "title: Pier\n"},
        ),
        Valid(":::{todo}\n- Train 40 clerks.\n:::\n"),
        Valid("**Select Results**\n* Trained 40 clerks.\n"),
        Valid("The team did a lot.\n \t\n* Trained 40 clerks.\n"),
        Valid("*Trained 40 clerks.\n* Built a pier.\n* Mended the boats.\n"),
        Valid("* Trained:\n  * 40 clerks\n\n• Trained 40 clerks.\n* Built a pier.\n"),
        Valid("The team trained:\n* 40 clerks\n\nIt *also built:*  \r\n* a pier\r\n"),
        Valid(
            "What comes next is left to the team\n- not to the clerks, who\nwait.\n", path="a.qmd"
        ),
        Invalid(
            "The team trained:\n* 40 clerks\n",
            covers=("*",),
            message_id="missing",
            fixed="The team trained:\n\n* 40 clerks\n",
            path="page.qmd",
        ),
        Invalid(
            "The team trained:\n* 40 clerks\n",
            covers=("*",),
            message_id="missing",
            fixed="The team trained:\n\n* 40 clerks\n",
            path="_posts/2026-01-31-a.md",
            files={"_config.yml": "kramdown: {input: kramdown}\n"},
        ),
        Invalid(
            "The team did a lot.\n* Trained 40 clerks.\n* Built a pier.\n",
            covers=("*",),
            message_id="missing",
            fixed="The team did a lot.\n\n* Trained 40 clerks.\n* Built a pier.\n",
        ),
    )

    def check_crowded_list(self, crowded: CrowdedList, context: Context) -> None:
        """Report a list below a line that neither introduces it nor stands for a heading."""
        flavor = context.document.flavor
        if flavor and not _is_needed(flavor, context):
            return
        if not flavor and crowded.line.endswith((":", "：")):
            return
        if _is_below_lost_bullet(crowded, context.document.body):
            return
        text, paragraph = context.document.text, crowded.paragraph
        # The line is reported as a heading that is not written as one.
        label = label_of(paragraph, text, _NAMES) or bold_label(paragraph, text)
        if label is not None and label.span.end == paragraph.end:
            return
        context.report(
            self,
            "missing",
            crowded.marker,
            severity=Severity.HINT if context.kind == "page" or not flavor else None,
            fixes=replace(
                "Insert a blank line", Span(crowded.start, crowded.start), line_end(text)
            ),
        )


def _is_below_lost_bullet(crowded: CrowdedList, body: Body) -> bool:
    """Return whether the line above is a bullet of the same list, which has a rule of its own."""
    lost = lost_lists(body)
    index = bisect_left(lost, crowded.start, key=lambda each: each.margin) - 1
    neighbor = lost[index].neighbor if index >= 0 else None
    return neighbor is not None and neighbor.items[0].marker == crowded.marker


def _is_needed(flavor: str, context: Context) -> bool:
    """Return whether a list right below a paragraph is text in a flavor, as the site reads it."""
    if flavor not in _MAY_NEED_IT or context.site is None:
        return flavor in _NEED_IT
    return context.site.reads_plain_kramdown
