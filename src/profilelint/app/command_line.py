"""The words of a command line, read without its grammar where there are only paths.

Hooks and editors run ``profilelint check PATH …``. Importing argparse and telling it of every
option takes as long as checking ten pages.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

WITHOUT_OPTIONS: Final[dict[str, Any]] = {
    "module": "check",
    "paths": [],
    "config": None,
    "no_config": False,
    "select": None,
    "ignore": None,
    "severity": None,
    "fix": False,
    "unsafe_fixes": False,
    "diff": False,
    "fix_only": None,
    "since": None,
    "staged": False,
    "changed_lines": False,
    "no_baseline": False,
    "online": False,
    "max_age": None,
    "exclude_link": None,
    "accept": None,
    "header": None,
    "link_budget": None,
    "link_cache": None,
    "allow_network": None,
    "allow_port": None,
    "resolve": None,
    "ca_file": None,
    "today": None,
    "stdin_filename": None,
    "jobs": None,
    "no_cache": False,
    "cache_dir": None,
    "shard": None,
    "report": None,
    "quiet": False,
    "statistics": False,
    "color": "auto",
}
"""What ``check`` is told where no option is given, in the order of `app.arguments`."""


def read(words: Sequence[str]) -> Any:
    """Return what a command line says, as `argparse.Namespace` does, with the command's module.

    Exits with status 2 for a mistake and 0 after help or version.
    """
    if words[:1] == ["check"] and not any(word.startswith("-") for word in words):
        return SimpleNamespace(**{**WITHOUT_OPTIONS, "paths": list(words[1:])})
    from profilelint.app.arguments import parse

    return parse(words)


def words_of(values: Sequence[str] | None) -> tuple[str, ...]:
    """Return the words of an option that may be repeated and may hold commas."""
    return tuple(word for value in values or () for word in value.replace(",", " ").split() if word)
