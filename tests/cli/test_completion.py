"""What shells are told when the tab key is pressed, by shells that are there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run

PROGRAM = Path(sys.executable).parent
CONFIG = """\
[[collections]]
name = "news"
include = ["news/*.md"]
vocabularies = {topics = "topics.yaml"}
"""
BASH = """\
source <(profilelint completion bash)
COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=($1) COMP_CWORD=1
_python_argcomplete profilelint
printf "%s\\n" "${COMPREPLY[@]}"
"""
FISH = "profilelint completion fish | source; complete -C $argv[1]"


def completed(shell: str, line: str, folder: Path) -> list[str]:
    """Return what a shell offers for a line, without descriptions."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell}")
    words = {"bash": ["--norc", "-c", BASH, "bash"], "fish": ["--no-config", "-c", FISH]}[shell]
    done = subprocess.run(
        [program, *words, line],
        cwd=folder,
        env={"PATH": f"{PROGRAM}:/usr/bin:/bin", "HOME": str(folder), "TERM": "dumb"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return [offer.split("\t")[0].strip() for offer in done.stdout.splitlines()]


@pytest.mark.parametrize("shell", ["bash", "fish"])
@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("profilelint ex", ["explain"]),
        ("profilelint --sel", ["--select"]),
        ("profilelint check --select term,date-f", ["file-name", "format", "future"]),
        ("profilelint check --report ju", ["junit"]),
        ("profilelint schema n", ["news"]),
        ("profilelint vocab top", ["topics"]),
        ("profilelint check --select nothing-like-this", []),
    ],
)
def test_a_shell_offers(tmp_path: Path, shell: str, line: str, offers: list[str]) -> None:
    (tmp_path / "profilelint.toml").write_text(CONFIG)
    (tmp_path / "topics.yaml").write_text("- Wells\n")
    found = completed(shell, line, tmp_path)
    assert [each.removeprefix("term,date-") for each in found if each] == offers


def test_a_mistake_in_the_configuration_is_not_told_to_a_shell(tmp_path: Path) -> None:
    (tmp_path / "profilelint.toml").write_text("nothing like this")
    assert [each for each in completed("bash", "profilelint vocab c", tmp_path) if each] == []


def test_the_script_is_printed(profilelint: Run) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert "_ARGCOMPLETE" in profilelint("completion", shell).stdout
    assert profilelint("completion", "cmd").returncode == 2
