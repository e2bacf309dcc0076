from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid

_DEEP = "{a: " * 16 + "1" + "}" * 16
_LONG = "[" + "1, " * 200 + "1]"


class SchemaLimit(ProblemRule):
    """Front matter is small and simple enough to be checked in full.

    If a page has hundreds of problems, only the first ones are shown. A schema that refers to
    itself is applied again at each level of nesting, some schemas more than once, so the work can
    grow without limit: such a block is not checked until it is less nested. Thousands of keys under
    a schema that requires thousands of others have the same effect.
    """

    name = "schema-limit"
    summary = "Front matter is small and simple enough to be checked in full."
    severity = Severity.ERROR
    messages: ClassVar = {
        "costly": (
            "the front matter is nested too deeply, or is too large, to be checked against its "
            "schema: use fewer levels and keys"
        ),
        "many": (
            "the front matter has too many problems to show them all: repair these, and the others "
            "will be shown"
        ),
    }
    examples = (
        Valid(
            "---\na: {a: {a: 1}}\n---\n",
            schema={"properties": {"a": {"allOf": [{"$ref": "#"}, {"$ref": "#"}]}}},
        ),
        Invalid(
            f"---\na: {_DEEP}\n---\n",
            covers=(f"a: {_DEEP}\n",),
            message_id="costly",
            schema={"properties": {"a": {"allOf": [{"$ref": "#"}, {"$ref": "#"}]}}},
        ),
        Invalid(
            f"---\na: {_LONG}\n---\n",
            covers=(f"a: {_LONG}\n",),
            message_id="many",
            schema={"properties": {"a": {"items": {"type": "string"}}}},
        ),
    )
