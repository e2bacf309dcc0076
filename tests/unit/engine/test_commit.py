"""Commits of chosen files as they lie on disk, in real repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.repository import be_somebody, git

from profilelint.config.model import ConfigError
from profilelint.engine.commit import author, commit, notes, obstacle
from profilelint.engine.repository import Repository
from profilelint.engine.uncommitted import FileChange, uncommitted


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    be_somebody(tmp_path / "home", monkeypatch, "Ada É")
    folder = tmp_path / "site"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    for name in ("a.md", "b.md", "é ü.md", "-x.md"):
        (folder / name).write_text(f"{name}\none\ntwo\n")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    return folder


def committed(site: Path, *paths: str, message: str = "Change") -> str:
    return commit(Repository(str(site)), paths, message)


def status(site: Path) -> list[str]:
    return git(site, "-c", "core.quotePath=false", "status", "--porcelain").splitlines()


def shown(site: Path) -> list[str]:
    """Return the files that the last commit changed."""
    asked = ("show", "--format=", "--name-status", "--no-renames", "HEAD")
    return git(site, "-c", "core.quotePath=false", *asked).splitlines()


def test_chosen_files_are_committed_as_they_lie_on_disk(site: Path) -> None:
    (site / "a.md").write_text("a.md\none\nthree\n")
    (site / "b.md").write_text("another\n")
    (site / "é ü.md").unlink()
    (site / "-x.md").write_text("with a dash\n")
    (site / "new.md").write_text("new\n")
    name = committed(site, "a.md", "é ü.md", "-x.md", "new.md", message="  Three  \n\nWhy.\n\n")
    assert shown(site) == ["M\t-x.md", "M\ta.md", "A\tnew.md", "D\té ü.md"]
    assert status(site) == [" M b.md"]
    assert git(site, "log", "-1", "--format=%h|%an|%ae|%cn|%B") == (
        f"{name}|Ada É|ada@site.example|Ada É|Three\n\nWhy.\n\n"
    )
    assert git(site, "show", "HEAD:a.md") == "a.md\none\nthree\n"
    assert git(site, "rev-list", "--count", "HEAD") == "2\n"
    assert git(site, "reflog", "-1", "--format=%gs") == "commit: Three\n"
    assert git(site, "fsck", "--strict", "--no-dangling") == ""


def test_what_is_staged_besides_stays_staged(site: Path) -> None:
    (site / "a.md").write_text("staged\n")
    (site / "b.md").write_text("staged\n")
    git(site, "add", ".")
    (site / "b.md").write_text("on disk\n")
    committed(site, "b.md")
    assert shown(site) == ["M\tb.md"]
    assert git(site, "show", "HEAD:b.md") == "on disk\n"
    assert status(site) == ["M  a.md"]


def test_the_first_commit_of_a_repository(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main", "--object-format=sha256")
    (folder / "a.md").write_text("a\n")
    (folder / "b.md").write_text("b\n")
    committed(folder, "a.md")
    assert git(folder, "log", "--format=%an|%s") == "Ada É|Change\n"
    assert status(folder) == ["?? b.md"]


def test_line_ends_are_those_that_git_keeps(site: Path) -> None:
    git(site, "config", "core.autocrlf", "input")
    git(site, "config", "core.safecrlf", "true")
    (site / "a.md").write_bytes(b"a.md\r\none\r\nthree\r\n")
    committed(site, "a.md")
    assert git(site, "cat-file", "blob", "HEAD:a.md") == "a.md\none\nthree\n"
    assert git(site, "show", "--format=", "--numstat", "HEAD") == "1\t1\ta.md\n"


def test_line_ends_stay_where_git_has_them(site: Path) -> None:
    (site / "a.md").write_bytes(b"one\r\ntwo\r\n")
    committed(site, "a.md")
    git(site, "config", "core.autocrlf", "true")
    (site / "a.md").write_bytes(b"one\r\nthree\r\n")
    committed(site, "a.md")
    assert git(site, "show", "--format=", "--numstat", "HEAD") == "1\t1\ta.md\n"


def test_nothing_of_the_repository_is_run(site: Path) -> None:
    canary = site.parent / "ran"
    for name in ("pre-commit", "commit-msg", "post-commit", "reference-transaction"):
        hook = site / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch {canary}\n")
        hook.chmod(0o755)
    program = f"touch {canary}; cat"
    for key in ("filter.x.clean", "gpg.program", "core.fsmonitor", "core.editor", "core.pager"):
        git(site, "config", key, program)
    git(site, "config", "filter.x.required", "true")
    git(site, "config", "commit.gpgsign", "true")
    git(site, "config", "hook.other.command", program)
    git(site, "config", "hook.other.event", "pre-commit")
    (site / ".git" / "info" / "attributes").write_text("*.txt filter=x\n")
    (site / "a.md").write_text("changed\n")
    (site / "c.txt").write_text("text\n")
    repository = Repository(str(site))
    assert notes(repository) == [
        "What this repository lets git run at a commit is not run here: pre-commit, commit-msg, "
        "post-commit, reference-transaction, other.",
        "The commit is not signed, although git is set to sign commits.",
    ]
    committed(site, "a.md")
    with pytest.raises(ConfigError) as error:
        committed(site, "c.txt")
    assert str(error.value) == (
        '"c.txt" goes through the filter "x" of git, which is not run here: commit it with git'
    )
    assert shown(site) == ["M\ta.md"]
    assert not canary.exists()


def test_there_is_nothing_to_say_where_nothing_would_run(site: Path) -> None:
    assert notes(Repository(str(site))) == []


def test_hooks_that_lie_elsewhere_are_told(site: Path) -> None:
    (site / ".husky").mkdir()
    hook = site / ".husky" / "pre-commit"
    hook.write_text("#!/bin/sh\n")
    hook.chmod(0o755)
    git(site, "config", "core.hooksPath", ".husky")
    assert notes(Repository(str(site))) == [
        "What this repository lets git run at a commit is not run here: pre-commit."
    ]


def test_who_commits_is_told_as_git_has_it(site: Path) -> None:
    assert author(Repository(str(site))) == "Ada É <ada@site.example>"
    git(site, "config", "user.email", "ada@site.example")
    assert notes(Repository(str(site))) == []
    git(site, "config", "user.email", "ada@work.example")
    assert author(Repository(str(site))) == "Ada É <ada@work.example>"
    assert notes(Repository(str(site))) == [
        "Git has another name or address for you in this repository than elsewhere."
    ]


@pytest.mark.parametrize("known", ["", "[user]\nname = Ada\n", "[user]\nemail = ada@x.example\n"])
def test_who_is_not_known_to_git_is_told_what_to_do(
    site: Path, known: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EMAIL", raising=False)
    (site.parent / "home" / ".gitconfig").write_text(known)
    (site / "a.md").write_text("changed\n")
    with pytest.raises(ConfigError) as error:
        committed(site, "a.md")
    assert str(error.value) == (
        "git does not know who you are: run git config --global user.name and "
        "git config --global user.email, each with your own"
    )
    assert status(site) == [" M a.md"]


def refusal(site: Path, *paths: str, message: str = "Change") -> str:
    before = status(site), git(site, "rev-parse", "HEAD")
    with pytest.raises(ConfigError) as error:
        committed(site, *paths, message=message)
    assert (status(site), git(site, "rev-parse", "HEAD")) == before
    return str(error.value)


def test_what_is_in_the_way_is_told(site: Path) -> None:
    assert refusal(site, "a.md") == (
        "there is nothing to commit: these files have not changed since the last commit"
    )
    (site / "a.md").write_text("changed\n")
    assert refusal(site) == "choose what to commit"
    assert refusal(site, "a.md", message=" \n") == "write a message that says what you changed"
    assert refusal(site, "a.md", message="a\0b") == (
        "the message contains a character that git cannot store"
    )
    assert refusal(site, "a.md", message="\ud800") == (
        "the message contains a character that git cannot store"
    )
    (site / ".git" / "index.lock").touch()
    assert refusal(site, "a.md") == (
        "another program is using git here: wait until it is done, and try again"
    )
    (site / ".git" / "index.lock").unlink()
    (site / ".git" / "refs" / "heads" / "main.lock").touch()
    with pytest.raises(ConfigError, match="another program is using git here"):
        committed(site, "a.md")


def test_nothing_is_committed_in_the_middle_of_a_merge(site: Path) -> None:
    git(site, "switch", "-qc", "other")
    (site / "a.md").write_text("other\n")
    git(site, "commit", "-qam", "other")
    git(site, "switch", "-q", "main")
    (site / "a.md").write_text("main\n")
    git(site, "commit", "-qam", "main")
    with pytest.raises(subprocess.CalledProcessError):
        git(site, "merge", "other")
    (site / "b.md").write_text("changed\n")
    assert refusal(site, "b.md") == "a merge is in progress here: finish it with git"
    (site / ".git" / "MERGE_HEAD").unlink()
    assert obstacle(Repository(str(site))) == (
        'a conflict in "a.md" is not resolved: resolve it with git'
    )


def test_nothing_is_committed_without_a_branch(site: Path) -> None:
    git(site, "switch", "-q", "--detach")
    (site / "b.md").write_text("changed\n")
    assert refusal(site, "b.md") == "no branch is checked out here: switch to one with git"


def test_what_is_not_committed_is_listed_whatever_is_staged(site: Path) -> None:
    (site / ".gitignore").write_text("ignored.md\n")
    committed(site, ".gitignore")
    (site / "a.md").write_text("a.md\none\nstaged\n")
    git(site, "add", "a.md")
    (site / "a.md").write_text("a.md\none\nthree\n")
    git(site, "rm", "-q", "--cached", "b.md")
    (site / "é ü.md").unlink()
    (site / "-x.md").write_bytes(b"-x.md\r\none\r\ntwo\r\n")
    (site / "new.md").write_text("new\n")
    (site / "ignored.md").write_text("ignored\n")
    (site / "picture.png").write_bytes(b"\x89PNG\0")
    (site / "latin.md").write_bytes(b"\xe9")
    (site / "out.md").symlink_to("/etc/hostname")
    (site / "large.md").write_text("x" * (1 << 20) + "\n")
    assert list(uncommitted(Repository(str(site)), str(site))) == [
        FileChange("a.md", "modified", "a.md\none\ntwo\n", "a.md\none\nthree\n"),
        FileChange("large.md", "new", None, None),
        FileChange("latin.md", "new", None, None),
        FileChange("new.md", "new", "", "new\n"),
        FileChange("out.md", "new", None, None),
        FileChange("picture.png", "new", None, None),
        FileChange("é ü.md", "deleted", "é ü.md\none\ntwo\n", ""),
    ]


@pytest.mark.parametrize(
    ("setting", "attributes", "after"),
    [
        ("false", "", "a.md\r\none\r\nthree\r\n"),
        ("true", "", "a.md\none\nthree\n"),
        ("input", "*.md -text\n", "a.md\r\none\r\nthree\r\n"),
        ("false", "*.md text=auto\n", "a.md\none\nthree\n"),
    ],
)
def test_line_ends_that_git_changes_are_no_difference(
    site: Path, setting: str, attributes: str, after: str
) -> None:
    git(site, "config", "core.autocrlf", setting)
    (site / ".git" / "info" / "attributes").write_text(attributes)
    (site / "a.md").write_bytes(b"a.md\r\none\r\nthree\r\n")
    assert list(uncommitted(Repository(str(site)), str(site))) == [
        FileChange("a.md", "modified", "a.md\none\ntwo\n", after)
    ]
    committed(site, "a.md")
    assert git(site, "cat-file", "-s", "HEAD:a.md") == f"{len(after)}\n"


def test_the_files_below_a_root_inside_the_repository(site: Path) -> None:
    (site / "docs").mkdir()
    (site / "docs" / "a.md").write_text("a\n")
    (site / "a.md").write_text("outside\n")
    assert list(uncommitted(Repository(str(site)), str(site / "docs"))) == [
        FileChange("a.md", "new", "", "a\n")
    ]
