"""The command line, run as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import pytest

Done: TypeAlias = subprocess.CompletedProcess[str]
Run: TypeAlias = Callable[..., Done]

GOOD = """\
---
title: Peru—Clean Water
summary: The project helps small towns to keep their rivers clean.
start: 2014
end: 2016
client: European Union
solutions:
- Governance
regions: Latin America and the Caribbean
country: Peru
---

The project helps small towns to keep their rivers clean.
"""


@contextmanager
def interruptible() -> Iterator[None]:
    """Let a process that is started here be interrupted, even if the tests are not to be."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.fixture
def good() -> str:
    """Return a page in which nothing is wrong."""
    return GOOD


@pytest.fixture
def profilelint(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return a function that runs profilelint in the test's folder and returns what it did."""
    # What is kept on this machine must not show.
    kept = {"PROFILELINT_CACHE_DIR": str(tmp_path_factory.mktemp("cache"))}

    def run(
        *arguments: str | Path,
        cwd: Path = tmp_path,
        stdin: bytes = b"",
        environ: Mapping[str, str] | None = None,
    ) -> Done:
        quiet = {"GITHUB_ACTIONS", "TF_BUILD", "FORCE_COLOR", "PROFILELINT_DEBUG"}
        inherited = {key: value for key, value in os.environ.items() if key not in quiet}
        done = subprocess.run(
            [sys.executable, "-m", "profilelint", *map(str, arguments)],
            cwd=cwd,
            input=stdin,
            capture_output=True,
            check=False,
            env={**inherited, **kept, **(environ or {})},
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run
