from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaDeprecated(ProblemRule):
    """No key is one that the site is about to give up.

    The schema marks a key as `deprecated` when it is still read, but another one is to take its
    place, or none. Write the new key, which `x-renamed` beside it names. The fix is safe where the
    page is valid after it.
    """

    name = "schema-deprecated"
    summary = "No key is one that the site is about to give up."
    severity = Severity.WARNING
    messages: ClassVar = {
        "renamed": 'the key "{key}" is out of date: write "{meant}" in its place',
        "renamed-too": (
            'the key "{key}" is out of date: "{meant}", which takes its place, is there too: '
            "delete this one"
        ),
        "described": 'the key "{key}" is out of date ({description}): leave it out',
        "deprecated": 'the key "{key}" is out of date: leave it out',
    }
    fix = "some"
    examples = (
        Valid(
            "---\nclient: European Union\n---\n",
            schema={"properties": {"donor": {"deprecated": True, "x-renamed": "client"}}},
        ),
        Invalid(
            "---\ndonor: European Union\n---\n",
            covers=("donor",),
            message_id="renamed",
            fixed="---\nclient: European Union\n---\n",
            schema={
                "properties": {
                    "client": {"type": "string"},
                    "donor": {"deprecated": True, "x-renamed": "client"},
                }
            },
        ),
        Invalid(
            "---\nclient: European Union\ndonor: EU\n---\n",
            covers=("donor",),
            message_id="renamed-too",
            schema={"properties": {"donor": {"deprecated": True, "x-renamed": "client"}}},
        ),
        Invalid(
            "---\nparent: our-work\n---\n",
            covers=("parent",),
            message_id="described",
            schema={
                "properties": {
                    "parent": {"deprecated": True, "description": "The menu is made from folders."}
                }
            },
        ),
        Invalid(
            "---\nparent: our-work\n---\n",
            covers=("parent",),
            message_id="deprecated",
            schema={"properties": {"parent": {"deprecated": True}}},
        ),
    )
