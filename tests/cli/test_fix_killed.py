"""A repair of many files that is killed leaves every one of them old or new, and whole."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import GOOD, Run

NUMBER = 200
KILLED_AFTER = (0, 1, 6, 18, 36, 53, 76, 97, 118, 141)
SECONDS = 12.0
"""After so long the runs are killed wherever they are: the machine is slow."""

TITLE = "title: Peru—Clean Water"


def old(number: int) -> bytes:
    page = GOOD.replace(TITLE, f"{TITLE} {number}").replace("start: 2014", "start: '2014'")
    return (page + "\n###  Notes\n\n" + "The river  is wide.\n\n" * (number % 40 + 1)).encode()


def new(number: int) -> bytes:
    page = old(number).replace(b"'2014'", b"2014").replace(b"###  ", b"### ")
    return page.replace(b"river  is", b"river is")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_killed_at_many_moments(tmp_path: Path, profilelint: Run) -> None:
    paths = [tmp_path / f"page-{number:03}.md" for number in range(NUMBER)]
    for number, path in enumerate(paths):
        path.write_bytes(old(number))
    command = [sys.executable, "-m", "profilelint", "check", "--fix", "--no-cache", "-q", "."]
    killed = []
    deadline = time.monotonic() + SECONDS
    for after in KILLED_AFTER:
        # Files are replaced one by one in the order of their names.
        before = paths[after].stat().st_ino
        with subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            while process.poll() is None and paths[after].stat().st_ino == before:
                if time.monotonic() > deadline:
                    break
            process.kill()
        killed.append(process.returncode == -signal.SIGKILL)
        states = [
            path.read_bytes() == old(number) or path.read_bytes() == new(number)
            for number, path in enumerate(paths)
        ]
        assert states == [True] * NUMBER
    assert any(killed)
    repaired = sum(path.read_bytes() == new(number) for number, path in enumerate(paths))
    assert repaired > 0

    done = profilelint("check", "--fix", "--no-cache", "--report", "json", ".")
    assert json.loads(done.stdout)["summary"]["files_checked"] == NUMBER
    assert [path.read_bytes() for path in paths] == [new(number) for number in range(NUMBER)]
    # What the killed runs left is cleared away.
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in paths}
