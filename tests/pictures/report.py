"""The picture of a report: an SVG of what the program prints in a terminal with colors.

It is text, so a test holds it to what is printed.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from html import escape
from pathlib import Path

from tests.cli.test_docs import copy_site

COMMAND = "profilelint check --select date,term _projects/peru-highland-dairies.md"
COLUMNS = 98
_CODES = re.compile(r"\x1b\[([\d;]*)m|\x1b\]8;[^\x1b]*\x1b\\")
_COLORS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "36": "#76e3ea"}
_WIDTH, _HEIGHT, _MARGIN = 8.4, 20, 20
_HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" \
font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" \
font-size="14" fill="#e6edf3">
<title>What {command} prints</title>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
"""


def printed() -> str:
    """Return what the command prints in a terminal, in a copy of the example site."""
    with tempfile.TemporaryDirectory() as folder:
        site = copy_site(Path(folder))
        reader, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
        left_out = {
            *("NO_COLOR", "GITHUB_ACTIONS", "TF_BUILD", "CI", "PROFILELINT_DEBUG"),
            # Those that run tests in several processes set the size.
            *("COLUMNS", "LINES"),
        }
        environ = {key: value for key, value in os.environ.items() if key not in left_out}
        process = subprocess.Popen(
            [sys.executable, "-m", *COMMAND.split()],
            cwd=site,
            env={**environ, "TERM": "xterm-256color", "PROFILELINT_CACHE_DIR": folder},
            stdin=subprocess.DEVNULL,
            stdout=terminal,
            stderr=subprocess.DEVNULL,
        )
        os.close(terminal)
        text = b"".join(iter(lambda: _read(reader), b"")).decode()
        os.close(reader)
        process.wait()
    return text.replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


def _runs(line: str) -> Iterator[tuple[str, str]]:
    """Yield each piece of a line that looks alike, and how it looks as attributes."""
    codes: list[str] = []
    start = 0
    for found in [*_CODES.finditer(line), None]:
        text = line[start : found.start() if found else None]
        if text:
            colors = [_COLORS[code] for code in codes if code in _COLORS]
            look = f' fill="{colors[-1]}"' if colors else ' fill="#8b949e"' if "2" in codes else ""
            yield text, look + (' font-weight="bold"' if "1" in codes else "")
        if found:
            start = found.end()
            if found[1] is not None:
                codes = [] if found[1] in {"", "0"} else [*codes, *found[1].split(";")]


def drawn(text: str) -> str:
    """Return the picture of a text with the codes of a terminal."""
    lines = [f"\x1b[2m$\x1b[0m \x1b[1m{COMMAND}\x1b[0m", *text.rstrip("\n").split("\n")]
    width = COLUMNS * _WIDTH + 2 * _MARGIN
    height = len(lines) * _HEIGHT + 2 * _MARGIN
    parts = [_HEAD.format(width=f"{width:g}", height=height, command=escape(COMMAND))]
    for number, line in enumerate(lines):
        column = 0
        for piece, look in _runs(line):
            shown = piece.strip()
            x = _MARGIN + (column + len(piece) - len(piece.lstrip())) * _WIDTH
            y = _MARGIN + 14 + number * _HEIGHT
            if shown:
                # The length holds the columns together, whatever font there is.
                place = f'x="{x:g}" y="{y}" textLength="{len(shown) * _WIDTH:g}"'
                parts.append(f"<text {place}{look}>{escape(shown, quote=False)}</text>\n")
            column += len(piece)
    return "".join([*parts, "</svg>\n"])
