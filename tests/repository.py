"""Git repositories on which tests are run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

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


def be_somebody(home: Path, monkeypatch: pytest.MonkeyPatch, name: str = "Ada") -> Path:
    """Make a home in which git learns who commits, from nothing else than the file returned."""
    home.mkdir()
    configuration = home / ".gitconfig"
    configuration.write_text(f"[user]\nname = {name}\nemail = ada@site.example\n")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for variable in list(os.environ):
        if variable.startswith(("GIT_AUTHOR", "GIT_COMMITTER")):
            monkeypatch.delenv(variable)
    return configuration
