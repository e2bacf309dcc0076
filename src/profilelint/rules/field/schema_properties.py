from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaProperties(ProblemRule):
    """A group of keys has neither too few nor too many.

    Add or delete keys as the message says.
    """

    name = "schema-properties"
    summary = "A group of keys has neither too few nor too many."
    severity = Severity.ERROR
    exceptions: ClassVar = (("", Severity.WARNING, "where the schema was inferred (`x-implied`)"),)
    messages: ClassVar = {
        "few": "{field} has too few keys ({count}): write at least {limit}",
        "many": "{field} has too many keys ({count}): keep at most {limit}",
    }
    examples = (
        Valid(
            "---\nimage: {src: a.png, alt: A bridge}\n---\n",
            schema={"properties": {"image": {"minProperties": 2, "maxProperties": 3}}},
        ),
        Invalid(
            "---\nimage: {src: a.png}\n---\n",
            covers=("{src: a.png}",),
            message_id="few",
            schema={"properties": {"image": {"minProperties": 2}}},
        ),
        Invalid(
            "---\nimage: {src: a.png, alt: A bridge}\n---\n",
            covers=("{src: a.png, alt: A bridge}",),
            message_id="many",
            schema={"properties": {"image": {"maxProperties": 1}}},
        ),
    )
