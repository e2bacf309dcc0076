"""``check --staged`` and ``--since`` in real repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.repository import git

from .conftest import Run

BARE = "---\ntitle: A\n---\n\n"
FAULT = BARE + "Two  spaces.\n"
GONE = '1 recorded in the baseline no longer occurs: run "profilelint baseline --prune".'


@pytest.fixture
def recorded(profilelint: Run, tmp_path: Path) -> Path:
    """Return a repository with a finding in ``a.md`` that is recorded, and ``b.md`` without."""
    (tmp_path / "profilelint.toml").write_text('select = ["text-double-space"]\n')
    (tmp_path / "a.md").write_text(FAULT)
    (tmp_path / "b.md").write_text(BARE + "Nothing.\n")
    git(tmp_path, "init", "-q")
    assert profilelint("baseline").returncode == 0
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    return tmp_path


@pytest.mark.parametrize("option", [("--staged",), ("--since", "HEAD")])
def test_nothing_is_said_of_recorded_findings_that_were_not_looked_at(
    profilelint: Run, recorded: Path, option: tuple[str, ...]
) -> None:
    (recorded / "b.md").write_text(BARE + "Something.\n")
    git(recorded, "add", ".")
    done = profilelint("check", *option)
    assert done.stdout == (
        "No problems found in 2 files.\nSkipped: findings in files that did not change (1).\n"
    )
    (recorded / "a.md").write_text(BARE + "One space.\n")
    git(recorded, "add", ".")
    done = profilelint("check", *option)
    assert done.stdout == f"No problems found in 2 files.\n{GONE}\n"


@pytest.mark.parametrize("option", [("--staged",), ("--since", "HEAD")])
def test_nothing_is_said_of_recorded_findings_on_lines_that_did_not_change(
    profilelint: Run, recorded: Path, option: tuple[str, ...]
) -> None:
    (recorded / "a.md").write_text(FAULT + "\nMore.\n")
    git(recorded, "add", ".")
    done = profilelint("check", *option, "--changed-lines")
    assert done.stdout == (
        "No problems found in 2 files.\nSkipped: findings in lines that did not change (1).\n"
    )


def test_what_is_recorded_of_a_page_that_was_deleted(profilelint: Run, recorded: Path) -> None:
    (recorded / "c").mkdir()
    (recorded / "c" / "d.md").write_text(BARE + "Nothing.\n")
    (recorded / "a.md").unlink()
    for folders in ([], ["."], [str(recorded)]):
        assert profilelint("check", *folders).stdout == f"No problems found in 2 files.\n{GONE}\n"
    for some in (["b.md"], ["c"], ["--staged"], ["--shard", "1/2"]):
        assert GONE not in profilelint("check", *some).stdout
    (recorded / "c" / "a.md").write_text(FAULT)
    git(recorded, "add", "-A")
    git(recorded, "commit", "-qm", "two")
    done = profilelint("check")
    assert done.stdout == "No problems found in 3 files.\nNot shown: 1 already in the baseline.\n"


@pytest.mark.parametrize("option", [("--staged",), ("--since", "HEAD")])
def test_a_page_with_conflicts(profilelint: Run, recorded: Path, option: tuple[str, ...]) -> None:
    git(recorded, "checkout", "-qb", "side")
    (recorded / "b.md").write_text(BARE + "The  side.\n")
    git(recorded, "commit", "-qam", "side")
    git(recorded, "checkout", "-q", "-")
    (recorded / "b.md").write_text(BARE + "The middle.\n")
    git(recorded, "commit", "-qam", "middle")
    with pytest.raises(subprocess.CalledProcessError):
        git(recorded, "merge", "side")
    done = profilelint("check", *option, "--quiet")
    assert done.stdout.startswith("b.md:8:4: ")
    assert done.returncode == 0


@pytest.mark.parametrize("option", [("--staged",), ("--since", "HEAD")])
def test_outside_of_a_repository(profilelint: Run, tmp_path: Path, option: tuple[str, ...]) -> None:
    (tmp_path / "a.md").write_text(FAULT)
    done = profilelint("check", *option)
    assert done.returncode == 2
    assert done.stderr.startswith("profilelint: git says: fatal: not a git repository")
