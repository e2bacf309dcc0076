from __future__ import annotations

import json
from typing import Any

import pytest

from profilelint.schema.keywords import DRAFTS, SCHEMA
from profilelint.schema.meta_schema import find_fault


@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize(
    ("schema", "route"),
    [
        ({"type": "strin"}, ("type",)),
        ({"properties": {"a": {"type": ["string", "nuber"]}}}, ("properties", "a", "type", 1)),
        ({"allOf": [{}, {"required": "title"}]}, ("allOf", 1, "required")),
        ({"properties": {"a": {"minLength": -1}}, "maxItems": "2"}, ("maxItems",)),
        ({"pattern": "("}, ()),
    ],
)
def test_the_fault_that_explains_best(draft: str, schema: Any, route: tuple[object, ...]) -> None:
    assert find_fault({SCHEMA: draft, **schema}, ())[0] == route


def test_where_the_meta_schema_allows_all() -> None:
    route, message = find_fault({"pattern": "(?=a)"}, ("pattern",))
    assert route == ("pattern",)
    assert message == (
        'the pattern "(?=a)" cannot be used: look-around and back-references are not supported, '
        "because a text could make them slow"
    )
    assert find_fault({"title": "\ud800"}, ("title",))[0] == ("title",)


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("^[A-Z", 'a "[" is not closed: write a "]" behind it'),
        ("(", 'a "(" is not closed: write a ")" behind it'),
        ("a)", 'a ")" closes nothing: delete it, or write a "(" before it'),
        ("*.md", 'nothing stands before a "*", "+" or "?" that repeats it: write what to repeat'),
        (r"(?=\p{L})", "look-around and back-references are not supported, because a text could "
         "make them slow"),
    ],
)  # fmt: skip
def test_a_pattern_that_cannot_be_used(pattern: str, fault: str) -> None:
    said = f"the pattern {json.dumps(pattern)} cannot be used: {fault}"
    assert find_fault({"pattern": pattern}, ("pattern",)) == (("pattern",), said)
    by_key = {"patternProperties": {pattern: {"type": "string"}}}
    route = ("patternProperties", pattern)
    assert find_fault(by_key, route) == (route, said)


def test_a_type_that_was_meant() -> None:
    assert find_fault({"type": "strnig"}, ()) == (
        ("type",),
        '"type" cannot be "strnig"; did you mean "string"?',
    )
