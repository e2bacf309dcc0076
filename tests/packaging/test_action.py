"""The action for GitHub: what it installs, and its last step, run by a real shell."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
PAGE = "Text.\n\nTwo  spaces.\n"


def pinned(text: str) -> dict[str, str]:
    found = re.findall(r"^([\w.-]+)==([^ \n]+)", text, re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in found}


def test_what_is_installed_is_pinned_with_hashes() -> None:
    text = (ROOT / "action-requirements.txt").read_text()
    requirements = re.split(r"\n(?! )", text.rstrip("\n"))
    for requirement in requirements:
        assert re.fullmatch(
            r"[^ ]+==[^ ]+( ;[^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+", requirement
        )
    versions = pinned(text)
    constraints = pinned((ROOT / "constraints.txt").read_text())
    assert versions == {name: constraints.get(name, version) for name, version in versions.items()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    needed = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["links"],
    ]
    names = {re.sub(r"[-_.]+", "-", re.split("[<>=]", each)[0]).lower() for each in needed}
    assert names <= versions.keys()


def test_inputs_reach_the_shell_as_variables_only() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert re.search("@[0-9a-f]{40}$", step["uses"]) if "uses" in step else True


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    for site, rule in (("site", "text-double-space"), ("docs", "bullet-lost")):
        (folder / site).mkdir(parents=True)
        (folder / site / "profilelint.toml").write_text(f'select = ["{rule}"]\n')
        (folder / site / "a.md").write_text(PAGE)
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


def checked(repository: Path, **inputs: str) -> tuple[int, list[str]]:
    """Return the exit status of the step that checks, and the annotations that it writes."""
    temporary = repository.parent / "runner"
    program = temporary / "profilelint/bin/profilelint"
    if not program.exists():
        program.parent.mkdir(parents=True)
        program.symlink_to(Path(sys.executable).with_name("profilelint"))
    (step,) = (each for each in ACTION["runs"]["steps"] if each["name"] == "Check")
    given = {name: entry["default"] for name, entry in ACTION["inputs"].items()}
    given.update({name.replace("_", "-"): value for name, value in inputs.items()})

    def filled(text: str) -> str:
        return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], text)

    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=repository / filled(step["working-directory"]),
        env={
            **os.environ,
            **{name: filled(value) for name, value in step["env"].items()},
            "RUNNER_TEMP": str(temporary),
            "GITHUB_STEP_SUMMARY": str(temporary / "summary.md"),
            "PROFILELINT_CACHE_DIR": str(temporary / "kept"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    lines = [line for line in done.stdout.splitlines() if line.startswith("::")]
    return done.returncode, [line.partition(",")[0] for line in lines]


def test_each_folder_has_its_configuration(repository: Path) -> None:
    assert checked(repository, severity="hint") == (1, ["::notice file=site/a.md"])
    named = checked(repository, severity="hint", paths="docs\nsite/a.md\n")
    assert named == (1, ["::notice file=site/a.md"])


def test_a_working_directory_and_a_configuration(repository: Path) -> None:
    assert checked(repository, severity="hint", working_directory="docs") == (0, [])
    given = {"working_directory": "docs", "config": "../one.toml", "sarif_file": "a.sarif"}
    (repository / "one.toml").write_text((repository / "site/profilelint.toml").read_text())
    assert checked(repository, severity="hint", **given) == (1, ["::notice file=docs/a.md"])
    assert '"docs/a.md"' in (repository / "docs/a.sarif").read_text()


def test_what_is_kept(repository: Path) -> None:
    for number in range(30):
        (repository / f"site/{number}.md").write_text("Text.\n")
    kept = repository.parent / "runner/profilelint-cache"
    assert checked(repository)[0] == 0
    assert not kept.exists()
    assert checked(repository, cache="true")[0] == 0
    assert any(kept.iterdir())
    (restore,) = (
        each for each in ACTION["runs"]["steps"] if "actions/cache" in each.get("uses", "")
    )
    assert restore["with"]["path"] == "${{ runner.temp }}/profilelint-cache"
