"""``profilelint completion``: prints the completion script for a shell."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from profilelint.app.arguments import build_parser

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out and return its exit status."""
    import shtab

    sys.stdout.write(shtab.complete(build_parser(), shell=arguments.shell) + "\n")
    return 0
