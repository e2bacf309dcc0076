"""``profilelint completion``: prints the completion script for a shell."""

from __future__ import annotations

from profilelint.app.declaration import CommandOptions, positional
from profilelint.app.output import write_text

SUMMARY = "print the completion script for a shell"
ORDER = 140


class Options(CommandOptions):
    """The options of ``profilelint completion``."""

    shell: str = positional("the shell", choices=("bash", "zsh", "fish"))


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    from argcomplete.shell_integration import shellcode

    write_text(shellcode(["profilelint"], shell=options.shell))
    return 0
