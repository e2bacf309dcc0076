from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cost import within

from profilelint.source.files.glob import Glob


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.md", "a.md", True),
        ("*.md", "deep/in/a.md", True),
        ("*.md", "a.mdx", False),
        ("_projects/*.md", "_projects/a.md", True),
        ("_projects/*.md", "_projects/x/a.md", False),
        ("_projects/**/*.md", "_projects/a.md", True),
        ("_projects/**/*.md", "_projects/x/y/a.md", True),
        ("_projects/**/*.md", "old/_projects/a.md", False),
        ("_projects/", "_projects/x/a.html", True),
        ("_projects", "_projects/a.md", True),
        ("_projects", "my_projects/a.md", False),
        ("./_projects/a.md", "_projects/a.md", True),
        ("a/**/b/*.md", "a/x/b/y/b/c.md", True),
        ("a/**/b/*.md", "a/b/x/c.md", False),
        ("**", "any/thing", True),
        ("a/b", "a/bc", False),
        ("a?.md", "ab.md", True),
        ("[ab].md", "b.md", True),
        ("[!ab].md", "b.md", False),
        ("ümlaut/*.md", "ümlaut/é.md", True),
    ],
)
def test_matches(pattern: str, path: str, expected: bool) -> None:
    assert Glob(pattern).matches(path) is expected


def test_hostile_pattern_is_not_slow() -> None:
    path = "/".join(["a" * 40] * 40) + "/b"
    pattern = "**/a*a*a*a*a*a*a*a*c/**/a*a*a*a*c/**/a*c"
    assert not within(0.5, lambda: Glob(pattern).matches(path))


@given(st.lists(st.text("ab_-.é", min_size=1, max_size=4), min_size=1, max_size=5))
def test_a_path_matches_itself_its_folders_and_any_prefix(names: list[str]) -> None:
    path = "/".join(names)
    if any(set(name) <= {"."} for name in names):
        return
    assert Glob(f"{names[0]}/**").matches(path)
    assert Glob("**/" + names[-1]).matches(path)
    assert Glob(path + ("" if "/" in path else "/")).matches(path)
