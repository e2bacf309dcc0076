"""Items of lists: moved, and added to lists in lines."""

from __future__ import annotations

import pytest
from tests.front_matter_edits import Change, check_edit, check_refused

from profilelint.source.front_matter.edit import append_element, insert_element, move_element

LIST = "a:\n- b # 1\n- c: 2\n  d: 3 # 3\n\n-   e"
TABLES = "+[[a]]\nb = 1 # 1\n[a.c]\nd = 1\n\n[[a]]\nb = 2"

CASES: dict[str, tuple[str, Change, str, str]] = {
    # Name: (block, change, what goes, what comes).
    "block": (
        LIST,
        lambda d: move_element(d, ("a", 0), 1),
        "- b # 1\n- c: 2\n  d: 3 # 3",
        "- c: 2\n  d: 3 # 3\n- b # 1",
    ),
    "to the front": (
        LIST,
        lambda d: move_element(d, ("a", 2), 0),
        "- b # 1\n- c: 2\n  d: 3 # 3\n\n-   e",
        "-   e\n- b # 1\n\n- c: 2\n  d: 3 # 3",
    ),
    "flow": (
        "a: [b,  c, {d: e}]",
        lambda d: move_element(d, ("a", 2), 0),
        "b,  c, {d: e}",
        "{d: e},  b, c",
    ),
    "to its own place": ("a: [b, c]", lambda d: move_element(d, ("a", 1), 1), "c", "c"),
    "list in a list": (
        "a:\n- - b\n  - c",
        lambda d: move_element(d, ("a", 0, 0), 1),
        "b\n  - c",
        "c\n  - b",
    ),
    "TOML tables": (
        TABLES,
        lambda d: move_element(d, ("a", 1), 0),
        "[[a]]\nb = 1 # 1\n[a.c]\nd = 1\n\n[[a]]\nb = 2",
        "[[a]]\nb = 2\n\n[[a]]\nb = 1 # 1\n[a.c]\nd = 1",
    ),
    "JSON": ('{\n"a": [1,\n 2]\n}', lambda d: move_element(d, ("a", 0), 1), "1,\n 2", "2,\n 1"),
    "append": (LIST, lambda d: append_element(d, ("a",), "x: y"), "-   e", "-   e\n- 'x: y'"),
    "append an object": (
        LIST,
        lambda d: append_element(d, ("a",), {"f": "g", "h": ["i"]}),
        "-   e",
        "-   e\n- f: g\n  h:\n  - i",
    ),
    "insert first": (LIST, lambda d: insert_element(d, ("a", 0), "x"), "- b", "- x\n- b"),
    "insert second": (LIST, lambda d: insert_element(d, ("a", 1), "x"), "# 1\n", "# 1\n- x\n"),
    "insert in a list in a list": (
        "a:\n- - b",
        lambda d: insert_element(d, ("a", 0, 0), {"c": 1, "d": 2}),
        "- - b",
        "- - c: 1\n    d: 2\n  - b",
    ),
    "append to nothing": (
        "a: # c\nb: 1",
        lambda d: append_element(d, ("a",), "x"),
        "# c\n",
        "# c\n- x\n",
    ),
    "append to null": ("a: ~", lambda d: append_element(d, ("a",), "x"), " ~", "\n- x"),
    "append to nothing in flow": (
        "a: {b: }",
        lambda d: append_element(d, ("a", "b"), "x"),
        "b: ",
        "b: [x] ",
    ),
    "append a table": (
        TABLES,
        lambda d: append_element(d, ("a",), {"b": 3, "c": {"d": [1]}}),
        "b = 2\n",
        "b = 2\n\n[[a]]\nb = 3\nc = {d = [1]}\n",
    ),
    "insert a table first": (
        TABLES,
        lambda d: insert_element(d, ("a", 0), {"b": 3}),
        "[[a]]\nb = 1",
        "[[a]]\nb = 3\n\n[[a]]\nb = 1",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_edit(name: str) -> None:
    check_edit(*CASES[name])


@pytest.mark.parametrize(
    ("block", "change"),
    [
        # Nobody knows what the comment is about.
        ("a:\n- b\n# c\n- d", lambda d: move_element(d, ("a", 0), 1)),
        ("a:\n# c\n- b\n- d", lambda d: move_element(d, ("a", 0), 1)),
        ("a: [\n  b, # c\n  d\n]", lambda d: move_element(d, ("a", 0), 1)),
        ("a: [\n  b,\n  d # c\n]", lambda d: move_element(d, ("a", 0), 1)),
        ("a: [b, c]", lambda d: move_element(d, ("a", 0), 2)),
        ("a: [b, c]", lambda d: move_element(d, ("a", 2), 0)),
        ("a: {b: c}", lambda d: move_element(d, ("a", "b"), 0)),
        ("+[[a]]\nb = 1\n[c]\n[[a]]\nb = 2", lambda d: move_element(d, ("a", 0), 1)),
        ("+[[a]]\nb = 1", lambda d: append_element(d, ("a",), 1)),
    ],
)
def test_what_cannot_be_done_safely_is_not_done(block: str, change: Change) -> None:
    check_refused(block, change)
