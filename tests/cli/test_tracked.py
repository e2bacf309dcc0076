"""Pages that ``.gitignore`` names and git keeps all the same are part of the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.repository import git

from .conftest import Run

FAULT = "---\ntitle: A\n---\n\nTwo  spaces.\n"
SELECT = ("--select", "text-double-space")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path in ("a.md", "old/b.md", "old/in/c.md", "drafts/d.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(FAULT)
    (tmp_path / "profilelint.toml").write_text("")
    (tmp_path / ".gitignore").write_text("old/\ndrafts/\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "add", "-f", "old")
    return tmp_path


def found(out: str) -> list[str]:
    return [line.partition(":")[0] for line in out.splitlines() if "[text-double-space]" in line]


@pytest.mark.parametrize(
    ("arguments", "pages"),
    [
        ((), ["a.md", "old/b.md", "old/in/c.md"]),
        ((".",), ["a.md", "old/b.md", "old/in/c.md"]),
        (("old/in",), ["old/in/c.md"]),
        (("--staged",), ["a.md", "old/b.md", "old/in/c.md"]),
        (("--pre-commit", "a.md", "old/b.md"), ["a.md", "old/b.md"]),
    ],
)
def test_they_are_checked(
    profilelint: Run, site: Path, arguments: tuple[str, ...], pages: list[str]
) -> None:
    done = profilelint("check", *SELECT, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert found(done.stdout) == pages


def test_they_are_known_when_something_changes(profilelint: Run, site: Path) -> None:
    git(site, "commit", "-qm", "one")
    (site / "old/b.md").write_text(FAULT + "\nThree   spaces.\n")
    done = profilelint("check", *SELECT, "--since", "HEAD")
    assert found(done.stdout) == ["old/b.md", "old/b.md"]
    (site / "old/b.md").unlink()
    (site / "a.md").write_text(FAULT + "\n[b](old/b.md)\n")
    done = profilelint("check", "--select", "link-target", "--since", "HEAD")
    # A build may make what stands in a folder that git ignores, so that nothing is missing there.
    assert done.stdout == "No problems found in 2 files.\n"


def test_a_configuration_among_them_counts(profilelint: Run, site: Path) -> None:
    (site / "old/in/profilelint.toml").write_text('select = ["date"]\n')
    git(site, "add", "-f", "old/in/profilelint.toml")
    assert found(profilelint("check").stdout) == ["a.md", "old/b.md"]


def test_without_git_nothing_is_known_of_it(profilelint: Run, site: Path) -> None:
    (site / ".git").rename(site.parent / f"{site.name}-git")
    assert found(profilelint("check", *SELECT).stdout) == ["a.md"]
