"""Symbolic links of a checkout that lead out of it: nothing is read or written through them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Run

ERROR_ONLY = 'severity = "error"\n'


@pytest.fixture
def root(tmp_path: Path, good: str) -> Path:
    """Return a repository with one page that has a warning, beside a folder ``out``."""
    (tmp_path / "out").mkdir()
    root = tmp_path / "site"
    root.mkdir()
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    (root / "page.md").write_text(good.replace("Governance", "Governanse"))
    return root


def outside(root: Path) -> dict[str, str]:
    out = root.parent / "out"
    return {str(path.relative_to(out)): path.read_text() for path in sorted(out.rglob("*.*"))}


@pytest.mark.parametrize("folder", ["", "kept/"])
@pytest.mark.parametrize("there", [False, True])
def test_a_baseline(profilelint: Run, root: Path, folder: str, there: bool) -> None:
    (root / "profilelint.toml").write_text(f'baseline = "{folder}base.json"\n')
    if there:
        (root.parent / "out" / "base.json").write_text('{"version": 1, "findings": []}')
    if folder:
        (root / "kept").symlink_to("../out")
    else:
        (root / "base.json").symlink_to("../out/base.json")
    before = outside(root)
    for command in ("baseline", "check"):
        done = profilelint(command, cwd=root)
        assert done.returncode == (1 if command == "check" and folder and not there else 2)
        assert "link" in done.stderr or done.returncode == 1
        assert outside(root) == before


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize(
    "place", ["report.json", "build/report.json", "build/../build/report.json"]
)
def test_a_report(profilelint: Run, root: Path, place: str, there: bool) -> None:
    if there:
        (root.parent / "out" / "report.json").write_text("mine")
    if "/" in place:
        (root / "build").symlink_to("../out")
    else:
        (root / "report.json").symlink_to("../out/report.json")
    before = outside(root)
    for where, report in ((root, place), (root.parent, f"site/{place}"), (root, root / place)):
        done = profilelint("check", root, "--report", f"json={report}", cwd=where)
        assert done.returncode == 2
        assert done.stderr.startswith(f'profilelint: the report "{report}" is a ')
        assert outside(root) == before


def test_a_report_that_the_command_line_puts_elsewhere(profilelint: Run, root: Path) -> None:
    out = root.parent / "out"
    done = profilelint("check", "--report", f"json={out / 'report.json'}", cwd=root)
    assert done.returncode == 1
    (root.parent / "elsewhere").symlink_to("out")
    done = profilelint("check", "--report", "json=../elsewhere/second.json", cwd=root)
    assert done.returncode == 1
    # A link that stays in the repository is no obstacle.
    (root / "build").mkdir()
    (root / "build" / "old.json").write_text("old")
    (root / "latest.json").symlink_to("build/old.json")
    done = profilelint("check", "--report", "json=latest.json", cwd=root)
    assert done.returncode == 1
    texts = [*outside(root).values(), (root / "build" / "old.json").read_text()]
    assert [json.loads(text)["summary"]["files_checked"] for text in texts] == [1, 1, 1]


@pytest.mark.parametrize("name", ["profilelint.toml", ".profilelint.toml", "pyproject.toml"])
def test_a_configuration(profilelint: Run, root: Path, name: str) -> None:
    table = "[tool.profilelint]\n" if name == "pyproject.toml" else ""
    (root.parent / "out" / "secret.toml").write_text(table + ERROR_ONLY)
    (root / name).symlink_to("../out/secret.toml")
    done = profilelint("check", "--config", name, cwd=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"profilelint: {name}: symbolic links that lead outside the root are not read: put a real "
        "file in its place\n"
    )
    done = profilelint("check", cwd=root)
    # A pyproject.toml counts only for what is in it, and nothing is.
    assert done.returncode == (1 if table else 2)
    assert profilelint("check", "--config", "../out/secret.toml", ".", cwd=root).returncode == 2
    (root / name).unlink()
    (root / "settings.toml").write_text(table + ERROR_ONLY)
    (root / name).symlink_to("settings.toml")
    assert profilelint("check", cwd=root).returncode == 0


def test_a_configuration_that_is_a_link_to_nothing(profilelint: Run, root: Path) -> None:
    (root / "profilelint.toml").symlink_to("none.toml")
    done = profilelint("check", cwd=root)
    assert done.returncode == 2
    assert done.stderr == (
        "profilelint: profilelint.toml: symbolic links that lead nowhere are not read: put a real "
        "file in its place\n"
    )


@pytest.mark.parametrize("command", [("check",), ("cache", "clean"), ("links", "--json")])
def test_a_cache(profilelint: Run, root: Path, good: str, command: tuple[str, ...]) -> None:
    for number in range(20):
        (root / f"page-{number}.md").write_text(good)
    (root.parent / "out" / "old.results").write_text("mine")
    (root.parent / "out" / "links.sqlite").write_text("mine")
    (root / "kept").symlink_to("../out")
    before = outside(root)
    done = profilelint(*command, "--cache-dir", "kept", cwd=root)
    assert done.returncode == 2
    assert 'the cache "kept' in done.stderr
    assert outside(root) == before


def test_a_cache_in_the_checkout_is_kept_out_of_git(
    profilelint: Run, root: Path, good: str
) -> None:
    for number in range(20):
        (root / f"page-{number}.md").write_text(good)
    for _ in range(2):
        assert profilelint("check", "--cache-dir", "kept", cwd=root).returncode == 1
    listed = subprocess.run(
        ["git", "status", "--short", "kept"], cwd=root, capture_output=True, text=True, check=True
    )
    assert listed.stdout == ""
    subprocess.run(["git", "add", "-f", "kept"], cwd=root, check=True)
    done = profilelint("check", "--cache-dir", "kept", cwd=root)
    assert done.returncode == 2
    assert 'the cache "kept" is committed to the repository' in done.stderr


def _schema(root: Path) -> None:
    (root / "profilelint.toml").write_text(
        '[[collections]]\nname = "a"\ninclude = ["*.md"]\nschema = "data/secret.json"\n'
    )
    (root.parent / "out" / "secret.json").write_text('{"required": ["hunter2"]}')


def _vocabulary(root: Path) -> None:
    (root / "profilelint.toml").write_text('[vocabularies]\nclients = "data/secret.txt"\n')
    (root.parent / "out" / "secret.txt").write_text("hunter2\n")


def _vocabulary_inside(root: Path) -> None:
    (root / "profilelint.toml").write_text(
        '[vocabularies]\nclients = {file = "data", keys = true}\n'
    )
    (root.parent / "out" / "hunter2.yml").write_text("a: 1\n")


def _page(root: Path) -> None:
    (root.parent / "out" / "secret.md").write_text("hunter2  hunter2\n")


def _ignore(root: Path) -> None:
    (root.parent / "out" / ".gitignore").write_text("hunter2\n")
    (root.parent / "out" / "hunter2.md").write_text("hunter2  hunter2\n")


@pytest.mark.parametrize("make", [_schema, _vocabulary, _vocabulary_inside, _page, _ignore])
@pytest.mark.parametrize(
    "command",
    [("check",), ("check", "data"), ("config",), ("vocab",), ("schema",), ("init", "data")],
)
def test_what_is_read_through_a_folder(
    profilelint: Run, root: Path, make: Callable[[Path], None], command: tuple[str, ...]
) -> None:
    make(root)
    (root / "data").symlink_to("../out")
    before = outside(root)
    done = profilelint(*command, cwd=root)
    assert "hunter2" not in done.stdout + done.stderr
    assert done.returncode in {0, 1, 2}
    assert outside(root) == before
