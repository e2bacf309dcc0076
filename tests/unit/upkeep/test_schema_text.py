"""Schemas as text."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from profilelint.upkeep.schema_text import render_schema

DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)


def test_what_is_short_stands_on_one_line() -> None:
    schema = {"properties": {"a": {"type": ["string", "null"]}}, "required": [], "enum": ["x" * 90]}
    assert (
        render_schema(schema)
        == f"""\
{{
  "properties": {{
    "a": {{
      "type": ["string", "null"]
    }}
  }},
  "required": [],
  "enum": [
    "{"x" * 90}"
  ]
}}
"""
    )


@given(st.dictionaries(st.text(max_size=9), DATA, max_size=5))
def test_the_text_is_the_schema(schema: dict[str, Any]) -> None:
    assert json.loads(render_schema(schema)) == schema
