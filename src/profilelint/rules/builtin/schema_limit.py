from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid

_DEEP = "{a: " * 16 + "1" + "}" * 16


class SchemaLimit(ProblemRule):
    """Front matter is not nested so deeply that it cannot be checked.

    A schema that refers to itself is applied again on each level of nesting, and some schemas
    more than once, so that the work grows beyond all bounds. Flatten the block.
    """

    name = "schema-limit"
    summary = "Front matter is not nested so deeply that it cannot be checked."
    severity = Severity.ERROR
    messages: ClassVar = {
        "costly": (
            "the front matter is nested too deeply to be checked: write it with fewer levels"
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
    )
