"""Edits of front matter: the whole result, for each notation and style."""

from __future__ import annotations

from typing import Any

import pytest
from tests.front_matter_edits import Change, applied

from profilelint.source.front_matter.edit import (
    insert_key,
    quote,
    remove_element,
    remove_key,
    rename_key,
    set_value,
    split_scalar,
)
from profilelint.source.front_matter.writer import PlainDate

YAML = """---
title: One # note
empty:
list:
- a
-   b # note
- c
one:
  - x
flow: [a, b, {k: v}]
text: |
  one
  two
fold: >-
  one
day: 2020-01-31
double: "z"
single: 'z'
map:
  k: v
  l:
  - m: n
---
Text.
"""
TOML = '+++\na = "x"\nb = [1, 2]\nd = 2020-01-31\n[t]\nc = 1\n+++\n'
DAY = PlainDate("2026-01-31")
JSON = '{\n  "a": "x",\n  "b": [1, 2],\n  "t": {},\n  "o": {"p": 1}\n}\n'

CASES: dict[str, tuple[str, Change, str, str]] = {
    # Name: (file, change, lines that go, lines that come).
    "plain": (YAML, lambda d: set_value(d, ("title",), "Two"), "One #", "Two #"),
    "quotes where needed": (
        YAML,
        lambda d: set_value(d, ("title",), "it's: NO"),
        "One #",
        "'it''s: NO' #",
    ),
    "truth word": (YAML, lambda d: set_value(d, ("title",), "NO"), "One #", "'NO' #"),
    "octal": (YAML, lambda d: set_value(d, ("title",), "012"), "One #", "'012' #"),
    "empty text": (YAML, lambda d: set_value(d, ("title",), ""), "One #", "'' #"),
    "text of two lines": (
        YAML,
        lambda d: set_value(d, ("title",), "a\nb"),
        "One #",
        '"a\\nb" #',
    ),
    "number": (YAML, lambda d: set_value(d, ("title",), 5), "One #", "5 #"),
    "truth": (YAML, lambda d: set_value(d, ("title",), True), "One #", "true #"),
    "value not there": (YAML, lambda d: set_value(d, ("empty",), "x"), "empty:", "empty: x"),
    "flow": (YAML, lambda d: set_value(d, ("flow", 0), "x, y"), "[a, ", "['x, y', "),
    "literal": (
        YAML,
        lambda d: set_value(d, ("text",), "a: b\n\nc\n"),
        "  one\n  two\n",
        "  a: b\n\n  c\n",
    ),
    "folded": (YAML, lambda d: set_value(d, ("fold",), "two"), ">-\n  one", ">-\n  two"),
    "day": (YAML, lambda d: set_value(d, ("day",), "2021-02-28"), "2020-01-31", "2021-02-28"),
    "day in place of text": (
        YAML,
        lambda d: set_value(d, ("title",), "2021-02-28"),
        "One #",
        "'2021-02-28' #",
    ),
    "double quotes stay": (YAML, lambda d: set_value(d, ("double",), 'a"'), '"z"', '"a\\""'),
    "single quotes stay": (YAML, lambda d: set_value(d, ("single",), "it's"), "'z'", "'it''s'"),
    "quote a day": (YAML, lambda d: quote(d, ("day",)), "2020-01-31", "'2020-01-31'"),
    "remove from block": (YAML, lambda d: remove_element(d, ("list", 1)), "-   b # note\n", ""),
    "remove last of block": (YAML, lambda d: remove_element(d, ("list", 2)), "- c\n", ""),
    "remove only item": (YAML, lambda d: remove_element(d, ("one", 0)), "one:\n  - x", "one: []"),
    "remove first of flow": (YAML, lambda d: remove_element(d, ("flow", 0)), "[a, ", "["),
    "remove last of flow": (YAML, lambda d: remove_element(d, ("flow", 2)), ", {k: v}]", "]"),
    "rename": (YAML, lambda d: rename_key(d, ("title",), "name"), "title:", "name:"),
    "rename to a truth word": (
        YAML,
        lambda d: rename_key(d, ("map", "k"), "yes"),
        "  k: v\n",
        "  'yes': v\n",
    ),
    "rename in a list": (
        YAML,
        lambda d: rename_key(d, ("map", "l", 0, "m"), "o"),
        "- m: n",
        "- o: n",
    ),
    "insert at the end": (
        YAML,
        lambda d: insert_key(d, "new", "NO"),
        "---\nT",
        "new: 'NO'\n---\nT",
    ),
    "insert after": (
        YAML,
        lambda d: insert_key(d, "new", ["a", "b: c"], after="list"),
        "- c\n",
        "- c\nnew:\n- a\n- 'b: c'\n",
    ),
    "insert below": (
        YAML,
        lambda d: insert_key(d, "new", 1, parent=("map",), after="k"),
        "  k: v\n",
        "  k: v\n  new: 1\n",
    ),
    "insert in a list item": (
        YAML,
        lambda d: insert_key(d, "new", 1, parent=("map", "l", 0)),
        "- m: n\n",
        "- m: n\n    new: 1\n",
    ),
    "insert in flow": (
        YAML,
        lambda d: insert_key(d, "w", "x", parent=("flow", 2)),
        "{k: v}",
        "{k: v, w: x}",
    ),
    "insert in empty braces": (
        "---\na: {}\n---\n",
        lambda d: insert_key(d, "b", "c", parent=("a",)),
        "{}",
        "{b: c}",
    ),
    "insert in an empty block": ("---\n---\n", lambda d: insert_key(d, "a", "b"), "", "a: b\n"),
    "insert with CRLF": (
        "---\r\na: b\r\n---\r\n",
        lambda d: insert_key(d, "c", "d"),
        "b\r\n",
        "b\r\nc: d\r\n",
    ),
    "split": (
        YAML,
        lambda d: split_scalar(d, ("title",), ["One", "a: b"]),
        "title: One #",
        "title:\n- One\n- 'a: b' #",
    ),
    "split an item": (
        YAML,
        lambda d: split_scalar(d, ("one", 0), ["x", "y"]),
        "  - x\n",
        "  - x\n  - y\n",
    ),
    "split in flow": (YAML, lambda d: split_scalar(d, ("flow", 1), ["p", "q"]), " b,", " p, q,"),
    "TOML text": (TOML, lambda d: set_value(d, ("a",), 'q"\n'), '"x"', '"q\\"\\n"'),
    "TOML day": (TOML, lambda d: set_value(d, ("d",), "2021-02-28"), "2020-01-31", "2021-02-28"),
    "TOML remove": (TOML, lambda d: remove_element(d, ("b", 0)), "[1, 2]", "[2]"),
    "TOML remove table": (
        "+++\n[[a]]\nb = 1\n[[a]]\nb = 2\n+++\n",
        lambda d: remove_element(d, ("a", 1)),
        "[[a]]\nb = 2\n",
        "",
    ),
    "TOML rename": (TOML, lambda d: rename_key(d, ("a",), "a b"), 'a = "x"', '"a b" = "x"'),
    "TOML rename table": (TOML, lambda d: rename_key(d, ("t",), "u"), "[t]", "[u]"),
    "TOML insert": (TOML, lambda d: insert_key(d, "n", ["v"]), "[t]", 'n = ["v"]\n[t]'),
    "TOML insert after": (
        TOML,
        lambda d: insert_key(d, "n", 1, after="a"),
        '"x"\n',
        '"x"\nn = 1\n',
    ),
    "TOML split": (TOML, lambda d: split_scalar(d, ("a",), ["u", "v"]), '"x"', '["u", "v"]'),
    "empty key, TOML": (TOML, lambda d: set_value(d, ("a",), ""), '"x"', '""'),
    "no value": (YAML, lambda d: set_value(d, ("title",), None), "One #", "#"),
    "no value in flow": (YAML, lambda d: set_value(d, ("flow", 0), None), "[a,", "[null,"),
    "no value in a list": (YAML, lambda d: set_value(d, ("list", 0), None), "- a\n", "- null\n"),
    "no value for a list": (YAML, lambda d: set_value(d, ("one",), None), "one:\n  - x", "one:"),
    "empty list for text": (YAML, lambda d: set_value(d, ("title",), []), "One #", "[] #"),
    "empty list": (YAML, lambda d: set_value(d, ("one",), []), "one:\n  - x", "one: []"),
    "list for text": (
        YAML,
        lambda d: set_value(d, ("title",), ["a", "b: c"]),
        "title: One # note\n",
        "title: # note\n- a\n- 'b: c'\n",
    ),
    "list for nothing, as others are": (
        "---\na:\nb:\n  - c\n---\n",
        lambda d: set_value(d, ("a",), ["d"]),
        "a:\n",
        "a:\n  - d\n",
    ),
    "objects for nothing": (
        YAML,
        lambda d: set_value(d, ("empty",), [{"a": 1, "b": ["c"], "d": {"e": None}}, [[2]]]),
        "empty:\n",
        "empty:\n- a: 1\n  b:\n  - c\n  d:\n    e:\n- - - 2\n",
    ),
    "mapping for text": (
        YAML,
        lambda d: set_value(d, ("title",), {"a": "b", "c": []}),
        "title: One # note\n",
        "title: # note\n  a: b\n  c: []\n",
    ),
    "list for a list": (
        YAML,
        lambda d: set_value(d, ("one",), ["y", "z"]),
        "  - x\n",
        "  - y\n  - z\n",
    ),
    "list for a list in brackets": (
        YAML,
        lambda d: set_value(d, ("flow",), ["y", "z"]),
        "[a, b, {k: v}]",
        "[y, z]",
    ),
    "text for a mapping": (
        YAML,
        lambda d: set_value(d, ("map",), "x"),
        "map:\n  k: v\n  l:\n  - m: n\n",
        "map: x\n",
    ),
    "mapping in a list": (
        YAML,
        lambda d: set_value(d, ("one", 0), {"a": 1, "b": 2}),
        "  - x\n",
        "  - a: 1\n    b: 2\n",
    ),
    "comment behind the key of a list": (
        "---\na: # b\n- c\n---\n",
        lambda d: set_value(d, ("a",), []),
        "a: # b\n- c\n",
        "a: [] # b\n",
    ),
    "large number": (YAML, lambda d: set_value(d, ("title",), 1e22), "One #", "1.0e+22 #"),
    "plain day": (YAML, lambda d: insert_key(d, "n", DAY), "---\nT", "n: 2026-01-31\n---\nT"),
    "plain day that is none": (
        YAML,
        lambda d: insert_key(d, "n", PlainDate("2026-02-31")),
        "---\nT",
        "n: '2026-02-31'\n---\nT",
    ),
    "plain day for text": (YAML, lambda d: set_value(d, ("title",), DAY), "One #", "2026-01-31 #"),
    "plain day for a quoted one": (
        "---\na: '2020-01-31'\n---\n",
        lambda d: set_value(d, ("a",), DAY),
        "2020-01-31",
        "2026-01-31",
    ),
    "TOML plain day": (
        TOML,
        lambda d: insert_key(d, "n", DAY, parent=("t",)),
        "c = 1\n",
        "c = 1\nn = 2026-01-31\n",
    ),
    "JSON plain day": (JSON, lambda d: set_value(d, ("a",), DAY), '"x"', '"2026-01-31"'),
    "JSON text": (JSON, lambda d: set_value(d, ("a",), 'q"é\n'), '"x"', '"q\\"é\\n"'),
    "JSON quote": (JSON, lambda d: quote(d, ("b", 0)), "[1,", '["1",'),
    "JSON remove": (JSON, lambda d: remove_element(d, ("b", 1)), "[1, 2]", "[1]"),
    "JSON rename": (JSON, lambda d: rename_key(d, ("a",), "c"), '"a"', '"c"'),
    "JSON insert": (
        JSON,
        lambda d: insert_key(d, "n", "v", after="a"),
        '"x",\n',
        '"x",\n  "n": "v",\n',
    ),
    "JSON insert in a line": (
        JSON,
        lambda d: insert_key(d, "q", 2, parent=("o",)),
        '{"p": 1}',
        '{"p": 1, "q": 2}',
    ),
    "JSON insert in an empty object": (
        JSON,
        lambda d: insert_key(d, "q", 2, parent=("t",)),
        '"t": {}',
        '"t": {\n  "q": 2}',
    ),
    "JSON split": (JSON, lambda d: split_scalar(d, ("a",), ["u", "v"]), '"x"', '["u", "v"]'),
}


