"""The version in all its places, the change log, and the workflows."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from release import version

import profilelint

ROOT = Path(__file__).parents[2]
BINARIES = Path(sys.executable).parent
BEFORE = """\
# Changelog

## [Unreleased]

### Added

- A rule: see [fixes](docs/fixes.md#safe) and [SARIF](https://sarif.info/).

## [0.1.0] - 2026-12-01

First.

[Unreleased]: https://github.com/profilelint/profilelint/compare/v0.1.0...HEAD
[0.1.0]: https://github.com/profilelint/profilelint/releases/tag/v0.1.0
"""
AFTER = """\
# Changelog

## [Unreleased]

## [0.2.0] - 2027-01-31

### Added

- A rule: see [fixes](docs/fixes.md#safe) and [SARIF](https://sarif.info/).

## [0.1.0] - 2026-12-01

First.

[Unreleased]: https://github.com/profilelint/profilelint/compare/v0.2.0...HEAD
[0.2.0]: https://github.com/profilelint/profilelint/releases/tag/v0.2.0
[0.1.0]: https://github.com/profilelint/profilelint/releases/tag/v0.1.0
"""


def test_all_places_name_one_version() -> None:
    named = [place.path for place in version.places()]
    assert {"README.md", "docs/links.md", "examples/site/.pre-commit-config.yaml"} <= {*named}
    assert version.differing(profilelint.__version__) == []
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    # None before the first release, whose version the program has already.
    assert version.releases(changes)[:1] in ([], [profilelint.__version__])
    said = 'README.md says "Until the first release"'
    assert (said in version.unreleased()) is (version.releases(changes) == [])


def test_what_is_unreleased_is_released() -> None:
    assert version.released(BEFORE, "0.2.0", "2027-01-31") == AFTER
    assert version.releases(AFTER) == ["0.2.0", "0.1.0"]
    there = "https://github.com/profilelint/profilelint/blob/v0.2.0/docs/fixes.md#safe"
    assert version.notes(AFTER, "0.2.0") == (
        f"### Added\n\n- A rule: see [fixes]({there}) and [SARIF](https://sarif.info/).\n"
    )
    assert version.notes(AFTER, "0.1.0") == "First.\n"
    first = "# Changelog\n\n## [Unreleased]\n\n- All.\n"
    assert version.released(first, "0.1.0", "2026-12-01").splitlines()[2:6] == [
        *("## [Unreleased]", "", "## [0.1.0] - 2026-12-01", "")
    ]


@pytest.mark.parametrize(
    ("changes", "number", "said"),
    [(BEFORE, "0.1.0", "has a section for 0.1.0"), (AFTER, "0.3.0", "nothing under")],
)
def test_what_cannot_be_released(changes: str, number: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        version.released(changes, number, "2027-01-31")


def test_a_version_is_written_into_all_places(tmp_path: Path) -> None:
    """In a copy, as ``make version`` and ``make release`` do."""
    folder = tmp_path / "copy"
    for path in {place.path for place in version.places()}:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / path).read_text(encoding="utf-8")
        (folder / path).write_text(
            re.sub(r"(?i)until the first release|install \.|'\.\[", "", text)
        )
    shutil.copytree(ROOT / "release", folder / "release")
    # In the commit of a release, nothing is unreleased in that of the checkout.
    (folder / "CHANGELOG.md").write_text(BEFORE.replace("0.1.0", "0.0.1"))

    def run(*arguments: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "release.version", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stderr

    assert run("9.8") == (2, '"9.8" is no version: write three numbers, such as 0.2.0\n')
    status, said = run("--check", "v9.8.7")
    assert status == 1
    assert f"README.md has {profilelint.__version__}, not 9.8.7\n" in said
    assert "CHANGELOG.md does not begin with 9.8.7\n" in said
    assert run("9.8.7") == (0, "")
    # The program is that of the checkout, not of the copy.
    assert run("--notes") == (1, f"CHANGELOG.md has no section for {profilelint.__version__}\n")
    assert run("--notes", "9.8.7") == (0, "")
    assert run("--check", "v9.8.7") == (0, "")
    (folder / "docs/new.md").write_text("Until the first release, wait, or `pip install .`.\n")
    said = "".join(
        f'docs/new.md says "{each}"\n' for each in ("Until the first release", "pip install .")
    )
    assert run("--check", "v9.8.7") == (1, said)
    assert run("9.8.7") == (1, "CHANGELOG.md has a section for 9.8.7 already\n")


def test_the_workflows_are_well_formed_and_safe() -> None:
    workflows = sorted((ROOT / ".github/workflows").glob("*.yml"))
    assert [path.name for path in workflows] == ["release.yml", "test.yml"]
    commands: list[list[str | Path]] = [
        [BINARIES / "actionlint", "-no-color", "-shellcheck=", "-pyflakes=", *workflows],
        [
            *(BINARIES / "zizmor", "--offline", "--persona=auditor", "--no-progress"),
            *(*workflows, ROOT / "action.yml"),
        ],
    ]
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
