"""``profilelint completion``: prints the completion script for a shell."""

from __future__ import annotations

from profilelint.app.declaration import CommandOptions, positional
from profilelint.app.output import write_text

SUMMARY = "print the completion script for a shell"
ORDER = 140


class Options(CommandOptions):
    """The options of ``profilelint completion``."""

    shell: str = positional("the shell", choices=("bash", "zsh", "tcsh"))


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    import shtab

    from profilelint.app.grammar import build_parser

    write_text(shtab.complete(build_parser(), shell=options.shell) + "\n")
    return 0
