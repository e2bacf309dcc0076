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


def test_conflicts(repository: Path) -> None:
    git(repository, "checkout", "-qb", "side")
    edit(repository / "a.md", 3, "side")
    (repository / "both.md").write_text("side\n")
    git(repository, "rm", "-q", "b.md")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "side")
    git(repository, "checkout", "-q", "-")
    edit(repository / "a.md", 3, "main")
    edit(repository / "b.md", 3, "main")
    (repository / "both.md").write_text("main\n")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "main")
    with pytest.raises(subprocess.CalledProcessError):
        git(repository, "merge", "side")
    edit(repository / "é ü.md", 5, "changed")
    git(repository, "add", "é ü.md")
    assert changed_lines(str(repository), since=None) == {
        "a.md": [ALL],
        "b.md": [ALL],
        "both.md": [ALL],
        "é ü.md": [(5, 5)],
    }
    assert changed_lines(str(repository), since="HEAD") == {
        "a.md": [(3, 3), (5, 7)],
        "both.md": [(1, 1), (3, 5)],
        "é ü.md": [(5, 5)],
    }


@pytest.mark.parametrize("since", [None, "HEAD"])
def test_changes_of_type(repository: Path, since: str | None) -> None:
    (repository / "a.md").unlink()
    (repository / "a.md").symlink_to("b.md")
    (repository / "new.md").symlink_to("b.md")
    edit(repository / "é ü.md", 2, "changed")
    git(repository, "add", ".")
    expected = {"a.md": [ALL], "new.md": [ALL], "é ü.md": [(2, 2)]}
    assert changed_lines(str(repository), since=since) == expected
    git(repository, "commit", "-qm", "links")
    (repository / "a.md").unlink()
    (repository / "a.md").write_text("1\n2\n3\n")
    git(repository, "add", ".")
    assert changed_lines(str(repository), since=since) == {"a.md": [(1, 3)]}


@pytest.mark.parametrize("since", [None, "HEAD"])
def test_submodules(repository: Path, since: str | None) -> None:
    inner = repository / "part"
    inner.mkdir()
    git(inner, "init", "-q")
    (inner / "p.md").write_text("one\n")
    git(inner, "add", ".")
    git(inner, "commit", "-qm", "one")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "part")
    git(repository, "config", "diff.submodule", "log")
    git(inner, "commit", "-qm", "two", "--allow-empty")
    (inner / "p.md").write_text("two\n")
    edit(repository / "é ü.md", 2, "changed")
    git(repository, "add", ".")
    assert changed_lines(str(repository), since=since) == {"é ü.md": [(2, 2)]}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("diff.noPrefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.interHunkContext", "9"),
        ("diff.context", "5"),
        ("diff.orderFile", "nowhere"),
        ("diff.relative", "false"),
        ("diff.renames", "copies"),
        ("diff.ignoreSubmodules", "none"),
        ("diff.autoRefreshIndex", "false"),
        ("diff.wsErrorHighlight", "all"),
        ("core.quotePath", "true"),
        ("core.quotePath", "false"),
        ("color.ui", "always"),
        ("core.fileMode", "false"),
    ],
)
@pytest.mark.parametrize("since", [None, "HEAD"])
def test_the_configuration_changes_nothing(
    repository: Path, key: str, value: str, since: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = ' x b/x "ü\t\\.md'
    (repository / " x b").mkdir()
    (repository / odd).write_text("one\ntwo\n")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "odd")
    git(repository, "config", key, value)
    monkeypatch.setenv("GIT_DIFF_OPTS", "--unified=4")
    edit(repository / "a.md", 3, "changed")
    edit(repository / "a.md", 6, "++ b/b.md")
    edit(repository / odd, 2, "changed")
    edit(repository / "é ü.md", 4, "changed")
    git(repository, "mv", "é ü.md", "ö \n.md")
    git(repository, "add", ".")
    (repository / "b.md").touch()
    assert changed_lines(str(repository), since=since) == {
        "a.md": [(3, 3), (6, 6)],
        odd: [(2, 2)],
        "ö \n.md": [(4, 4)],
    }


