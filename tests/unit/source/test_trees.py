"""The exact text that every key, value, element and mapping of a tree covers."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.model.tree import Mapping, Node, Scalar
from profilelint.source.read import read_text


def outline(text: str, node: Node) -> Any:
    """Return covered texts: of a scalar, of elements, and by key of entries."""
    if isinstance(node, Scalar):
        return text[slice(*node.span)]
    if isinstance(node, Mapping):
        return {
            text[slice(*entry.key_span)]: (text[slice(*entry.span)], outline(text, entry.value))
            for entry in node.entries
        }
    return [(text[slice(*element.span)], outline(text, element.value)) for element in node.elements]


TREES: dict[str, Any] = {
    "---\na: b # c\n---\n": {"a": ("a: b", "b")},
    "---\n'a b': \"c\"\n---\n": {"'a b'": ("'a b': \"c\"", '"c"')},
    "---\na:\nb: \n---\n": {"a": ("a:", ""), "b": ("b:", "")},
    "---\na:\n- b\n# - x\n\n-   c\n-\nd: e\n---\n": {
        "a": ("a:\n- b\n# - x\n\n-   c\n-", [("- b", "b"), ("-   c", "c"), ("-", "")]),
        "d": ("d: e", "e"),
    },
    "---\na:\n  - b: 1\n    c: 2\n  - d\n---\n": {
        "a": (
            "a:\n  - b: 1\n    c: 2\n  - d",
            [
                ("- b: 1\n    c: 2", {"b": ("b: 1", "1"), "c": ("c: 2", "2")}),
                ("- d", "d"),
            ],
        ),
    },
    "---\na:\n- - b\n  - c\n- d\n---\n": {
        "a": (
            "a:\n- - b\n  - c\n- d",
            [("- - b\n  - c", [("- b", "b"), ("- c", "c")]), ("- d", "d")],
        ),
    },
    "---\na: |\n  b\n\n  c\n\n\nd: >-\n  e\n---\n": {
        "a": ("a: |\n  b\n\n  c", "|\n  b\n\n  c"),
        "d": ("d: >-\n  e", ">-\n  e"),
    },
    "---\na: b\n  c\nd: 'e\n  f'\n---\n": {
        "a": ("a: b\n  c", "b\n  c"),
        "d": ("d: 'e\n  f'", "'e\n  f'"),
    },
    "---\na: [b, {c: d}, 'e']\nf: {}\n---\n": {
        "a": (
            "a: [b, {c: d}, 'e']",
            [("b", "b"), ("{c: d}", {"c": ("c: d", "d")}), ("'e'", "'e'")],
        ),
        "f": ("f: {}", {}),
    },
    "---\na: &x !!str b\nc: *x\nd: !!str\n---\n": {
        "a": ("a: &x !!str b", "b"),
        "c": ("c: *x", "*x"),
        "d": ("d:", ""),
    },
    "+++\na = 'b' # c\nd.e = [1, {f = 2}]\n+++\n": {
        "a": ("a = 'b'", "'b'"),
        "d": (
            "d.e = [1, {f = 2}]",
            {"e": ("e = [1, {f = 2}]", [("1", "1"), ("{f = 2}", {"f": ("f = 2", "2")})])},
        ),
    },
    "+++\n[a]\nb = 1\n[[c]]\nd = 2\n[[c]]\n\n[a.e]\nf = 2020-01-31\n+++\n": {
        "a": (
            "[a]\nb = 1\n[[c]]\nd = 2\n[[c]]\n\n[a.e]\nf = 2020-01-31",
            {
                "b": ("b = 1", "1"),
                "e": ("[a.e]\nf = 2020-01-31", {"f": ("f = 2020-01-31", "2020-01-31")}),
            },
        ),
        "c": (
            "[[c]]\nd = 2\n[[c]]",
            [("[[c]]\nd = 2", {"d": ("d = 2", "2")}), ("[[c]]", {})],
        ),
    },
    '{\n  "a" : [1, {"b": null}],\n  "c": "d\\n"\n}\n': {
        '"a"': (
            '"a" : [1, {"b": null}]',
            [("1", "1"), ('{"b": null}', {'"b"': ('"b": null', "null")})],
        ),
        '"c"': ('"c": "d\\n"', '"d\\n"'),
    },
}


@pytest.mark.parametrize("source", TREES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_tree(source: str, end: str) -> None:
    text = source.replace("\n", end)
    document = read_text("a.md", text)
    assert document.problems == []
    assert document.front_matter is not None
    found = outline(text, document.front_matter.tree)
    assert repr(found).replace(repr(end)[1:-1], "\\n") == repr(TREES[source])
