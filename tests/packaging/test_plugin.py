from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = '---\ntitle: "Lakeland—Clean Water (Clean)"\npublished: false\n---\n\nText.\n'


def run(binaries: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environ = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        [binaries / "profilelint", *arguments],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plugin") / "acronym"
    shutil.copytree(ROOT / "examples/plugin", folder)
    return folder


def test_an_installed_rule_is_listed_and_runs(
    environment: Callable[..., Path], plugin: Path, tmp_path: Path
) -> None:
    binaries = environment(plugin)
    (tmp_path / "a.md").write_text(PAGE, encoding="utf-8")
    listed = run(binaries, tmp_path, "rules", "title-acronym")
    assert listed.stdout.splitlines()[-1].endswith("(profilelint-acronym)")
    done = run(binaries, tmp_path, "check", "--select", "title-acronym", "--quiet")
    assert done.stderr == ""
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == (
        'a.md:2:31: warning: "Clean" is an acronym: write "CLEAN" [title-acronym]'
    )
    (tmp_path / "profilelint.toml").write_text("[rules.title-acronym]\nlongest = 3\n")
    assert run(binaries, tmp_path, "check", "--select", "title-acronym").returncode == 0


def test_a_rule_that_was_begun_is_installed_and_passes_its_own_test(
    environment: Callable[..., Path], tmp_path: Path
) -> None:
    folder = tmp_path / "harbour-rules"
    folder.mkdir()
    began = environment()
    assert run(began, folder, "new-rule", "heading-mark").returncode == 0
    assert run(began, folder, "new-rule", "heading-other").returncode == 0
    binaries = environment(folder)
    listed = run(binaries, tmp_path, "rules", "heading-mark")
    assert listed.stdout.splitlines()[-1].endswith("(harbour-rules)")
    page = tmp_path / "pages/a.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: A\n---\n\n## Welcome!\n\nText.\n", encoding="utf-8")
    done = run(binaries, page.parent, "check", "--select", "heading-mark", "--quiet")
    assert (done.stderr, done.stdout.splitlines()[:1]) == (
        "",
        ['a.md:5:11: warning: "Welcome!" ends in "!": delete it [heading-mark]'],
    )
    explained = run(binaries, tmp_path, "explain", "heading-mark")
    assert explained.stdout.startswith("# heading-mark\n")
    tested = subprocess.run(
        [binaries / "python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "ignore"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert "6 passed" in tested.stdout
    ruff = Path(sys.executable).with_name("ruff")
    linted = subprocess.run(
        [ruff, "check", "--isolated", folder], capture_output=True, text=True, check=False
    )
    assert linted.returncode == 0, linted.stdout


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise ImportError('no such library')", "ImportError: no such library"),
        ("class TitleAcronym: pass", "must be a subclass of profilelint.rules.api.Rule"),
        (
            "from profilelint.rules.api import Rule\n"
            "class TitleAcronym(Rule):\n    name = 'title-other'\n",
            'must have the name of its rule, "title-other"',
        ),
    ],
)
def test_a_plugin_that_cannot_be_loaded_is_named(
    environment: Callable[..., Path], plugin: Path, tmp_path: Path, code: str, said: str
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(plugin, broken)
    (broken / "src/profilelint_acronym/__init__.py").write_text(code + "\n")
    binaries = environment(broken)
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.md").write_text(PAGE, encoding="utf-8")
    done = run(binaries, pages, "check")
    assert (done.returncode, done.stdout) == (2, "")
    assert "profilelint-acronym" in done.stderr
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_nothing_is_imported_from_the_folder_that_is_linted(
    environment: Callable[..., Path], tmp_path: Path
) -> None:
    binaries = environment()
    (tmp_path / "a.md").write_text(PAGE, encoding="utf-8")
    canary = tmp_path / "ran"
    code = f"open({str(canary)!r}, 'w').close()\n"
    for name in ("yaml", "jsonschema_rs", "pyromark", "evil", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text(code)
    metadata = tmp_path / "evil-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: evil\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text("[profilelint.rules]\nevil-rule = evil:Evil\n")
    assert run(binaries, tmp_path, "check").returncode in (0, 1)
    environ = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [binaries / "python", "-m", "profilelint", "check", "--ignore", "file"],
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert not canary.exists()
