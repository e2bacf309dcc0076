"""Times `check --staged` over a site of many pages for small commits, as a whole process.

    python benchmarks/change.py FOLDER

copies the pages of a folder to a new repository, and prints for each commit what is reported and
how long the first and the second run take, in seconds.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = [sys.executable, "-m", "profilelint", "check", "--staged", "--quiet"]
CONFIGURATION = """\
[vocabularies]
solutions = { file = "solutions.txt" }
"""


def git(root: Path, *arguments: str) -> None:
    """Run git in a repository."""
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments],
        cwd=root,
        check=True,
        capture_output=True,
    )


def timed(root: Path) -> tuple[float, str]:
    """Return how long a run takes and the first line of its summary."""
    start = time.perf_counter()
    done = subprocess.run(COMMAND, cwd=root, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - start
    lines = [line for line in done.stdout.splitlines() if line.endswith("checked.")]
    return taken, (lines or done.stdout.splitlines() or [done.stderr])[0]


def edit_page(root: Path) -> None:
    """Change the text of one page."""
    page = sorted(root.rglob("*.md"))[1]
    page.write_text(page.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")


def delete_image(root: Path) -> None:
    """Delete an image that one page shows."""
    (root / "img/shown.png").unlink()


def remove_term(root: Path) -> None:
    """Remove a term that many pages use."""
    (root / "solutions.txt").write_text("Environment\n", encoding="utf-8")


def main() -> None:
    """Make the repository, and time each commit in it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        shutil.copytree(sys.argv[1], root, ignore=shutil.ignore_patterns(".git"))
        pages = sorted(root.rglob("*.md"))
        (root / "img").mkdir()
        for name in ("shown.png", "other.png"):
            (root / "img" / name).write_text(name)
        (root / "_config.yml").write_text("title: x\n")
        (root / "profilelint.toml").write_text(CONFIGURATION)
        (root / "solutions.txt").write_text("Environment\nLaw and Justice\nGovernance\n")
        with pages[0].open("a", encoding="utf-8") as page:
            page.write("\n![A picture](/img/shown.png)\n")
        git(root, "init", "-q")
        git(root, "add", "-A")
        print(f"{len(pages)} pages; all staged, nothing known: {timed(root)[0]:.2f}")
        git(root, "commit", "-qm", "all")
        print(f"nothing staged: {timed(root)[0]:.2f} {timed(root)[0]:.2f}")
        for change in (edit_page, delete_image, remove_term):
            change(root)
            git(root, "add", "-A")
            (first, said), (second, _) = timed(root), timed(root)
            print(f"{change.__doc__} {first:.2f} {second:.2f} {said}")
            git(root, "reset", "-q", "--hard")


if __name__ == "__main__":
    main()
