"""Which rules there are: the built-in ones and those of installed plugins.

What is known of a built-in rule without importing it stands in the generated module
`profilelint.rules.index`, so that a run imports only the rules that it switches on and that have
something to look at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.api import KINDS, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class RuleEntry(NamedTuple):
    """What is known of a rule before it is imported.

    ``kinds`` are the kinds of things it subscribes to, ``collects`` tells whether it looks across
    files, ``distribution`` names the plugin it comes from and is empty for built-in rules. What
    ``needs``, ``signs`` and ``indifferent`` are, `profilelint.rules.api.Rule` says.
    """

    name: str
    module: str
    qualname: str
    kinds: tuple[str, ...]
    collects: bool
    severity: Severity
    default: bool
    network: bool
    summary: str
    needs: tuple[str, ...]
    signs: tuple[str, ...]
    indifferent: tuple[str, ...]
    distribution: str = ""

    @property
    def group(self) -> str:
        """Return the word the name begins with; a group is selected by that word."""
        return self.name.partition("-")[0]

    def load(self) -> type[Rule]:
        """Import the rule and return its class."""
        from importlib import import_module

        rule: type[Rule] = getattr(import_module(self.module), self.qualname)
        return rule


class PluginError(Exception):
    """A plugin that could not be loaded; the text names its distribution and says why."""


class Registry:
    """All rules by name."""

    def __init__(self, entries: Iterable[RuleEntry]) -> None:
        self._entries = {entry.name: entry for entry in entries}

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __getitem__(self, name: str) -> RuleEntry:
        return self._entries[name]

    def __iter__(self) -> Iterator[RuleEntry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def names(self) -> list[str]:
        """Return the names of all rules in alphabetical order."""
        return sorted(self._entries)

    @property
    def groups(self) -> list[str]:
        """Return the words that select a group, in alphabetical order."""
        return sorted({entry.group for entry in self._entries.values()})

    def select(self, word: str) -> list[str]:
        """Return the rules that a word names: a rule's name, a group, or ``all``; else nothing."""
        if word in self._entries:
            return [word]
        if word == "all":
            return self.names
        return [name for name in self.names if self._entries[name].group == word]


def builtin_entries() -> list[RuleEntry]:
    """Return the entries of the built-in rules, in alphabetical order."""
    from profilelint.rules.index import ENTRIES

    return [
        RuleEntry(
            name,
            f"profilelint.rules.builtin.{name.replace('-', '_')}",
            qualname,
            kinds,
            collects,
            Severity(severity),
            *others,
        )
        for name, qualname, kinds, collects, severity, *others in ENTRIES
    ]


def entry_of(rule: type[Rule], distribution: str = "") -> RuleEntry:
    """Return the entry that describes a rule class."""
    return RuleEntry(
        rule.name,
        rule.__module__,
        rule.__qualname__,
        tuple(kind for kind in KINDS if hasattr(rule, f"check_{kind}")),
        rule.collect is not None,
        rule.severity,
        rule.default,
        rule.network,
        rule.summary,
        rule.needs,
        rule.signs,
        rule.indifferent,
        distribution,
    )


def load_registry() -> Registry:
    """Return the registry of built-in rules and of all installed plugins.

    Raises `PluginError` if a plugin cannot be loaded, names no rule, or takes a name that is
    taken.
    """
    entries = builtin_entries()
    taken = {entry.name: "profilelint" for entry in entries}
    from profilelint.rules.plugins import plugin_rules

    for rule, distribution in plugin_rules():
        entry = entry_of(rule, distribution)
        if entry.name in taken:
            raise PluginError(
                f'the plugin "{distribution}" has a rule named "{entry.name}", a name that '
                f'"{taken[entry.name]}" uses already'
            )
        taken[entry.name] = distribution
        entries.append(entry)
    return Registry(entries)
