from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from profilelint.config.model import ConfigError
from profilelint.engine.changes import changed_lines, renames

ALL = (1, 1 << 60)


def git(root: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments],
        cwd=root,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    for name in ("a.md", "b.md", "gone.md", "é ü.md", "-x.md"):
        (tmp_path / name).write_text("".join(f"{name} {n}\n" for n in range(1, 11)))
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    return tmp_path


def edit(path: Path, line: int, text: str) -> None:
    lines = path.read_text().splitlines()
    lines[line - 1] = text
    path.write_text("\n".join(lines) + "\n")


def test_since(repository: Path) -> None:
    edit(repository / "a.md", 3, "changed\nand more")
    edit(repository / "é ü.md", 10, "@@ -1 +1,7 @@\ndiff --git a b")
    edit(repository / "-x.md", 1, "changed")
    (repository / "gone.md").unlink()
    (repository / "new.md").write_text("x\n")
    assert changed_lines(str(repository), since="HEAD") == {
        "a.md": [(3, 4)],
        "é ü.md": [(10, 11)],
        "-x.md": [(1, 1)],
        "new.md": [ALL],
    }


def test_staged(repository: Path) -> None:
    edit(repository / "a.md", 1, "changed")
    edit(repository / "b.md", 2, "changed")
    git(repository, "add", "b.md")
    assert changed_lines(str(repository), since=None) == {"b.md": [(2, 2)]}


def test_paths_are_relative_to_the_folder(repository: Path) -> None:
    (repository / "pages").mkdir()
    (repository / "pages/p.md").write_text("x\n")
    edit(repository / "a.md", 1, "changed")
    git(repository, "add", ".")
    assert changed_lines(str(repository / "pages"), since="HEAD") == {"p.md": [(1, 1)]}


def test_renames_committed_and_not(repository: Path) -> None:
    (repository / "base.json").write_text("x")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "baseline")
    git(repository, "mv", "a.md", "a2.md")
    git(repository, "commit", "-qm", "renamed")
    git(repository, "mv", "b.md", "b2.md")
    assert renames(str(repository), "base.json") == {"a2.md": "a.md", "b2.md": "b.md"}


def test_without_git(tmp_path: Path) -> None:
    assert renames(str(tmp_path), "base.json") == {}
    with pytest.raises(ConfigError, match="git says: "):
        changed_lines(str(tmp_path), since="HEAD")


def test_a_revision_cannot_be_an_option(repository: Path) -> None:
    with pytest.raises(ConfigError, match=r'^"--output=x" is not a revision$'):
        changed_lines(str(repository), since="--output=x")
    with pytest.raises(ConfigError, match=r'^git knows no revision "nowhere"$'):
        changed_lines(str(repository), since="nowhere")


def test_the_repository_cannot_name_programs_to_run(repository: Path) -> None:
    canary = repository / "ran"
    script = repository / "evil.sh"
    script.write_text(f"#!/bin/sh\ntouch {canary}\n")
    script.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "diff.x.textconv", "diff.x.command"):
        git(repository, "config", key, str(script))
    (repository / ".gitattributes").write_text("*.md diff=x\n")
    edit(repository / "a.md", 1, "changed")
    assert "a.md" in changed_lines(str(repository), since="HEAD")
    assert not canary.exists()
