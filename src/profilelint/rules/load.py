"""All rules that there are: the built-in ones and those of installed plugins.

What is known of a built-in rule without importing it stands in the generated module
`profilelint.rules.index`, so that a run imports only the rules that it switches on and that have
something to look at.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from profilelint.rules.entry import entry_of, finders_of
from profilelint.rules.index import ENTRIES, FINDERS
from profilelint.rules.plugins import PluginError, plugin_rules
from profilelint.rules.registry import Registry

if TYPE_CHECKING:
    from profilelint.model.result import Failure


def load_registry() -> Registry:
    """Return the registry of built-in rules and of all installed plugins.

    A plugin's rule whose declaration is wrong is named in the registry's ``broken`` and never
    called. Raises `PluginError` if a plugin cannot be loaded, names no rule, or takes a name that
    is taken.
    """
    entries, finders = list(ENTRIES), list(FINDERS)
    taken = {entry.name: "profilelint" for entry in entries}
    broken: dict[str, Failure] = {}
    for rule, distribution in plugin_rules():
        if rule.name in taken:
            raise PluginError(
                f'the plugin "{distribution}" has a rule named "{rule.name}", a name that '
                f'"{taken[rule.name]}" uses already'
            )
        taken[rule.name] = distribution
        finders += finders_of(sys.modules[rule.__module__])
        from profilelint.rules.declaration import broken_entry, mistakes

        if found := mistakes(rule, finders):
            from profilelint.model.result import Failure

            broken[rule.name] = Failure(
                f'the rule "{rule.name}" of the plugin "{distribution}" ({rule.__module__}) '
                f"cannot be used: {'; '.join(found)}",
                rule.name,
            )
            entries.append(broken_entry(rule, distribution))
        else:
            entries.append(entry_of(rule, distribution))
    return Registry(entries, finders, broken)
