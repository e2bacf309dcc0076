from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaDeprecated(ProblemRule):
    """No key is one that the site is about to give up.

    The schema marks a key as `deprecated` if the site still reads it but plans to replace or drop
    it. Write the new key, which `x-renamed` in the schema names. The fix is safe if the page is
    valid after it.
    """

    name = "schema-deprecated"
    summary = "No key is one that the site is about to give up."
    severity = Severity.WARNING
    messages: ClassVar = {
        "renamed": 'the key "{key}" is out of date: write "{meant}" instead',
        "renamed-too": (
            'the key "{key}" is out of date, and "{meant}", which replaces it, is there too: '
            'delete "{key}"'
        ),
        "described": 'the key "{key}" is out of date ({description}): delete it',
        "deprecated": 'the key "{key}" is out of date: delete it',
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
