from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid

if TYPE_CHECKING:
    from profilelint.rules.text.broken_texts import BrokenText


class TextBrokenOff(Rule):
    """A summary goes on to the end of its sentence.

    One that ends in a comma, or in a word that needs another after it, such as "the" or "and", was
    cut off when it was pasted or became too long. Readers see half a sentence in lists of pages and
    in search results. Complete it, or shorten it to a whole sentence. The rule knows only English
    words.
    """

    name = "text-broken-off"
    summary = "Summaries do not break off."
    severity = Severity.WARNING
    messages: ClassVar = {"ends": '{field} breaks off after "{end}": complete the sentence'}

    class Options(RuleOptions):
        fields: Annotated[tuple[str, ...], "the fields that hold sentences"] = (
            "summary",
            "description",
            "excerpt",
        )

    options: Options
    examples = (
        Valid("---\nsummary: Boats for all, which is what the harbour is for\n---\n"),
        Valid("---\nsummary: Boote für den Hafen und mit der\ntitle: Boats and\n---\n"),
        Invalid(
            "---\nsummary: The project helps the fishers and the\n---\n",
            covers=("The project helps the fishers and the",),
            message_id="ends",
        ),
        Invalid(
            "---\nsummary: The project works with the Ministry of\n---\n",
            covers=("The project works with the Ministry of",),
            message_id="ends",
        ),
        Invalid(
            "---\nteaser: Boats for the harbour,\n---\n",
            covers=("Boats for the harbour,",),
            message_id="ends",
            options={"fields": ("teaser",)},
        ),
    )

    def check_broken_text(self, broken: BrokenText, context: Context) -> None:
        """Report a text that ends too early, unless the page is a draft."""
        field, end = broken
        if field in self.options.fields and not context.is_draft:
            context.report_field(self, "ends", (field,), field=f'"{field}"', end=end)
