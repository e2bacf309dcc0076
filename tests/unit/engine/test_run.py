from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.config.load import load_config
from profilelint.config.model import Config, Selection
from profilelint.engine.baseline import Baseline, with_baseline
from profilelint.engine.plan import Plan
from profilelint.engine.run import lint_paths
from profilelint.model.result import Failure, RunResult
from profilelint.rules.load import load_registry
from profilelint.source.files.file import NO_FILE

TODAY = "2026-01-31"
FAULTY = b"---\ntitle: Peru\n---\nThe the pier.\n"


def check_paths(
    paths: list[str],
    config: Config,
    selection: Selection | None = None,
    contents: dict[str, bytes] | None = None,
) -> RunResult:
    plan = Plan(config, load_registry(), TODAY, selection or Selection())
    return with_baseline(lint_paths(paths, plan, contents=contents), paths, plan)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_bytes(FAULTY)
    return tmp_path


def test_files_are_checked_without_a_command_line(root: Path) -> None:
    (root / "folder.md").mkdir()
    result = check_paths(
        ["a.md", "b.md", "folder.md", "none.md"],
        Config(str(root)),
        selection=Selection(("text-doubled-word",)),
        contents={"b.md": FAULTY + b"A a dam.\n"},
    )
    assert [(f.where.path, f.rule, f.region and f.region.line) for f in result.findings] == [
        ("a.md", "text-doubled-word", 4),
        ("b.md", "text-doubled-word", 4),
        ("b.md", "text-doubled-word", 5),
    ]
    assert (result.checked, dict(result.skipped)) == (2, {NO_FILE: 1})
    assert result.failures == [
        Failure("the file cannot be read: No such file or directory", path="none.md")
    ]


def test_configuration_and_baseline_are_applied(root: Path) -> None:
    (root / "profilelint.toml").write_text('select = ["text-doubled-word"]\n')
    config = load_config(str(root / "profilelint.toml"), load_registry())
    first = check_paths(["a.md"], config)
    assert (len(first.findings), first.exit_status) == (1, 1)
    (root / config.baseline).write_text(Baseline.of(first.findings).render())
    again = check_paths(["a.md"], config)
    assert [f.suppression and f.suppression.kind for f in again.findings] == ["baseline"]
    assert (again.exit_status, again.notes) == (0, [])
    (root / "a.md").write_bytes(FAULTY.replace(b"The the", b"The"))
    repaired = check_paths(["a.md"], config)
    assert repaired.findings == []
    assert repaired.notes == [
        '1 recorded in the baseline no longer occurs: run "profilelint baseline --prune".'
    ]


def test_rules_across_files_leave_the_lines_of_a_conflict_alone(root: Path) -> None:
    page = (
        b"---\n---\n[One](none.md)\n\n"
        b"<<<<<<< HEAD\n[Two](none.md)\n=======\n[Three](none.md)\n>>>>>>> main\n"
    )
    (root / "a.md").write_bytes(page)
    result = check_paths(
        ["a.md"],
        Config(str(root)),
        selection=Selection(("file-conflict", "link-target")),
    )
    assert [(f.rule, f.region and f.region.line) for f in result.findings] == [
        ("link-target", 3),
        ("file-conflict", 5),
    ]
