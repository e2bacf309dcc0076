from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class TermUnknown(ProblemRule):
    """A value from a closed list is one of its terms.

    The site compares terms letter for letter: a misspelt one drops the page from the lists where
    readers look for it, without a word. The terms are kept in vocabulary files that editors can
    read and change; a new term belongs there first. Of an open list, such as those that come with
    the program, only what is nearly a term is reported.
    """

    name = "term-unknown"
    summary = "A value from a closed list is one of its terms."
    severity = Severity.ERROR
    messages: ClassVar = {
        "near": "{field} is {found}, which is not a known term: {meant} was probably meant",
        "unknown": (
            "{field} is {found}, which is not a known term: correct it, or add it "
            "where the terms are kept, in {place}"
        ),
        "joined": (
            "{field} holds several terms in one ({found}): write {terms} as a list, one an item"
        ),
        "elsewhere": "{field} is {found}, which is not allowed here: write {allowed}",
    }
    fix = "unsafe"
    examples = (
        Valid(
            "---\ncountry: Trinidad and Tobago\n---\n",
            schema={"properties": {"country": {"type": "string", "x-vocabulary": "countries"}}},
        ),
        Invalid(
            "---\ncountry: Boznia and Herzegovina\n---\n",
            covers=("Boznia and Herzegovina",),
            message_id="near",
            fixed="---\ncountry: Bosnia and Herzegovina\n---\n",
            schema={"properties": {"country": {"type": "string", "x-vocabulary": "countries"}}},
        ),
        Invalid(
            "---\nclient: Atlantis Trust\n---\n",
            covers=("Atlantis Trust",),
            message_id="unknown",
            schema={"properties": {"client": {"type": "string", "x-vocabulary": "clients"}}},
            vocabularies={"clients": "terms: [Harbour Trust, World Bank]\n"},
        ),
        Invalid(
            "---\nsolutions:\n- Governance, Energy\n---\n",
            covers=("Governance, Energy",),
            message_id="joined",
            schema={
                "properties": {
                    "solutions": {
                        "type": "array",
                        "items": {"type": "string", "x-vocabulary": "solutions"},
                    }
                }
            },
        ),
        Invalid(
            "---\nfocus: Energy\n---\n",
            covers=("Energy",),
            message_id="elsewhere",
            schema={
                "properties": {"focus": {"type": "string", "x-vocabulary": "solutions#primary"}}
            },
            vocabularies={
                "solutions": "terms:\n- label: Governance\n  primary: true\n- label: Energy\n"
            },
        ),
    )
