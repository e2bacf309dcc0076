"""What a shell is told when the tab key is pressed: options, files, and the words that they take.

The shell runs the program with the line so far in its environment; argcomplete answers it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from profilelint.engine.plan import Plan

ASKED = "_ARGCOMPLETE"
"""The environment variable by which a shell asks."""


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


def completer(values: Callable[[], Iterable[str]]) -> Callable[..., list[str]]:
    """Return what argcomplete asks for the words that an option takes, several with commas too."""

    def complete(prefix: str, **_: object) -> list[str]:
        try:
            known = list(values())
        except Exception:  # noqa: BLE001 - a mistake in the configuration is no answer to a shell
            return []
        before, comma, _last = prefix.rpartition(",")
        return [f"{before}{comma}{value}" for value in known]

    return complete


def rule_words() -> list[str]:
    """Return the rules and groups that select rules."""
    from profilelint.rules.load import load_registry

    registry = load_registry()
    return [*registry.groups, *registry.names, "all"]


def rule_names() -> list[str]:
    """Return the names of the rules."""
    from profilelint.rules.load import load_registry

    return load_registry().names


def collection_names() -> list[str]:
    """Return the collections of the configuration of the working directory."""
    return [each.name for each in _plan().config.collections]


def vocabulary_names() -> list[str]:
    """Return the vocabularies of the configuration of the working directory, and the bundled."""
    from profilelint.vocabulary.bundled import VOCABULARIES

    config = _plan().config
    named = [*config.vocabularies]
    for collection in config.collections:
        named += collection.vocabularies
    return sorted({*named, *VOCABULARIES})


def _plan() -> Plan:
    from profilelint.app.options import ConfigurationOptions
    from profilelint.app.planning import open_plan

    return open_plan(ConfigurationOptions())
