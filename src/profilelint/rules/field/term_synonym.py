from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class TermSynonym(ProblemRule):
    """A term is written as in the vocabulary.

    An abbreviation, an earlier name or another spelling means the same to a reader, but not to the
    site, which compares letter by letter. Write the term itself. If only the bundled lists say so,
    the finding is a hint: the site may have chosen the other name on purpose. In the terms of its
    taxonomies, Hugo ignores case and reads a space as a hyphen, so a term that differs in that is
    right there.
    """

    name = "term-synonym"
    summary = "A term is written as in the vocabulary."
    severity = Severity.ERROR
    severities: ClassVar = {"other": Severity.HINT}
    exceptions: ClassVar = (("synonym", Severity.WARNING, "in an open or inferred list"),)
    messages: ClassVar = {
        "synonym": ("{field} is {found}, which the site does not know by that name: write {label}"),
        "alike": (
            "{field} is {found} with {what}: the site compares letter by letter, so write it anew"
        ),
        "other": (
            "{field} is {found}, which is usually written {label}: write that, unless your site "
            "uses {found} everywhere"
        ),
    }
    fix = "some"
    examples = (
        Valid(
            "---\nclient: European Union\n---\n",
            schema={"properties": {"client": {"type": "string", "x-vocabulary": "clients"}}},
        ),
        Valid(
            "---\ntags: [Boats]\n---\n",
            path="content/a.md",
            files={"hugo.toml": ""},
            schema={
                "properties": {"tags": {"items": {"type": "string", "x-vocabulary": "clients"}}}
            },
            vocabularies={"clients": "terms: [boats, piers]\n"},
        ),
        Valid(
            "---\ntags: [guest-post]\n---\n",
            path="content/a.md",
            files={"hugo.toml": ""},
            schema={
                "properties": {"tags": {"items": {"type": "string", "x-vocabulary": "clients"}}}
            },
            vocabularies={"clients": "terms: [Guest post, piers]\n"},
        ),
        Invalid(
            "---\ntags: [Boats]\n---\n",
            covers=("Boats",),
            message_id="synonym",
            fixed="---\ntags: [boats]\n---\n",
            path="_posts/2026-01-31-a.md",
            files={"_config.yml": ""},
            schema={
                "properties": {"tags": {"items": {"type": "string", "x-vocabulary": "clients"}}}
            },
            vocabularies={"clients": "terms: [boats, piers]\n"},
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
            "---\nclient: Harbour\u00a0Trust\n---\n",
            covers=("Harbour\u00a0Trust",),
            message_id="alike",
            fixed="---\nclient: Harbour Trust\n---\n",
            schema={"properties": {"client": {"type": "string", "x-vocabulary": "clients"}}},
            vocabularies={"clients": "terms: [Harbour Trust]\n"},
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
