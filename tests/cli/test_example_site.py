"""The example site, whole: `golden/example-site.txt` is what a check of it says.

Run this file as a program to write it anew, and read the difference before committing it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
SITE = ROOT / "examples/site"
GOLDEN = ROOT / "tests/golden/example-site.txt"
TODAY = "2026-01-31"

CLEAN = {
    "_projects/georgia-tides-and-towns.md",
    "_projects/kenya-schools-on-the-shore.md",
    "_projects/moldova-courts-for-citizens.md",
    "_projects/nepal-clear-rivers-activity.md",
    "_projects/senegal-appui-aux-marches-locaux.markdown",
    "_projects/worldwide-open-water-data.markdown",
    "_projects/zambia-village-credit.markdown",
    "_stories/below-the-second-bridge.md",
}


def check() -> subprocess.CompletedProcess[bytes]:
    # What this machine knows of links from other runs is nothing that the golden file can know.
    environ = {k: v for k, v in os.environ.items() if k not in ("GITHUB_ACTIONS", "TF_BUILD")}
    with tempfile.TemporaryDirectory() as cache:
        return subprocess.run(
            [sys.executable, "-m", "profilelint", "check", "--quiet", "--today", TODAY],
            cwd=SITE,
            env={**environ, "PROFILELINT_CACHE_DIR": cache},
            capture_output=True,
            check=False,
        )


def pages() -> set[str]:
    found = (path for folder in ("_projects", "_stories") for path in (SITE / folder).iterdir())
    return {path.relative_to(SITE).as_posix() for path in found}


def test_what_a_check_of_the_example_site_says() -> None:
    done = check()
    assert (done.returncode, done.stderr.decode()) == (1, "")
    assert done.stdout.decode() == GOLDEN.read_text(encoding="utf-8")


def test_the_pages_that_are_meant_to_be_clean_are() -> None:
    named = {
        line.partition(":")[0] for line in check().stdout.decode().splitlines() if line[:1] == "_"
    }
    assert named == pages() - CLEAN


if __name__ == "__main__":
    GOLDEN.write_bytes(check().stdout)
