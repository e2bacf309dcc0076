from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaRequired(ProblemRule):
    """Every key that a page needs is there and has a value.

    The site builds its lists, menus and filters from these keys. A page without one of them is
    missing from them, or breaks the page that shows it. Add a line with the key, a colon and the
    value. Values that the site's own settings supply count as if they stood in the file. A draft
    (`published: false` or `draft: true`) needs only what its schema asks of drafts, and its keys
    need no value yet.
    """

    name = "schema-required"
    summary = "Every key that a page needs is there and has a value."
    severity = Severity.ERROR
    messages: ClassVar = {
        "missing": '{field} is missing: add a line "{key}: " with its value',
        "missing-example": '{field} is missing: add a line such as "{key}: {example}"',
        "missing-inside": '{parent} has no {name}: add a line "{key}: " with its value there',
        "empty": "{field} has no value: write {expected} after the colon",
    }
    examples = (
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
            message_id="missing-example",
            schema={
                "required": ["client"],
                "properties": {"client": {"title": "Client", "examples": ["European Union"]}},
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
            message_id="empty",
            schema={"properties": {"client": {"type": "string"}}, "required": ["client"]},
        ),
    )
