from __future__ import annotations

import itertools
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.repository import git

from profilelint.config.model import ConfigError
from profilelint.engine import comparison
from profilelint.engine.changes import changed_lines as changed_lines_of

ALL = (1, 1 << 60)


def changed_lines(root: str, *, since: str | None) -> dict[str, list[tuple[int, int]]]:
    """Return the lines that changed in each file, staged or since a revision."""
    compared = comparison.staged(root) if since is None else comparison.since(root, since)
    changes = compared.changes_at(root)
    return {path: changes.lines(path) for path in sorted(changes.changed)}


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
        "new.md": [(1, 1)],
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


def test_without_git(tmp_path: Path) -> None:
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
def test_attributes_and_modes_decide_nothing(repository: Path, since: str | None) -> None:
    (repository / ".gitattributes").write_text("*.md -diff\n")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "attributes")
    edit(repository / "é ü.md", 4, "changed")
    (repository / "a.md").chmod(0o755)
    git(repository, "add", ".")
    assert changed_lines(str(repository), since=since) == {
        "a.md": [],
        "é ü.md": [(4, 4)],
    }


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
    with pytest.raises(ConfigError, match=r'^git knows no revision "HEAD~1"; this clone'):
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
    assert not canary.exists()


@pytest.mark.parametrize("since", [None, "HEAD"])
def test_a_filter_with_an_odd_name_is_not_run(repository: Path, since: str | None) -> None:
    (repository / ".gitattributes").write_text("*.md filter=a=b\n")
    canary = repository / "ran"
    git(repository, "config", "filter.a=b.clean", f"touch {canary}; cat")
    edit(repository / "a.md", 1, "changed")
    git(repository, "config", "filter.a=b.required", "true")
    changed_lines(str(repository), since=since)
    assert not canary.exists()


def test_missing_objects_are_not_fetched(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path_factory.mktemp("clone") / "tree"
    git(
        *(repository, "clone", "-q", "--filter=blob:none", "--no-checkout"),
        *(f"file://{repository}", str(clone)),
    )
    canary = clone / "ran"
    git(clone, "config", "remote.origin.url", "ssh://example.org/x")
    git(clone, "config", "core.sshCommand", f"touch {canary}; false")
    git(clone, "config", "credential.helper", f"!touch {canary}")
    (clone / "a.md").write_text("a.md 1\n")
    assert changed_lines(str(clone), since="HEAD") == {"a.md": [ALL]}
    assert not canary.exists()


def test_announced_files_are_not_staged(repository: Path) -> None:
    (repository / "new.md").write_text("x\n")
    (repository / "empty.md").write_text("")
    git(repository, "add", "empty.md")
    git(repository, "add", "--intent-to-add", "new.md")
    compared = comparison.staged(str(repository))
    assert compared.changes_at(str(repository)).changed == {"empty.md"}
    assert not compared.tree_at(str(repository)).has("new.md")
    assert compared.tree_at(str(repository)).has("empty.md")


def test_line_ends_that_git_would_convert_are_no_change(repository: Path) -> None:
    text = (repository / "a.md").read_text()
    (repository / "a.md").write_bytes(text.replace("\n", "\r\n").encode())
    (repository / "b.md").touch()
    assert changed_lines(str(repository), since="HEAD") == {}
    (repository / "a.md").write_bytes(text.replace("5\n", "5!\n").replace("\n", "\r\n").encode())
    assert changed_lines(str(repository), since="HEAD") == {"a.md": [(5, 5)]}


def test_renames(repository: Path) -> None:
    git(repository, "mv", "a.md", "moved.md")
    git(repository, "mv", "b.md", "edited.md")
    edit(repository / "edited.md", 3, "changed")
    (repository / "gone.md").unlink()
    (repository / "other.md").write_text("quite another text\n" * 9)
    git(repository, "add", ".")
    for compared in (
        comparison.staged(str(repository)),
        comparison.since(str(repository), "HEAD"),
    ):
        changes = compared.changes_at(str(repository))
        assert changes.renamed == {"moved.md": "a.md", "edited.md": "b.md"}
        assert changes.gone == {"a.md", "b.md", "gone.md"}
        assert changes.lines("moved.md") == []
        assert changes.lines("edited.md") == [(3, 3)]


def test_many_different_lines_take_no_time() -> None:
    old, new = [b"a", b"b"] * 50_000, [b"b", b"b", b"a"] * 50_000
    assert list(changed_lines_of(old, new)) == [(1, 150_000)]


@given(st.lists(st.sampled_from([b"a", b"b", b"c"])), st.lists(st.sampled_from([b"a", b"b", b"c"])))
def test_lines_that_did_not_change_are_a_part_of_the_old_ones(
    old: list[bytes], new: list[bytes]
) -> None:
    groups = list(changed_lines_of(old, new))
    changed = {line for first, last in groups for line in range(first, last + 1)}
    left = iter(old)
    assert all(line in left for number, line in enumerate(new, 1) if number not in changed)
    assert all(one[1] + 1 < other[0] for one, other in itertools.pairwise(groups))
    assert bool(changed) or len(new) <= len(old)
