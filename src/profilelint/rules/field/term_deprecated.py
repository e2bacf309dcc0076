from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class TermDeprecated(ProblemRule):
    """A term is one that is still in use.

    Organisations merge and topics are renamed. A project that ended while the old term was right
    keeps it; every other project takes the new one, so that readers find it there. If only the
    bundled lists say that a term is out of use, the finding is a hint.
    """

    name = "term-deprecated"
    summary = "A term is one that is still in use."
    severity = Severity.ERROR
    exceptions: ClassVar = (("", Severity.HINT, "in the bundled lists"),)
    messages: ClassVar = {
        "deprecated": "{field} is {found}, which is no longer used{since}: write {successor}",
    }
    fix = "unsafe"
    examples = (
        Valid(
            "---\nclient: U.K. Department for International Development\nend: 2020\n---\n",
            schema={"properties": {"client": {"type": "string", "x-vocabulary": "clients"}}},
        ),
        Invalid(
            "---\nclient: U.K. Department for International Development\nend: 2023\n---\n",
            covers=("U.K. Department for International Development",),
            message_id="deprecated",
            fixed="---\nclient: Foreign, Commonwealth & Development Office\nend: 2023\n---\n",
            schema={"properties": {"client": {"type": "string", "x-vocabulary": "clients"}}},
        ),
    )
