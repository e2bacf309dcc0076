"""Every command, run in this process with standard output captured, says what it says on a pipe."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from profilelint.app.command_list import command_names
from profilelint.app.main import run

from .conftest import Run

SITE = Path(__file__).parents[2] / "examples/site"
PART = ("check", "--shard", "1/1", "--today", "2026-01-31", "--report", "json=part.json")
LINES = [
    ("--help",),
    ("--version",),
    ("check", "--today", "2026-01-31"),
    ("check", "--today", "2026-01-31", "--report", "json"),
    ("check", "--today", "2026-01-31", "--jobs", "2", "--color", "always"),
    ("check", "--today", "2026-01-31", "--diff"),
    ("check", "--today", "2026-01-31", "--fix"),
    ("check", "nowhere.md"),
    ("check", "--nothing"),
    ("links", "--json"),
    ("links",),
    ("baseline", "--today", "2026-01-31"),
    ("init", "--dry-run", "--force"),
    ("init", "--force"),
    ("vocab",),
    ("vocab", "clients", "--export"),
    ("rename-term", "topics", "Health", "Good Health"),
    ("rename-key", "client", "donor", "--diff"),
    ("rename-key", "client", "donor"),
    ("merge", "part.json"),
    ("cache", "path"),
    ("rules",),
    ("explain", "result-tense"),
    ("new-rule", "heading-mark"),
    ("schema",),
    ("config",),
    ("completion", "bash"),
    ("server", "--today", "never"),
    ("studio", "--today", "never"),
]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Path]:
    """Return a function that makes the example site anew, always in the same folder."""
    folder = tmp_path / "site"

    def make() -> Path:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(SITE, folder)
        monkeypatch.chdir(folder)
        if not (tmp_path / "part.json").exists():
            run(PART)
            shutil.move("part.json", tmp_path)
        shutil.copy(tmp_path / "part.json", folder)
        return folder

    monkeypatch.setenv("PROFILELINT_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("GITHUB_ACTIONS", "TF_BUILD", "FORCE_COLOR", "PROFILELINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return make


def test_every_command_is_tried() -> None:
    assert {line[0] for line in LINES if line[0][0] != "-"} == set(command_names())


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_output_is_captured(
    line: tuple[str, ...],
    site: Callable[[], Path],
    tmp_path: Path,
    profilelint: Run,
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = profilelint(
        *line, cwd=site(), environ={"PROFILELINT_CACHE_DIR": str(tmp_path / "cache")}
    )
    assert done.stdout or done.stderr

    site()
    capsys.readouterr()
    assert run(line) == done.returncode
    assert tuple(capsys.readouterr()) == (done.stdout, done.stderr)

    site()
    out, error = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
        assert run(line) == done.returncode
    assert (out.getvalue(), error.getvalue()) == (done.stdout, done.stderr)


class Closed(io.StringIO):
    """A standard output whose reader has gone; it is no file of the system's."""

    def write(self, _text: str) -> int:
        raise BrokenPipeError


def test_a_captured_output_that_nobody_reads() -> None:
    with contextlib.redirect_stdout(Closed()):
        assert run(["rules"]) == 0
