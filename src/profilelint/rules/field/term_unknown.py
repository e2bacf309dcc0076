from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class TermUnknown(ProblemRule):
    """A value from a list is one of its terms.

    The site compares terms letter by letter: a misspelt one drops the page, without a message, from
    the lists where readers look for it. Add a new term first where the terms are kept; the message
    names the file, or the pages that the terms come from. A term whose page is not published yet is
    a warning.

    In an open list, such as the bundled ones, only a near miss of a term is reported, as a warning.
    Countries and regions that these lists lack are hints.
    """

    name = "term-unknown"
    summary = "A value from a list is one of its terms."
    severity = Severity.ERROR
    severities: ClassVar = {"other": Severity.HINT, "draft": Severity.WARNING}
    exceptions: ClassVar = (
        ("", Severity.WARNING, "in an open or inferred list, and for names that other lists have"),
        ("", Severity.HINT, "for places and former clients that other lists have"),
    )
    messages: ClassVar = {
        "near": "{field} is {found}, which is not a known term: did you mean {meant}?",
        "unknown": (
            "{field} is {found}, which is not a known term: correct it, or add it "
            "where the terms are kept, in {place}"
        ),
        "other": (
            "{field} is {found}, which is not one of the {name} that profilelint knows (see "
            '"profilelint vocab {name}"): check the spelling, and keep it if it is right'
        ),
        "instruction": (
            "{field} is {found}, which only says what belongs here: write a term instead, or "
            "delete it"
        ),
        "draft": (
            "{field} is {found}, which is not published yet ({place}): publish it there first, or "
            "write another term"
        ),
        "joined": (
            "{field} holds several terms in one ({found}): write {terms} as a list, one term per "
            "item"
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
        Valid(
            "---\nclient: Atlantis Trust\n---\n",
            schema={"properties": {"client": {"type": "string", "x-vocabulary": "clients"}}},
        ),
        Invalid(
            "---\ncountry: Atlantis\n---\n",
            covers=("Atlantis",),
            message_id="other",
            schema={"properties": {"country": {"type": "string", "x-vocabulary": "countries"}}},
        ),
        Invalid(
            "---\nsolutions:\n- Include at least one of our solutions\n- Energy\n---\n",
            covers=("Include at least one of our solutions",),
            message_id="instruction",
            fixed="---\nsolutions:\n- Energy\n---\n",
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
            "---\nclient: World Bank\n---\n",
            covers=("World Bank",),
            message_id="draft",
            schema={"properties": {"client": {"type": "string", "x-vocabulary": "clients"}}},
            vocabularies={
                "clients": "terms:\n- Harbour Trust\n- label: World Bank\n  draft: true\n"
            },
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
            "---\ntags: Water and Ports; Energy\n---\n",
            covers=("Water and Ports; Energy",),
            message_id="joined",
            schema={"properties": {"tags": {"type": "string", "x-vocabulary": "clients"}}},
            vocabularies={"clients": "terms: [Water and Ports, Energy]\n"},
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
