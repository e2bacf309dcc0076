from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Location, Related, Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.page.section_names import folded

if TYPE_CHECKING:
    from profilelint.model.body import Body, Heading


class SectionOrder(Rule):
    """Sections that every profile has are always in the same order.

    What a project does comes before what it has achieved, and readers expect it there. Move the
    section up. A page may lack any of them, and other sections may be anywhere.
    """

    name = "section-order"
    summary = "Sections that every profile has are always in the same order."
    severity = Severity.HINT
    of_profiles = True
    messages: ClassVar = {
        "late": '"{heading}" is below "{other}", but usually above it: move it up'
    }

    class Options(RuleOptions):
        order: Annotated[tuple[str, ...], "headings of the sections, the first one first"] = (
            "Sample Activities",
            "Select Results",
        )

    options: Options
    examples = (
        Valid("### Sample Activities\n\n* A.\n\n### Outlook\n\nB.\n\n### Select Results\n\n* C.\n"),
        Valid("### Select Results\n\n* A.\n"),
        Invalid(
            "### Select Results\n\n* A.\n\n### Sample Activities\n\n* B.\n",
            covers=("Sample Activities",),
            message_id="late",
        ),
        Invalid(
            "## Risks\n\n* A.\n\n## Chances\n\n* B.\n",
            covers=("Chances",),
            message_id="late",
            options={"order": ("Chances", "Risks")},
        ),
    )

    def __init__(self, options: RuleOptions | None = None) -> None:
        super().__init__(options)
        self._ranks = {folded(name): rank for rank, name in enumerate(self.options.order)}

    def check_body(self, body: Body, context: Context) -> None:
        """Compare the order of the headings with the usual one."""
        last: Heading | None = None
        highest = -1
        for heading in body.headings:
            rank = self._ranks.get(folded(heading.text))
            if rank is None or heading.depth:
                continue
            if last is not None and rank < highest:
                where = Location(context.document.path, last.text_span)
                context.report(
                    self,
                    "late",
                    heading.text_span,
                    related=(Related("the section it should precede", where),),
                    heading=heading.text,
                    other=last.text,
                )
            else:
                last, highest = heading, rank
