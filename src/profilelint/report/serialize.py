"""JSON documents that are the same bytes for the same result."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from profilelint.report.escape import encodable

JSON: TypeAlias = "str | int | float | bool | list[Any] | dict[str, Any] | None"


def write_json(value: JSON) -> str:
    """Return RFC 8259 text in pure ASCII without control characters but LF.

    Numbers that JSON does not have (infinity, not a number) and integers of more than 64 bits,
    which readers round or refuse, become text; lone surrogates become their number. No line holds
    a command for the log of a workflow.
    """
    text = json.dumps(_representable(value), allow_nan=False, indent=2)
    return text.replace("##", "#\\u0023") + "\n"


def _representable(value: JSON) -> JSON:
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, dict):
        return {encodable(key): _representable(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_representable(entry) for entry in value]
    if isinstance(value, float) and value - value != 0:  # infinity or not a number
        return str(value)
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return hex(value)  # decimal digits of huge integers take quadratic time
    return value
