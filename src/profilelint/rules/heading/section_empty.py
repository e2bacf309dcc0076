from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.rules.heading.headings import BareHeading


class SectionEmpty(Rule):
    """Something stands below every heading.

    A heading with nothing below it tells the reader that a part of the page is missing. Write the
    section or delete its heading. A heading right above one of a deeper level is fine.
    """

    name = "section-empty"
    summary = "Something stands below every heading."
    severity = Severity.WARNING
    messages: ClassVar = {
        "empty": 'nothing stands below "{heading}": write the section or delete the heading'
    }
    examples = (
        Valid("## Results\n\n### Harbour\n\n* Built a pier.\n"),
        Valid("## Outlook\n\n{% include outlook.html %}\n"),
        Invalid(
            "### Sample Activities\n\n### Select Results\n\n<!-- to come -->\n",
            covers=("Sample Activities", "Select Results"),
            message_id="empty",
        ),
    )

    def check_bare_heading(self, bare: BareHeading, context: Context) -> None:
        """Report a heading unless the next one is of a deeper level."""
        heading, following = bare
        if heading.text and (following is None or following.level <= heading.level):
            context.report(self, "empty", heading.text_span, heading=heading.text)
