from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaRequired(ProblemRule):
    """Every key that a page needs is there and has a value.

    The site builds its lists, menus and filters from these keys. A page that lacks one is missing
    from them, or breaks the page that shows it. Add the line given in the message. Values from the
    site's own settings count as if they were in the file. A draft (`published: false` or `draft:
    true`) needs only the keys that its schema requires of drafts, and they may still be empty.
    """

    name = "schema-required"
    summary = "Every key that a page needs is there and has a value."
    severity = Severity.ERROR
    exceptions: ClassVar = (
        (
            "",
            Severity.WARNING,
            "if only a content model, or what nearly all pages have, says so",
        ),
    )
    fix = "some"
    messages: ClassVar = {
        "missing": "{field} is missing: add {line}",
        "near": "{name} is missing, and {found} is probably a misspelling of it: rename it",
        "missing-because": "{field} is required because {because}: add {line}",
        "missing-inside": "{parent} has no {name}: add {line}",
        "missing-inside-because": "{parent} needs {name} because {because}: add {line}",
        "one-of": "one of these keys is missing: add {keys}",
        "one-of-inside": "{parent} needs one of these keys: add {keys}",
        "empty": "{field} has no value: write {expected} after the {sign}",
        "empty-example": (
            "{field} has no value: write {expected} after the {sign}, for example {example}"
        ),
    }
    examples = (
        Valid(
            "---\n“client”: Acme\n---\n",
            schema={"properties": {"client": {}}, "required": ["client"]},
        ),
        Valid("---\nclient: European Union\n---\n", schema={"required": ["client"]}),
        Invalid(
            "---\ntitle: Roads\n---\n",
            covers=("---",),
            message_id="missing",
            schema={"required": ["client"]},
        ),
        Invalid(
            "---\ntitle: Roads\n---\n",
            covers=("---",),
            message_id="missing",
            schema={
                "required": ["client"],
                "properties": {"client": {"title": "Client", "examples": ["European Union"]}},
            },
        ),
        Invalid(
            "---\nclinet: European Union\n---\n",
            covers=("clinet",),
            message_id="near",
            fixed="---\nclient: European Union\n---\n",
            schema={"required": ["client"], "properties": {"title": {"type": "string"}}},
        ),
        Invalid(
            "---\nlinks:\n- ulr: /roads/\n---\n",
            covers=("ulr",),
            message_id="near",
            fixed="---\nlinks:\n- url: /roads/\n---\n",
            schema={
                "properties": {
                    "links": {
                        "items": {"required": ["url"], "properties": {"url": {}}, "x-open": True}
                    }
                }
            },
        ),
        Invalid(
            "---\nstatus: left\n---\n",
            covers=("---",),
            message_id="missing-because",
            schema={
                "if": {"properties": {"status": {"const": "left"}}, "required": ["status"]},
                "then": {"required": ["end"]},
            },
        ),
        Invalid(
            "---\nvideo: {type: film}\n---\n",
            covers=("video",),
            message_id="missing-inside-because",
            schema={
                "properties": {
                    "video": {
                        "if": {"properties": {"type": {"const": "film"}}, "required": ["type"]},
                        "then": {"required": ["length"]},
                    }
                }
            },
        ),
        Invalid(
            "---\ntitle: Roads\n---\n",
            covers=("---",),
            message_id="one-of",
            schema={"anyOf": [{"required": ["url"]}, {"required": ["file"]}]},
        ),
        Invalid(
            "---\npromos:\n- title: Report\n---\n",
            covers=("- title: Report",),
            message_id="one-of-inside",
            schema={
                "properties": {
                    "promos": {"items": {"anyOf": [{"required": ["url"]}, {"required": ["file"]}]}}
                }
            },
        ),
        Invalid(
            "---\npromos:\n- title: Report\n---\n",
            covers=("- title: Report",),
            message_id="missing-inside",
            schema={"properties": {"promos": {"items": {"required": ["link"]}}}},
        ),
        Invalid(
            "---\nclient:\ntitle: Roads\n---\n",
            covers=("client",),
            message_id="empty-example",
            schema={
                "properties": {"client": {"type": "string", "examples": ["European Union"]}},
                "required": ["client"],
            },
        ),
        Invalid(
            "---\nclient:\ntitle: Roads\n---\n",
            covers=("client",),
            message_id="empty",
            schema={"properties": {"client": {"type": "string"}}, "required": ["client"]},
        ),
    )