@pytest.mark.parametrize("since", [None, "HEAD"])
def test_what_git_takes_for_binary_is_changed_as_a_whole(
    repository: Path, since: str | None
) -> None:
    (repository / ".gitattributes").write_text("*.md -diff\n")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "attributes")
    edit(repository / "é ü.md", 4, "changed")
    (repository / "a.md").chmod(0o755)
    git(repository, "add", ".")
    assert changed_lines(str(repository), since=since) == {"a.md": [], "é ü.md": [ALL]}


def test_in_a_work_tree_of_its_own(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "tree"
    git(repository, "worktree", "add", "-q", str(other))
    edit(other / "a.md", 3, "changed")
    git(other, "add", ".")
    edit(repository / "b.md", 3, "changed")
    assert changed_lines(str(other), since=None) == {"a.md": [(3, 3)]}
    assert changed_lines(str(other), since="HEAD") == {"a.md": [(3, 3)]}


def test_before_the_first_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "a.md").write_text("x\n")
    git(tmp_path, "add", ".")
    assert changed_lines(str(tmp_path), since=None) == {"a.md": [(1, 1)]}
    with pytest.raises(ConfigError, match=r'^git knows no revision "HEAD"$'):
        changed_lines(str(tmp_path), since="HEAD")


def test_a_shallow_clone(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    edit(repository / "a.md", 3, "changed")
    git(repository, "commit", "-qam", "two")
    clone = tmp_path_factory.mktemp("clone") / "tree"
    git(repository, "clone", "-q", "--depth=1", f"file://{repository}", str(clone))
    edit(clone / "a.md", 4, "changed")
    assert changed_lines(str(clone), since="HEAD") == {"a.md": [(4, 4)]}
    with pytest.raises(ConfigError, match=r'^git knows no revision "HEAD~1"$'):
        changed_lines(str(clone), since="HEAD~1")


@pytest.mark.parametrize("since", [None, "HEAD"])
def test_outside_of_a_repository(tmp_path: Path, since: str | None) -> None:
    with pytest.raises(ConfigError, match=r"^git says: fatal: not a git repository"):
        changed_lines(str(tmp_path), since=since)


@pytest.mark.parametrize("since", [None, "HEAD"])
def test_the_repository_cannot_name_programs_to_run(repository: Path, since: str | None) -> None:
    (repository / ".gitattributes").write_text("*.md diff=x filter=x\na.md filter=y\n")
    (repository / "base.json").write_text("x")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "attributes")
    edit(repository / "a.md", 1, "changed")
    edit(repository / "b.md", 2, "changed")
    git(repository, "add", ".")
    (repository / "é ü.md").touch()
    canary = repository / "ran"
    script = repository / "evil.sh"
    script.write_text(f"#!/bin/sh\ntouch {canary}\ncat\n")
    script.chmod(0o755)
    hooks = repository / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    (hooks / "post-index-change").write_text(script.read_text())
    (hooks / "post-index-change").chmod(0o755)
    for key in (
        *("core.fsmonitor", "core.pager", "diff.external", "diff.x.textconv", "diff.x.command"),
        *("filter.x.clean", "filter.x.smudge", "filter.y.process", "gpg.program"),
    ):
        git(repository, "config", key, str(script))
    git(repository, "config", "log.showSignature", "true")
    git(repository, "config", "filter.x.required", "true")
    git(repository, "config", "filter.y.required", "true")
    changed = changed_lines(str(repository), since=since)
    assert changed["a.md"] == [(1, 1)]
    assert changed["b.md"] == [(2, 2)]
    assert renames(str(repository), "base.json") == {}
    assert not canary.exists()


def test_a_filter_that_cannot_be_switched_off(repository: Path) -> None:
    git(repository, "config", "filter.a=b.clean", "true")
    with pytest.raises(ConfigError, match=r'^the filter "filter\.a=b\.clean" of git cannot'):
        changed_lines(str(repository), since="HEAD")
