from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class TermSynonym(ProblemRule):
    """A term is written as the vocabulary has it.

    An abbreviation, an earlier name or another spelling means the same to a reader, but not to
    the site, which compares letter for letter. Write the term itself.
    """

    name = "term-synonym"
    summary = "A term is written as the vocabulary has it."
    severity = Severity.ERROR
    messages: ClassVar = {
        "synonym": ("{field} is {found}, which the site does not know by that name: write {label}"),
    }
    fix = "safe"
    examples = (
        Valid(
            "---\nclient: European Union\n---\n",
            schema={"properties": {"client": {"type": "string", "x-vocabulary": "clients"}}},
        ),
        Invalid(
            "---\nclient: USAID\n---\n",
            covers=("USAID",),
            message_id="synonym",
            fixed="---\nclient: U.S. Agency for International Development\n---\n",
            schema={"properties": {"client": {"type": "string", "x-vocabulary": "clients"}}},
        ),
        Invalid(
            "---\nregions:\n- Middle East & North Africa\n---\n",
            covers=("Middle East & North Africa",),
            message_id="synonym",
            fixed="---\nregions:\n- Middle East and North Africa\n---\n",
            schema={
                "properties": {
                    "regions": {
                        "type": "array",
                        "items": {"type": "string", "x-vocabulary": "regions"},
                    }
                }
            },
        ),
    )
