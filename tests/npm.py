"""Packages of Node that belong to the project: what their own scripts say."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_NPM = shutil.which("npm")


def needs_packages(folder: Path, target: str) -> pytest.MarkDecorator:
    """Return the mark of a test that is skipped where a target did not install the packages."""
    return pytest.mark.skipif(
        _NPM is None or not (folder / "node_modules/ready").exists(),
        reason=f'there is no Node, or "make {target}" did not run',
    )


def run_script(folder: Path, *words: str) -> str:
    """Run a script of a package, which must end well, and return what it printed."""
    assert _NPM is not None
    done = subprocess.run(
        [_NPM, "run", *words],
        cwd=folder,
        env={**os.environ, "npm_config_update_notifier": "false"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
