from __future__ import annotations

from pathlib import Path

import pytest
from tests.repository import git

from profilelint.config.model import Config, Selection
from profilelint.engine.baseline import Baseline, with_baseline
from profilelint.engine.plan import Plan
from profilelint.engine.run import lint_paths
from profilelint.model.result import RunResult
from profilelint.rules.load import load_registry

FAULTS = "---\ntitle: A\n---\n\nOne  two.  Three.\n\nFour  [five] (/six).\n\n- a\n\n* b  \n"
FEW = "---\ntitle: A\n---\n\nOne  two.\n"
NOTE = (
    "Renamed pages may count as new, because the history of this clone does not reach back to the "
    "baseline: fetch the whole history (with actions/checkout, fetch-depth: 0)."
)


def judged(root: Path) -> RunResult:
    """Return the result over all pages, with the baseline where there is one."""
    plan = Plan(Config(str(root)), load_registry(), "2026-01-31", Selection(("text", "link")))
    paths = sorted(path for path in plan.files if path.endswith(".md"))
    result = lint_paths(paths, plan)
    return with_baseline(result, paths, plan) if plan.tree.has(plan.config.baseline) else result


def left(root: Path) -> set[str]:
    return {finding.where.path for finding in judged(root).reported}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository in which all that is found is recorded."""
    git(tmp_path, "init", "-q")
    (tmp_path / "a.md").write_text(FAULTS)
    (tmp_path / "b.md").write_text(FEW)
    baseline = Baseline.of(judged(tmp_path).findings)
    assert {entry.path for entry in baseline.counts} == {"a.md", "b.md"}
    (tmp_path / Config("").baseline).write_text(baseline.render())
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    return tmp_path


def test_renames_committed_and_not(repository: Path) -> None:
    assert left(repository) == set()
    git(repository, "mv", "a.md", "a2.md")
    git(repository, "commit", "-qm", "renamed")
    git(repository, "mv", "b.md", "b2.md")
    assert left(repository) == set()
    # Neither is a new page with the same faults a renamed one, nor one that git does not know.
    (repository / "c.md").write_text(FEW)
    assert left(repository) == {"c.md"}
    assert judged(repository).notes == []


def test_without_git(repository: Path) -> None:
    (repository / "a.md").rename(repository / "a2.md")
    assert left(repository) == set()
    (repository / ".git").rename(repository / "git")
    assert left(repository) == {"a2.md"}


@pytest.fixture
def clone(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone whose history begins after the pages were renamed."""
    (repository / "sub").mkdir()
    git(repository, "mv", "a.md", "a2.md")
    git(repository, "mv", "b.md", "sub/b.md")
    git(repository, "commit", "-qm", "renamed")
    folder = tmp_path_factory.mktemp("clone") / "tree"
    git(repository, "clone", "-q", "--depth=1", f"file://{repository}", str(folder))
    return folder


def test_a_shallow_clone(clone: Path) -> None:
    # The findings tell: many that are the same, or few in a file of the same name.
    assert left(clone) == set()
    assert judged(clone).notes == []


def test_few_findings_prove_nothing(clone: Path) -> None:
    git(clone, "mv", "sub/b.md", "c.md")
    result = judged(clone)
    assert {finding.where.path for finding in result.reported} == {"c.md"}
    assert result.notes == [NOTE]
