"""``profilelint cache``: removes the results that are kept between runs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from profilelint.engine.kept.cache import clean
from profilelint.engine.kept.folder import default_folder

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.report.escape import shown
    from profilelint.report.summary import count

    folder = arguments.cache_dir or default_folder()
    if arguments.action == "clean":
        sys.stdout.write(f"Removed {count(clean(folder), 'file')} from {shown(folder)}.\n")
    else:
        sys.stdout.write(f"{shown(folder)}\n")
    return 0
