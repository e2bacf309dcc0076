"""What a shell is told when the tab key is pressed: options, files, and the words that they take.

The shell runs the program with the line so far in its environment; argcomplete answers it.
"""

from __future__ import annotations

import os


def answer() -> None:
    """Answer the shell and end the process."""
    import argcomplete

    from profilelint.app.grammar import build_parser

    program, space, rest = os.environ.get("COMP_LINE", "").partition(" ")
    if space and rest.startswith("-") and rest.split(" ")[0] not in ("-h", "--help", "--version"):
        # Options without a command are those of check.
        os.environ["COMP_LINE"] = f"{program} check {rest}"
        point = os.environ.get("COMP_POINT", "")
        if point.isdecimal():
            os.environ["COMP_POINT"] = str(int(point) + len("check "))
    argcomplete.autocomplete(build_parser(), always_complete_options="long")
