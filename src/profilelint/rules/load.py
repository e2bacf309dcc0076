"""All rules that there are: the built-in ones and those of installed plugins.

What is known of a built-in rule without importing it stands in the generated module
`profilelint.rules.index`, so that a run imports only the rules that it switches on and that have
something to look at.
"""

from __future__ import annotations

import sys

from profilelint.rules.entry import entry_of, finders_of
from profilelint.rules.index import ENTRIES, FINDERS
from profilelint.rules.plugins import PluginError, plugin_rules
from profilelint.rules.registry import Registry


def load_registry() -> Registry:
    """Return the registry of built-in rules and of all installed plugins.

    Raises `PluginError` if a plugin cannot be loaded, names no rule, or takes a name that is
    taken.
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
    return Registry(entries, finders)
