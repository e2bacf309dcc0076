"""Fields that YAML's merge key takes over."""

from __future__ import annotations

import pytest

from profilelint.model.tree import plain
from profilelint.source.read import read_text

BASES = "a: &a {x: 1, y: 2}\nb: &b\n  y: 3\n  z: 4\n"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("c:\n  <<: *a\n", {"x": 1, "y": 2}),
        ("c:\n  <<: *a\n  y: 9\n", {"x": 1, "y": 9}),
        ("c:\n  y: 9\n  <<: *a\n", {"x": 1, "y": 9}),
        ("c:\n  <<: [*a, *b]\n", {"x": 1, "y": 2, "z": 4}),
        ("c:\n  <<: [*b, *a]\n", {"x": 1, "y": 3, "z": 4}),
        ("d: &d\n  <<: *a\n  w: 0\nc:\n  <<: *d\n", {"x": 1, "y": 2, "w": 0}),
        ("c:\n  <<: text\n", {"<<": "text"}),
        ("c:\n  <<: []\n", {"<<": []}),
        ("c:\n  <<: [*a, text]\n", {"<<": [{"x": 1, "y": 2}, "text"]}),
        ("c:\n  '<<': *a\n", {"<<": {"x": 1, "y": 2}}),
    ],
)
def test_data_and_tree(block: str, expected: object) -> None:
    document = read_text("a.md", f"---\n{BASES}{block}---\n")
    assert document.front_matter is not None
    assert document.data["c"] == expected
    assert plain(document.front_matter.tree) == document.data


def test_place_of_what_is_taken_over() -> None:
    document = read_text("a.md", f"---\n{BASES}c:\n  <<: *b\n  z: 5\n---\n")
    spans = [document.locate(("c", key)) for key in ("y", "z")]
    assert [document.text[span.start : span.end] for span in spans] == ["3", "5"]
    assert [(each.rule, each.message_id) for each in document.problems] == [
        ("file-ambiguous-scalar", "merge")
    ]
