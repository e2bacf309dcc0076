"""git itself says what a ``.gitignore`` leaves out."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profilelint.source.files.discover import walk

NAMES = ("a", "b", "ab", "a b", "é", "x.md")
PIECES = st.sampled_from(
    ["a", "b", "*", "?", "ab", "*.md", "**", "\\a", "\\*", "[ab]", "[!a]", "é"]
)
PATTERNS = st.builds(
    lambda mark, head, parts, tail, space: mark + head + "/".join(parts) + tail + space,
    st.sampled_from(["", "", "!", "\\!", "#", "\\#"]),
    st.sampled_from(["", "", "/"]),
    st.lists(PIECES, min_size=1, max_size=3),
    st.sampled_from(["", "", "/"]),
    st.sampled_from(["", "", " ", "\\ "]),
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", root], check=True)
    folders = [root / one / two for one in ("a", "b", "a b") for two in ("a", "ab", "é")]
    for folder in folders:
        folder.mkdir(parents=True)
    for folder in [root, root / "a", root / "b", root / "a b", *folders]:
        for name in NAMES:
            if not (folder / name).exists():
                (folder / name).touch()
    return root


seen: set[bool] = set()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(patterns=st.lists(PATTERNS, min_size=1, max_size=3), inner=st.lists(PATTERNS, max_size=1))
def test_as_git_does(repository: Path, patterns: list[str], inner: list[str]) -> None:
    (repository / ".gitignore").write_text("\n".join(patterns) + "\n", encoding="utf-8")
    (repository / "a/.gitignore").write_text("\n".join(inner) + "\n", encoding="utf-8")
    listed = subprocess.run(
        [
            "git",
            "-C",
            repository,
            "ls-files",
            "--others",
            "--exclude-per-directory=.gitignore",
            "-z",
        ],
        check=True,
        capture_output=True,
    )
    expected = sorted(
        name
        for name in listed.stdout.decode().split("\0")
        if name and not name.endswith(".gitignore")
    )
    found = walk(str(repository))
    assert found == expected
    seen.add(len(found) < len(walk(str(repository), gitignore=False)))


def test_patterns_were_generated_that_ignore_and_that_do_not() -> None:
    assert seen == {True, False}
