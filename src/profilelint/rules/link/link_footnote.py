from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.link.footnotes import Footnote


class LinkFootnote(Rule):
    """Every footnote mark has its footnote, and every footnote its mark.

    "[^1]" becomes a footnote only if the page has a line such as "[^1]: Annual report, page 4.";
    without it readers see the brackets. A footnote without a mark is not shown on most sites;
    perhaps its mark is misspelt. As readers do not miss it, that is a hint. Nothing is reported on
    sites whose pages have no footnotes, or on pages that include other files.
    """

    name = "link-footnote"
    summary = "Every footnote mark has its footnote, and every footnote its mark."
    severity = Severity.WARNING
    severities: ClassVar = {"unused": Severity.HINT}
    messages: ClassVar = {
        "unwritten": 'this page has no footnote "{label}", so readers see the brackets: add the '
        'line "[^{label}]: " with its text',
        "colon": (
            'the text of the footnote "{label}" has no colon before it, so readers see the '
            'brackets: write "[^{label}]: "'
        ),
        "unused": (
            'nothing refers to the footnote "{label}": put "[^{label}]" where it belongs, or '
            "delete the footnote"
        ),
    }
    examples = (
        Valid("The pier[^1] holds[^Note].\n\n[^1]: A.\n[^note]: B.\n"),
        Valid("It matches [^a-z], [^x] and `[^1]`, [^1]+ and \\[^2].\n"),
        Valid("The pier[^1] holds.\n\n{% include notes.md %}\n"),
        Valid("The pier^[As built.] holds.\n"),
        Valid("---\nbibliography: a.bib\n---\nThe pier[^1] holds.\n\n[^Ref]\n\n[^1]: A.\n"),
        Valid("[^1]: A.\n[^2]: B.\n"),
        Invalid(
            "The pier holds[^2], the dam[^1] does not.\n\n[^1]: A.\n",
            covers=("[^2]",),
            message_id="unwritten",
        ),
        Invalid(
            "The pier[^1] holds.\n\n[^ref]\n\n[^1]: A.\n",
            covers=("[^ref]",),
            message_id="unwritten",
        ),
        Invalid(
            "The pier holds.[^1]\n\n[^1] As built.\n",
            covers=("[^1]",),
            message_id="colon",
        ),
        Invalid("The pier holds.[^1]\n", covers=("[^1]",), message_id="unwritten"),
        Invalid(
            "The pier[^pier].\n\n[^pier]: A.\n[^dam]: B.\n",
            covers=("[^dam]",),
            message_id="unused",
        ),
    )

    def check_unwritten_footnote(self, footnote: Footnote, context: Context) -> None:
        """Report the mark of a footnote that is not on the page."""
        label = excerpt(footnote.label)
        if footnote.is_text:
            context.report(self, "colon", footnote.span, label=label)
        else:
            context.report(self, "unwritten", footnote.span, label=label)

    def check_unused_footnote(self, footnote: Footnote, context: Context) -> None:
        """Report a footnote without a mark."""
        context.report(self, "unused", footnote.span, label=excerpt(footnote.label))
