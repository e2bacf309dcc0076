"""Members of lists in brackets: added and removed, with comments beside them."""

from __future__ import annotations

import pytest
from tests.front_matter_edits import Change, check_edit, check_refused

from profilelint.source.front_matter.edit import append_element, insert_element, remove_element

LINES = "a: [\n  b, # 1\n  c # 2\n]"
TOML_LINES = '+a = [\n  "b", # 1\n  "c", # 2\n]'

CASES: dict[str, tuple[str, Change, str, str]] = {
    # Name: (block, change, what goes, what comes).
    "append": ("a: [b, c]", lambda d: append_element(d, ("a",), "x"), "c]", "c, x]"),
    "first": ("a: [b, c]", lambda d: insert_element(d, ("a", 0), "x, y"), "[b", "['x, y', b"),
    "second": ("a: [b, c]", lambda d: insert_element(d, ("a", 1), None), " c", " null, c"),
    "object": ("a: [b]", lambda d: append_element(d, ("a",), {"c": "d"}), "b]", "b, {c: d}]"),
    "trailing comma": ("a: [b, ]", lambda d: append_element(d, ("a",), "x"), "b, ]", "b, x, ]"),
    "empty": ("a: []", lambda d: append_element(d, ("a",), "x"), "[]", "[x]"),
    "empty with a space": ("a: [ ]", lambda d: append_element(d, ("a",), "x"), "[ ]", "[x]"),
    "empty, of objects": (
        "a: [] # c",
        lambda d: append_element(d, ("a",), {"b": 1, "c": 2}),
        "a: [] # c",
        "a: # c\n- b: 1\n  c: 2",
    ),
    "in lines": (LINES, lambda d: append_element(d, ("a",), "x"), "c # 2", "c, # 2\n  x"),
    "first in lines": (LINES, lambda d: insert_element(d, ("a", 0), "x"), "b, ", "x,\n  b, "),
    "remove in lines": (LINES, lambda d: remove_element(d, ("a", 0)), "  b, # 1\n", ""),
    "remove last in lines": (LINES, lambda d: remove_element(d, ("a", 1)), "  c # 2\n", ""),
    "TOML in lines": (
        TOML_LINES,
        lambda d: append_element(d, ("a",), "x"),
        '"c", # 2',
        '"c", # 2\n  "x",',
    ),
    "TOML remove in lines": (TOML_LINES, lambda d: remove_element(d, ("a", 0)), '  "b", # 1\n', ""),
    "remove last with its comment": (
        "+a = [1,\n2 # c\n]",
        lambda d: remove_element(d, ("a", 1)),
        "2 # c\n",
        "",
    ),
    "TOML empty": ("+a = []", lambda d: append_element(d, ("a",), {"b": 1}), "[]", "[{b = 1}]"),
    "JSON in lines": (
        '{\n  "a": [\n    1,\n    2\n  ]\n}',
        lambda d: append_element(d, ("a",), 3),
        "2",
        "2,\n    3",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_edit(name: str) -> None:
    check_edit(*CASES[name])


@pytest.mark.parametrize(
    ("block", "change"),
    [
        ("a: [b]", lambda d: insert_element(d, ("a", 3), "x")),
        ("a: b", lambda d: append_element(d, ("a",), "x")),
        ("a: {}", lambda d: append_element(d, ("a",), "x")),
        ("a: ''", lambda d: append_element(d, ("a",), "x")),
        ("a: {b: c}", lambda d: append_element(d, ("a",), "x")),
        ("a: b", lambda d: append_element(d, ("c",), "x")),
        ("a: [ # c\n]", lambda d: append_element(d, ("a",), "x")),
        ("a: &x [b]\nc: *x", lambda d: append_element(d, ("c",), "x")),
        ("+a = [1]", lambda d: append_element(d, ("a",), None)),
    ],
)
def test_what_cannot_be_done_safely_is_not_done(block: str, change: Change) -> None:
    check_refused(block, change)
