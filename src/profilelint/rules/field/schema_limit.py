from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid

_DEEP = "{a: " * 16 + "1" + "}" * 16
_LONG = "[" + "1, " * 200 + "1]"


class SchemaLimit(ProblemRule):
    """Front matter is small and sound enough to be checked whole.

    Of a page with hundreds of faults the first ones are shown. A schema that refers to itself is
    applied again on each level of nesting, and some schemas more than once, so that the work
    grows beyond all bounds: such a block is not checked until it is flatter. Thousands of keys
    under a schema that asks for thousands of others do the same.
    """

    name = "schema-limit"
    summary = "Front matter is small and sound enough to be checked whole."
    severity = Severity.ERROR
    messages: ClassVar = {
        "costly": (
            "the front matter is nested too deeply, or holds too much, to be checked by its "
            "schema: write it with fewer levels and keys"
        ),
        "many": (
            "not all faults of the front matter are shown, as there are so many: the others "
            "follow once these are repaired"
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
