from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from profilelint.engine.processes import spread

from .conftest import Run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")


def examine(path: str) -> str:
    if path == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{path}\t{len(path)}"


def test_every_path_is_answered_once() -> None:
    paths = [f"{number}" for number in range(1000)]
    found = list(spread(paths, examine, 3))
    assert sorted(found) == sorted((path, f"{path}\t{len(path)}") for path in paths)


@pytest.mark.parametrize("place", [0, 1, 500, 999])
def test_a_deadly_file_is_named_and_the_others_go_on(place: int) -> None:
    paths = [f"{number}" for number in range(1000)]
    paths[place] = "deadly"
    found = dict(spread(paths, examine, 2))
    assert found.pop("deadly") is None
    assert found == {path: f"{path}\t{len(path)}" for path in paths if path != "deadly"}


def test_leaving_ends_the_workers() -> None:
    answers = spread([f"{number}" for number in range(100_000)], examine, 2)
    next(answers)
    answers.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


# Each answer is more than a pipe holds, so that the workers wait to be read.
KILLED = """
import os, signal
from profilelint.engine.processes import spread

answers = spread([str(number) for number in range(1000)], lambda path: path * 100_000, 3)
next(answers)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_workers_end_when_the_process_is_killed() -> None:
    # Standard output ends when the last process that has it is gone.
    done = subprocess.run([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, timeout=30)
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, b"")


# Standard input, output and error are open already, and each worker takes two while it starts.
LIMITED = """
import resource, sys
from profilelint.engine.processes import spread

paths = [str(number) for number in range(300)]
most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[1]), most))
found = list(spread(paths, lambda path: path + "a", 20))
print(sorted(found) == sorted((path, path + "a") for path in paths), len(found))
"""


@pytest.mark.parametrize("files", [3, 4, 5, 8])
def test_what_the_system_does_not_allow_is_done_by_fewer(files: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(files)], capture_output=True, text=True, timeout=30
    )
    assert (done.stdout, done.stderr) == ("True 300\n", "")


def test_the_report_does_not_depend_on_the_number_of_processes(
    profilelint: Run, tmp_path: Path, good: str
) -> None:
    for number in range(350):
        page = good.replace("Clean Water", f"Project {number}")
        if number % 7 == 0:
            page = page.replace("Governance", "Governanse")
        (tmp_path / f"page-{number:03}.md").write_text(page, encoding="utf-8")
    (tmp_path / "page-400.md").symlink_to("/etc/passwd")
    reports = [
        profilelint("check", "--no-cache", "--jobs", jobs, "--report", "json").stdout
        for jobs in ("1", "2", "5")
    ]
    assert '"files_checked": 350' in reports[0]
    assert reports[0] == reports[1] == reports[2]
