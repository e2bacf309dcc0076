"""The pages on one generator or one CMS each: a small site, and what the program says of it.

Such a page names files and shows what they hold, and commands with their output, in the order in
which somebody would write and run them.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.test_docs import GUIDES, profilelint, sessions

__all__ = ["GUIDES", "replayed", "steps", "write_shown"]

# "`posts/tea-01.md`, and seven more like it:" stands for eight files.
_STEP = re.compile(
    r"^`(?P<path>[^`\n]+)`(?:, and (?P<more>\w+) more like it)?:\n\n```\w+\n(?P<text>.*?)^```$"
    r"|^```console\n(?P<session>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_FIRST = "01"
_NUMBERS = {"seven": 7, "eleven": 11}


def steps(guide: Path) -> list[re.Match[str]]:
    """Return the files and the commands of a page, in their order."""
    return [*_STEP.finditer(guide.read_text(encoding="utf-8"))]


def write(folder: Path, step: re.Match[str]) -> None:
    """Write the file of a step, and those like it with another number."""
    more = _NUMBERS[step["more"]] if step["more"] else 0
    for number in range(1, more + 2):
        own = f"{number:02}" if more else _FIRST
        path = folder / step["path"].replace(_FIRST, own)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step["text"].replace(_FIRST, own), encoding="utf-8")


def write_shown(guide: Path, folder: Path) -> list[str]:
    """Write all files that a page shows, and return the paths that it names."""
    shown = [step for step in steps(guide) if step["path"]]
    for step in shown:
        write(folder, step)
    return [step["path"] for step in shown]


def replayed(guide: Path, folder: Path) -> str:
    """Return a page with the outputs that its commands have in a folder."""
    folder.mkdir()

    def replay(step: re.Match[str]) -> str:
        if step["path"]:
            write(folder, step)
            return step[0]
        lines = [
            f"$ {command}\n{profilelint(folder, command).stdout}"
            for command, _ in sessions(step["session"])
        ]
        return f"```console\n{''.join(lines)}```"

    return _STEP.sub(replay, guide.read_text(encoding="utf-8"))
