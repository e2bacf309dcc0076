"""Edits that remove keys, and that add keys to tables of TOML: the whole result."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.cost import grows_linearly
from tests.front_matter_edits import Change, applied

from profilelint.source.front_matter.edit import (
    append_element,
    insert_key,
    move_element,
    remove_element,
    remove_key,
    set_value,
)
from profilelint.source.read import read_text

YAML = """---
title: One # note
one:
  - x
text: |
  one
  two
flow: [a, b, {k: v}]
map:
  k: v
  l:
  - m: n
---
Text.
"""
TOML = '+++\na = "x"\n[t]\nc = 1\n+++\n'
JSON = '{\n  "a": "x",\n  "b": [1, 2],\n  "o": {"p": 1}\n}\n'

CASES: dict[str, tuple[str, Change, str, str]] = {
    # Name: (file, change, what goes, what comes).
    "remove key": (YAML, lambda d: remove_key(d, ("title",)), "title: One # note\n", ""),
    "remove list": (YAML, lambda d: remove_key(d, ("one",)), "one:\n  - x\n", ""),
    "remove literal": (YAML, lambda d: remove_key(d, ("text",)), "text: |\n  one\n  two\n", ""),
    "comments above and below a key stay": (
        "---\n# a\nb: c # d\n# e\n---\n",
        lambda d: remove_key(d, ("b",)),
        "b: c # d\n",
        "",
    ),
    "remove nested key": (YAML, lambda d: remove_key(d, ("map", "k")), "  k: v\n", ""),
    "remove only nested key": (
        "---\na:\n  b: c\n---\n",
        lambda d: remove_key(d, ("a", "b")),
        "a:\n  b: c\n",
        "a: {}\n",
    ),
    "remove only key of an item": (
        YAML,
        lambda d: remove_key(d, ("map", "l", 0, "m")),
        "- m: n\n",
        "- {}\n",
    ),
    "remove first key of an item": (
        "---\na:\n- b: 1 # c\n  d: 2\n---\n",
        lambda d: remove_key(d, ("a", 0, "b")),
        "- b: 1 # c\n  d: 2\n",
        "- d: 2\n",
    ),
    "remove key in flow": (YAML, lambda d: remove_key(d, ("flow", 2, "k")), "{k: v}", "{}"),
    "remove from a list in a list": (
        "---\na:\n- - b # d\n  - c\n---\n",
        lambda d: remove_element(d, ("a", 0, 0)),
        "- - b # d\n  - c\n",
        "- - c\n",
    ),
    "TOML no value": (TOML, lambda d: set_value(d, ("a",), None), 'a = "x"\n', ""),
    "TOML remove key": (TOML, lambda d: remove_key(d, ("t", "c")), "c = 1\n", ""),
    "TOML remove a table": (TOML, lambda d: remove_key(d, ("t",)), "[t]\nc = 1\n", ""),
    "TOML remove dotted": (
        "+++\na.b = 1\na.c = 2\n+++\n",
        lambda d: remove_key(d, ("a", "b")),
        "a.b = 1\n",
        "",
    ),
    "TOML remove inline": (
        "+++\na = {b = 1, c = 2}\n+++\n",
        lambda d: remove_key(d, ("a", "b")),
        "{b = 1, c",
        "{c",
    ),
    "TOML insert dotted": (
        "+++\na.b = 1\n+++\n",
        lambda d: insert_key(d, "c", 2, parent=("a",)),
        "a.b = 1\n",
        "a.b = 1\na.c = 2\n",
    ),
    "TOML insert inline": (
        "+++\na = {b = 1}\n+++\n",
        lambda d: insert_key(d, "c", [{"d": 2}], parent=("a",)),
        "{b = 1}",
        "{b = 1, c = [{d = 2}]}",
    ),
    "TOML insert in a table of an array": (
        "+++\n[[a]]\nb = 1\n[a.c]\n[[a]]\n+++\n",
        lambda d: insert_key(d, "d", 2, parent=("a", 0)),
        "b = 1\n",
        "b = 1\nd = 2\n",
    ),
    "TOML insert below a header": (
        "+++\n[a]\n[a.b]\n+++\n",
        lambda d: insert_key(d, "c", 1, parent=("a",)),
        "[a]\n",
        "[a]\nc = 1\n",
    ),
    "TOML remove the last table of an array": (
        "+++\na = 1\n[t]\nc = 1\n[[l]]\nn = 1\n+++\n",
        lambda d: remove_element(d, ("l", 0)),
        "[t]\nc = 1\n[[l]]\nn = 1\n",
        "l = []\n[t]\nc = 1\n",
    ),
    "TOML text for a nested table": (
        "+++\n[t]\nc = 1\n[t.u]\nv = 1\n+++\n",
        lambda d: set_value(d, ("t", "u"), "x"),
        "[t.u]\nv = 1\n",
        'u = "x"\n',
    ),
    "TOML text for dotted keys": (
        "+++\na.b = 1\nc = 2\n+++\n",
        lambda d: set_value(d, ("a",), "x"),
        "a.b = 1\n",
        'a = "x"\n',
    ),
    "JSON no value": (JSON, lambda d: set_value(d, ("a",), None), '"x"', "null"),
    "JSON objects": (
        JSON,
        lambda d: set_value(d, ("b",), [{"c": None, "d": []}]),
        "[1, 2]",
        '[{"c": null, "d": []}]',
    ),
    "JSON remove key": (JSON, lambda d: remove_key(d, ("a",)), '"a": "x",\n  ', ""),
    "JSON remove last key": (JSON, lambda d: remove_key(d, ("o",)), ',\n  "o": {"p": 1}', ""),
}


@pytest.mark.parametrize("name", CASES)
def test_edit(name: str) -> None:
    source, change, gone, come = CASES[name]
    assert source.count(gone) == 1
    assert applied(source, change) == source.replace(gone, come)


def test_a_table_with_comments_is_not_replaced() -> None:
    text = "+++\n[t]\n# a\nc = 1\n+++\n"
    assert applied(text, lambda d: set_value(d, ("t",), [])) is None


LONG = {
    "yaml": "---\n{}---\n",
    "toml": "+++\n{}+++\n",
    "json": '{{\n{}"z": 1\n}}\n',
}
PAIR = {
    "yaml": "k{0}: text # c\nl{0}:\n- a\n- n: b\n",
    "toml": 'k{0} = "text" # c\nl{0} = ["a", {{n = 1}}]\n',
    "json": '"k{0}": "text",\n"l{0}": ["a", {{"n": 1}}],\n',
}


@pytest.mark.parametrize("kind", LONG)
def test_an_edit_takes_a_time_that_grows_with_the_block(kind: str) -> None:
    def work(size: int) -> Callable[[], object]:
        pairs = "".join(PAIR[kind].format(number) for number in range(size))
        document = read_text("a.md", LONG[kind].format(pairs))
        last = size - 1

        def edit() -> None:
            assert set_value(document, (f"k{last}",), "other")
            assert append_element(document, (f"l{last}",), {"n": 2})
            assert move_element(document, (f"l{last}", 1), 0)
            assert remove_key(document, (f"l{last}", 1, "n"))
            assert insert_key(document, "new", [1])

        return edit

    grows_linearly(work, 250, 4, 0.1)
