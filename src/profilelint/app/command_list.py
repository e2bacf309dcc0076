"""Which commands there are: the modules of `profilelint.app.commands`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from profilelint.app import commands

if TYPE_CHECKING:
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
