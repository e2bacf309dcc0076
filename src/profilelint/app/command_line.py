"""Which command a command line names, and with which options.

Hooks and editors run ``profilelint check PATH …``. Importing argparse and telling it about every
option takes as long as checking ten pages, so that a command line of paths alone is read here.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from profilelint.app import commands

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from profilelint.app.declaration import CommandOptions

    class Command(Protocol):
        """What each module of `profilelint.app.commands` declares.

        ``SUMMARY`` is one line for ``--help``, where commands stand by ascending ``ORDER``.
        """

        SUMMARY: str
        ORDER: int
        Options: type[CommandOptions]

        def run(self, options: Any) -> int:
            """Carry the command out and return its exit status."""


def command_names() -> list[str]:
    """Return the names of all commands: those of their modules, with hyphens."""
    return sorted(
        name.removesuffix(".py").replace("_", "-")
        for folder in commands.__path__
        for name in os.listdir(folder)
        if name.endswith(".py") and name[0] not in "_."
    )


def load_command(name: str) -> Command:
    """Return a command by its name."""
    from importlib import import_module

    command: Any = import_module(f"{commands.__name__}.{name.replace('-', '_')}")
    return command  # type: ignore[no-any-return]


def read(words: Sequence[str]) -> tuple[Command, CommandOptions]:
    """Return the command that a command line names, and its options.

    Exits with status 2 for a mistake and 0 after help or version.
    """
    if words[:1] == ["check"] and not any(word.startswith("-") for word in words):
        command = load_command("check")
        return command, command.Options(paths=tuple(words[1:]))
    from profilelint.app.grammar import parse

    return parse(words)
