from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class TermSynonym(ProblemRule):
    """A term is written as the vocabulary has it.

    An abbreviation, an earlier name or another spelling means the same to a reader, but not to
    the site, which compares letter for letter. Write the term itself. What only the lists that come
    with the program say is a hint: the site may well have chosen the other name.
    """

    name = "term-synonym"
    summary = "A term is written as the vocabulary has it."
    severity = Severity.ERROR
    severities: ClassVar = {"other": Severity.HINT}
    exceptions: ClassVar = (("synonym", Severity.WARNING, "in a list that is open"),)
    messages: ClassVar = {
        "synonym": ("{field} is {found}, which the site does not know by that name: write {label}"),
        "other": (
            "{field} is {found}, which is usually written {label}: write that, unless your site "
            "has {found} everywhere"
        ),
    }
    fix = "some"
    examples = (
        Valid(
            "---\nclient: European Union\n---\n",
            schema={"properties": {"client": {"type": "string", "x-vocabulary": "clients"}}},
        ),
        Invalid(
            "---\nclient: HT\n---\n",
            covers=("HT",),
            message_id="synonym",
            fixed="---\nclient: Harbour Trust\n---\n",
            schema={"properties": {"client": {"type": "string", "x-vocabulary": "clients"}}},
            vocabularies={"clients": "terms:\n- label: Harbour Trust\n  synonyms: [HT]\n"},
        ),
        Invalid(
            "---\nclient: USAID\n---\n",
            covers=("USAID",),
            message_id="other",
            fixed="---\nclient: U.S. Agency for International Development\n---\n",
            schema={"properties": {"client": {"type": "string", "x-vocabulary": "clients"}}},
        ),
        Invalid(
            "---\nregions:\n- Middle East & North Africa\n---\n",
            covers=("Middle East & North Africa",),
            message_id="other",
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
