from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.page.parts import line_end
from profilelint.rules.page.section_labels import bold_label, label_of
from profilelint.rules.page.section_names import ACTIVITIES, RESULTS, folded_names

if TYPE_CHECKING:
    from profilelint.rules.list.bullets import CrowdedList

# Flavors in which a list does not interrupt a paragraph.
_NEED_IT = frozenset(("kramdown", "kramdown-html", "python-markdown", "pandoc"))
# Those in which it does not do so below a colon either.
_NEED_IT_ALWAYS = frozenset(("python-markdown", "pandoc"))
_NAMES = folded_names((*ACTIVITIES, *RESULTS))


class BulletBlankBefore(Rule):
    """A blank line separates a paragraph from the list after it.

    Without it, some Markdown programs read the list as part of the paragraph and run its lines
    together. Add a blank line before the first bullet. A list may follow a heading directly, and,
    except in MkDocs, Pelican and Quarto, a line that ends in a colon. Nothing is reported in MDX,
    or if the site generator is known to need no blank line; on a page that is not a profile it is a
    hint.
    """

    name = "bullet-blank-before"
    summary = "A blank line separates a paragraph from the list after it."
    severity = Severity.WARNING
    exceptions: ClassVar = (("", Severity.HINT, "on pages that are not profiles"),)
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
        Valid("**Select Results**\n* Trained 40 clerks.\n"),
        Valid("The team did a lot.\n \t\n* Trained 40 clerks.\n"),
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
            "The team did a lot.\n* Trained 40 clerks.\n* Built a pier.\n",
            covers=("*",),
            message_id="missing",
            fixed="The team did a lot.\n\n* Trained 40 clerks.\n* Built a pier.\n",
        ),
    )

    def check_crowded_list(self, crowded: CrowdedList, context: Context) -> None:
        """Report a list below a line that neither introduces it nor stands for a heading."""
        introduces = crowded.line.endswith((":", "："))
        if introduces and context.document.flavor not in _NEED_IT_ALWAYS:
            return
        if context.document.path.endswith(".mdx"):
            return
        site = context.site
        if site is not None and site.generator and site.flavor not in _NEED_IT:
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
            severity=Severity.HINT if context.kind == "page" else None,
            fixes=replace(
                "Insert a blank line", Span(crowded.start, crowded.start), line_end(text)
            ),
        )
