"""The page of the documentation that holds the figures, and what they were measured on."""

from __future__ import annotations

import os
import platform
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "performance.md"


def machine() -> str:
    """Return the machine and the interpreter, in words."""
    return (
        f"{len(os.sched_getaffinity(0))} cores ({platform.machine()}, {platform.system()}) with "
        f"Python {platform.python_version()}"
    )


def write(text: str, of: str) -> None:
    """Put a text in the place of what was ``measured`` or, for example, ``measured on sites``."""
    begin, end = (f"<!-- {of}: {mark} -->" for mark in ("begin", "end"))
    document = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = document.partition(begin)
    _, _, after = rest.partition(end)
    DOCUMENT.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")
