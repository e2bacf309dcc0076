"""Git repositories on which tests are run."""

from __future__ import annotations

import subprocess
from pathlib import Path

IDENTITY = (
    *("-c", "user.name=x", "-c", "user.email=x@example.org"),
    *("-c", "commit.gpgsign=false"),
)


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as somebody who signs nothing, and return what it prints."""
    return subprocess.run(
        ["git", *IDENTITY, *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
    ).stdout
