"""All rules that there are: the built-in ones and those of installed plugins.

What is known of a built-in rule without importing it stands in the generated module
`profilelint.rules.index`, so that a run imports only the rules that it switches on and that have
something to look at.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from profilelint.rules.api import KINDS
from profilelint.rules.entry import entry_of, finders_of
from profilelint.rules.index import ENTRIES, FINDERS
from profilelint.rules.plugins import PluginError, plugin_rules
from profilelint.rules.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.rules.entry import FinderEntry, RuleEntry


def load_registry() -> Registry:
    """Return the registry of built-in rules and of all installed plugins.

    Raises `PluginError` if a plugin cannot be loaded, names no rule, takes a name that is taken, or
    subscribes to what there is not.
    """
    entries, finders = list(ENTRIES), list(FINDERS)
    taken = {entry.name: "profilelint" for entry in entries}
    for rule, distribution in plugin_rules():
        entry = entry_of(rule, distribution)
        if entry.name in taken:
            raise PluginError(
                f'the plugin "{distribution}" has a rule named "{entry.name}", a name that '
                f'"{taken[entry.name]}" uses already'
            )
        taken[entry.name] = distribution
        entries.append(entry)
        finders += finders_of(sys.modules[rule.__module__])
        _check_kinds(entry, finders)
    return Registry(entries, finders)


def _check_kinds(entry: RuleEntry, finders: Iterable[FinderEntry]) -> None:
    kinds = [*KINDS, *(finder.kind for finder in finders)]
    for kind in entry.kinds:
        if kind not in kinds:
            from profilelint.vocabulary.nearest import nearest

            meant = nearest(kind, kinds, kinds)
            hint = f': did you mean "check_{meant}"?' if meant is not None else ""
            raise PluginError(
                f'the rule "{entry.name}" of the plugin "{entry.distribution}" has a method '
                f'"check_{kind}", but nothing of the kind "{kind}" is looked for{hint}'
            )