def deep(levels: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize("name", CASES)
def test_edit(name: str) -> None:
    source, change, gone, come = CASES[name]
    assert source.count(gone) == 1 or not gone or name.startswith(("single", "double"))
    expected = source.replace(gone, come, 1) if gone else "---\na: b\n---\n"
    assert applied(source, change) == expected


@pytest.mark.parametrize(
    ("source", "change"),
    [
        (YAML, lambda d: set_value(d, ("list",), "x")),
        (YAML, lambda d: set_value(d, ("nothing",), "x")),
        (YAML, lambda d: set_value(d, (), "x")),
        (YAML, lambda d: quote(d, ("single",))),
        (YAML, lambda d: quote(d, ("empty",))),
        (YAML, lambda d: rename_key(d, ("title",), "list")),
        (YAML, lambda d: rename_key(d, ("list", 0), "x")),
        (YAML, lambda d: remove_element(d, ("title",))),
        (YAML, lambda d: remove_element(d, ("list", 9))),
        (YAML, lambda d: insert_key(d, "title", "x")),
        (YAML, lambda d: insert_key(d, "new", "x", parent=("list",))),
        (YAML, lambda d: split_scalar(d, ("title",), [])),
        # A table that has no header, but for those of its subtables.
        ("+++\n[a.b]\nc = 1\n+++\n", lambda d: insert_key(d, "n", 1, parent=("a",))),
        ("Text.\n", lambda d: insert_key(d, "new", "x")),
        ("Text.\n", lambda d: set_value(d, ("a",), "x")),
        # The change would show in two places.
        ("---\na: &x b\nc: *x\n---\n", lambda d: set_value(d, ("a",), "d")),
        ("---\na: &x {b: 1}\nc: *x\n---\n", lambda d: set_value(d, ("c", "b"), 2)),
        ("+++\n[a.b]\nc = 1\n[a.d]\ne = 1\n+++\n", lambda d: rename_key(d, ("a",), "f")),
        # A comment would go with the item.
        ("---\na: [b, # c\n  d]\n---\n", lambda d: remove_element(d, ("a", 0))),
        ("---\na:\n- - b\n  # c\n  - d\n---\n", lambda d: remove_element(d, ("a", 0, 0))),
        ("---\na:\n- b: 1\n  # c\n  d: 2\n---\n", lambda d: remove_key(d, ("a", 0, "b"))),
        ("---\na:\n- b\n# c\n- d\n---\n", lambda d: set_value(d, ("a",), [])),
        ("---\na:\n- b # c\n---\n", lambda d: set_value(d, ("a",), ["d"])),
        ("+++\na = [1, # c\n2]\n+++\n", lambda d: set_value(d, ("a",), [])),
        # An anchor would go, or what is taken over from another place.
        ("---\na: &x b\n---\n", lambda d: set_value(d, ("a",), ["c"])),
        ("---\na: &x {b: 1}\nc:\n  <<: *x\n---\n", lambda d: remove_key(d, ("c", "b"))),
        ("---\na: &x {b: 1}\nc:\n  <<: *x\n---\n", lambda d: remove_key(d, ("c", "<<"))),
        ("---\na: &x {b: 1}\nc: *x\n---\n", lambda d: remove_key(d, ("a",))),
        ("---\na: &x {b: 1}\nc:\n  <<: *x\n---\n", lambda d: set_value(d, ("c", "<<", "b"), 2)),
        (
            "---\na: &x {b: 1}\nc:\n  <<: *x\n---\n",
            lambda d: insert_key(d, "n", 1, parent=("c", "<<")),
        ),
        ("---\na: &x {b: 1}\nc:\n  <<: *x\n---\n", lambda d: rename_key(d, ("c", "<<"), "d")),
        # Nothing that a notation can hold.
        (JSON, lambda d: set_value(d, ("a",), float("nan"))),
        (YAML, lambda d: set_value(d, ("title",), deep(2000))),
        ("---\na: b\na: c\n---\n", lambda d: remove_key(d, ("a",))),
        ("---\na: b\n---\n", lambda d: remove_key(d, ("c",))),
        ("---\na: [b]\n---\n", lambda d: remove_key(d, ("a", 0))),
        # TOML has no null.
        (TOML, lambda d: set_value(d, ("b", 0), None)),
        (TOML, lambda d: set_value(d, ("a",), [{"b": None}])),
        (TOML, lambda d: insert_key(d, "n", None)),
        # A table between those of the array.
        (
            "+++\n[[a]]\nb = 1\n[c]\n[[a]]\nb = 2\n+++\n",
            lambda d: remove_key(d, ("a",)),
        ),
    ],
)
def test_what_cannot_be_done_safely_is_not_done(source: str, change: Change) -> None:
    assert applied(source, change) is None
