"""What is known of a rule before it is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.api import KINDS

if TYPE_CHECKING:
    from profilelint.model.finding import Severity
    from profilelint.rules.api import Rule


class RuleEntry(NamedTuple):
    """What is known of a rule before it is imported.

    ``module`` and ``class_name`` say where it is, ``kinds`` are the kinds of things it subscribes
    to, ``collects`` tells whether it looks across files, ``distribution`` names the plugin it comes
    from and is empty for built-in rules. What ``needs``, ``signs`` and ``indifferent`` are,
    `profilelint.rules.api.Rule` says.
    """

    name: str
    module: str
    class_name: str
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

        rule: type[Rule] = getattr(import_module(self.module), self.class_name)
        return rule


def entry_of(rule: type[Rule], distribution: str = "") -> RuleEntry:
    """Return the entry that describes a rule class."""
    return RuleEntry(
        name=rule.name,
        module=rule.__module__,
        class_name=rule.__qualname__,
        kinds=tuple(kind for kind in KINDS if hasattr(rule, f"check_{kind}")),
        collects=rule.collect is not None,
        severity=rule.severity,
        default=rule.default,
        network=rule.network,
        summary=rule.summary,
        needs=rule.needs,
        signs=rule.signs,
        indifferent=rule.indifferent,
        distribution=distribution,
    )
