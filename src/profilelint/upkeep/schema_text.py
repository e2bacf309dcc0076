"""JSON Schemas as text, for people to read and change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_LINE = 80


def render_schema(schema: Mapping[str, Any]) -> str:
    """Return a schema as JSON with two spaces a level; what is short stands on one line."""
    return f"{_render(schema, 0)}\n"


def _render(value: Any, depth: int) -> str:
    line = json.dumps(value, ensure_ascii=False)
    margin = "  " * (depth + 1)
    if not value or not isinstance(value, (dict, list)):
        return line
    if isinstance(value, list) and len(margin) + len(line) <= _LONGEST_LINE:
        return line
    if isinstance(value, dict):
        members = [
            f"{json.dumps(key, ensure_ascii=False)}: {_render(each, depth + 1)}"
            for key, each in value.items()
        ]
    else:
        members = [_render(each, depth + 1) for each in value]
    begin, end = "{}" if isinstance(value, dict) else "[]"
    inner = f",\n{margin}".join(members)
    return f"{begin}\n{margin}{inner}\n{'  ' * depth}{end}"
