from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaFormat(ProblemRule):
    """Addresses, dates and similar values have the right format.

    An e-mail address without its @ or a web address without https:// leads nowhere. Write the value
    like the example in the message.
    """

    name = "schema-format"
    summary = "Addresses, dates and similar values have the right format."
    severity = Severity.ERROR
    exceptions: ClassVar = (
        (
            "format",
            Severity.WARNING,
            "where the schema was inferred (`x-implied`), but for what looks like a date",
        ),
    )
    messages: ClassVar = {
        "format": "{field} is {found}, but must be {wanted}",
        "day": "{field} is {found}, but must be {wanted}: write {text}",
        "sign": '{field} is {found}, but must be {wanted}: "{sign}" is {what}: write {text}',
        "no-day": "{field} is {found}, a day that does not exist, as {length}: write the right one",
        "content": "{field} is {found}, which cannot be decoded",
    }
    fix = "unsafe"
    examples = (
        Valid(
            "---\ncontact: office@example.org\n---\n",
            schema={"properties": {"contact": {"format": "email"}}},
        ),
        Invalid(
            "---\ncontact: office at example.org\n---\n",
            covers=("office at example.org",),
            message_id="format",
            schema={"properties": {"contact": {"format": "email"}}},
        ),
        Invalid(
            "---\nlink: https://example.org/ roads\nplan: C:\\plans\\a.pdf\n---\n",
            covers=("https://example.org/ roads", "C:\\plans\\a.pdf"),
            message_id="format",
            schema={"properties": {"link": {"format": "uri"}, "plan": {"format": "uri"}}},
        ),
        Invalid(
            "---\nopened: 5 May 2020\nclosed: 31/01/2021\n---\n",
            covers=("5 May 2020", "31/01/2021"),
            message_id="day",
            fixed="---\nopened: 2020-05-05\nclosed: 2021-01-31T00:00:00Z\n---\n",
            schema={
                "properties": {"opened": {"format": "date"}, "closed": {"format": "date-time"}}
            },
        ),
        Invalid(
            "---\nopened: 2020–05–05\nclosed: 2O21-01-31\n---\n",
            covers=("2020–05–05", "2O21-01-31"),
            message_id="sign",
            fixed="---\nopened: 2020-05-05\nclosed: 2021-01-31T00:00:00Z\n---\n",
            schema={
                "properties": {"opened": {"format": "date"}, "closed": {"format": "date-time"}}
            },
        ),
        Invalid(
            "---\nopened: 31.02.2024\n---\n",
            covers=("31.02.2024",),
            message_id="no-day",
            schema={"properties": {"opened": {"format": "date"}}},
        ),
        Invalid(
            "---\nopened: 05/06/2020\n---\n",
            covers=("05/06/2020",),
            message_id="format",
            schema={"properties": {"opened": {"format": "date"}}},
        ),
        Invalid(
            "---\ndata: '***'\n---\n",
            covers=("'***'",),
            message_id="content",
            schema={
                "$schema": "http://json-schema.org/draft-07/schema#",
                "properties": {"data": {"contentEncoding": "base64"}},
            },
        ),
    )
