from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.page.parts import top_paragraphs
from profilelint.rules.page.section_labels import labels_of
from profilelint.rules.page.section_names import folded

if TYPE_CHECKING:
    from profilelint.model.body import Body


class SectionMissing(Rule):
    """A page has the sections that it must have.

    Which ones these are differs from site to site, so the rule is off by default. A draft
    (`published: false`) may lack them. A line that stands for the heading counts as one.
    """

    name = "section-missing"
    summary = "A page has the sections that it must have."
    severity = Severity.WARNING
    of_profiles = True
    default = False
    messages: ClassVar = {"missing": 'the page has no section "{name}": add it'}

    class Options(RuleOptions):
        required: Annotated[tuple[str, ...], "headings of the required sections"] = (
            "Sample Activities",
        )

    options: Options
    examples = (
        Valid("### Sample Activities\n\n* A.\n"),
        Valid("**Sample Activities**\n\n* A.\n"),
        Valid("---\npublished: false\n---\nText.\n"),
        Invalid("Text.\n\n### Select Results\n\n* A.\n", covers=("* A.",), message_id="missing"),
        Invalid(
            "### Sample Activities\n\n* A.\n",
            covers=("* A.",),
            message_id="missing",
            options={"required": ("Select Results",)},
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Look for headings of the required sections."""
        if context.document.data.get("published") is False:
            return
        found = {folded(heading.text) for heading in body.headings if not heading.depth}
        # One that is there without being a heading is a fault of its own.
        for _, _, span in top_paragraphs(body):
            found.update(folded(label.text) for label in labels_of(span, body.text))
        for name in self.options.required:
            if folded(name) not in found:
                # It would be added below what stands last.
                where = body.blocks[-1].span if body.blocks else Span(body.start, body.start)
                context.report(self, "missing", where, name=name)
