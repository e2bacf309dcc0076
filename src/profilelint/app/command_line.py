"""Which command a command line names, and with which options.

Hooks and editors run ``profilelint check PATH …``. Importing argparse and telling it about every
option takes as long as checking ten pages, so that a command line of paths alone is read here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.app.command_list import load_command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.app.command_list import Command
    from profilelint.app.declaration import CommandOptions


def read(words: Sequence[str]) -> tuple[Command, CommandOptions]:
    """Return the command that a command line names, and its options.

    Exits with status 2 for a mistake and 0 after help or version.
    """
    if words[:1] == ["check"] and not any(word.startswith("-") for word in words):
        command = load_command("check")
        return command, command.Options(paths=tuple(words[1:]))
    from profilelint.app.grammar import parse

    return parse(words)
