from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.repository import git

from profilelint.source.files.discover import walk
from profilelint.source.files.git_index import kept_files

IGNORED = ["build/", "notes.md"]


def make(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()


def repository(root: Path, *options: str) -> Path:
    """Make a repository that keeps files which it ignores, and has others that it does not."""
    root.mkdir(exist_ok=True)
    git(root, "init", "-q", *options)
    make(root, "a.md", "notes.md", "build/b.md", "build/deep/er/c.md", "build/.d/e.md")
    (root / "build/out.md").symlink_to("../a.md")
    (root / ".gitignore").write_text("build/\nnotes.md\ndrafts/\n")
    git(root, "add", "-f", ".")
    make(root, "build/not-kept.md", "drafts/d.md", "new.md")
    return root


@pytest.mark.parametrize("version", ["2", "4"])
@pytest.mark.parametrize("hash_name", ["sha1", "sha256"])
def test_what_git_keeps_is_found(tmp_path: Path, version: str, hash_name: str) -> None:
    root = repository(tmp_path, f"--object-format={hash_name}")
    git(root, "update-index", "--index-version", version)
    kept = ["build/.d/e.md", "build/b.md", "build/deep/er/c.md", "notes.md"]
    assert kept_files(str(root), IGNORED) == kept
    assert kept_files(str(root), [*IGNORED, *(f"x{n}.md" for n in range(99))]) == kept
    assert kept_files(str(root), ["drafts/", "new.md", "not"]) == []
    assert walk(str(root)) == ["a.md", "build/b.md", "build/deep/er/c.md", "new.md", "notes.md"]
    assert walk(str(root), "build/deep") == ["build/deep/er/c.md"]


def test_entries_with_more_flags_and_in_conflict(tmp_path: Path) -> None:
    root = repository(tmp_path)
    make(root, "build/meant.md", "build/" + "n" * 5 + "/" + "o" * 200 + ".md")
    git(root, "add", "-f", "-N", "build/meant.md", "build/nnnnn")
    name = git(root, "hash-object", "-w", "a.md").strip()
    lines = "".join(f"100644 {name} {stage}\tbuild/both.md\n" for stage in (1, 2, 3))
    subprocess.run(
        ["git", "update-index", "--index-info"], cwd=root, input=lines.encode(), check=True
    )
    assert (root / ".git/index").read_bytes()[4:8] == b"\0\0\0\3"
    assert kept_files(str(root), ["build/"]) == [
        "build/.d/e.md",
        "build/b.md",
        "build/both.md",
        "build/deep/er/c.md",
        "build/meant.md",
        f"build/nnnnn/{'o' * 200}.md",
    ]
    assert "build/both.md" not in walk(str(root))  # it is not on disk


def test_a_root_within_the_repository_and_another_work_tree(tmp_path: Path) -> None:
    root = repository(tmp_path / "one")
    assert kept_files(str(root / "build"), ["deep/", "b.md"]) == ["b.md", "deep/er/c.md"]
    git(root, "commit", "-qm", "x")
    git(root, "worktree", "add", "-q", "../two")
    assert kept_files(str(tmp_path / "two"), ["notes.md"]) == ["notes.md"]
    assert walk(str(tmp_path / "two")) == ["a.md", "build/b.md", "build/deep/er/c.md", "notes.md"]


def test_an_index_that_is_damaged_or_none_does_no_harm(tmp_path: Path) -> None:
    assert kept_files(str(tmp_path), IGNORED) == []
    root = repository(tmp_path)
    index = root / ".git/index"
    for version in ("2", "4"):
        git(root, "update-index", "--index-version", version)
        data = index.read_bytes()
        for end in range(len(data)):
            index.write_bytes(data[:end])
            assert set(kept_files(str(root), IGNORED)) <= {*walk(str(root)), "build/.d/e.md"}
        for at in range(0, len(data), 3):
            index.write_bytes(data[:at] + b"\xff\xff" + data[at + 2 :])
            kept_files(str(root), IGNORED)
        index.write_bytes(data)
    index.unlink()
    index.symlink_to(tmp_path / "a.md")
    assert kept_files(str(root), IGNORED) == []
    index.unlink()
    os.mkfifo(index)
    assert kept_files(str(root), IGNORED) == []
    for text in ("gitdir: ", "gitdir: /dev/zero", "gitdir: \0", "x"):
        git_file = tmp_path / "three" / ".git"
        git_file.parent.mkdir(exist_ok=True)
        git_file.write_text(text)
        assert kept_files(str(git_file.parent), IGNORED) == []


def test_nothing_is_loaded_where_nothing_is_ignored(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    code = (
        "import sys; from profilelint.source.files.discover import walk; "
        f"print(walk({str(tmp_path)!r}), 'profilelint.source.files.git_index' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "['a.md'] False\n"
