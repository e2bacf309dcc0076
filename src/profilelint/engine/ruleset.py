"""The rules that are switched on for a collection, with their options and severities.

Rules are imported and made when the first thing of a kind they look at turns up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from profilelint.model.finding import Severity
    from profilelint.rules.api import Context, Rule
    from profilelint.rules.registry import Registry, RuleEntry

    Check = Callable[[Any, Context], None]


class RuleSet:
    """The enabled rules by the kinds of things they look at."""

    def __init__(
        self,
        registry: Registry,
        names: Iterable[str],
        options: Mapping[str, Mapping[str, Any]] | None = None,
        severities: Mapping[str, Severity] | None = None,
    ) -> None:
        self.registry = registry
        self.entries: dict[str, RuleEntry] = {name: registry[name] for name in sorted(names)}
        self.options = dict(options or {})
        self._severities = dict(severities or {})
        self._rules: dict[str, Rule] = {}
        self._checks: dict[str, list[tuple[Check, str]]] = {}
        kinds: dict[str, list[str]] = {}
        for name, entry in self.entries.items():
            for kind in entry.kinds:
                kinds.setdefault(kind, []).append(name)
        self._kinds = kinds
        self.collecting = [name for name, entry in self.entries.items() if entry.collects]

    def __contains__(self, name: object) -> bool:
        return name in self.entries

    def looks_at(self, kind: str) -> bool:
        """Return whether any enabled rule subscribes to a kind."""
        return kind in self._kinds

    def rule(self, name: str) -> Rule:
        """Return the one instance of an enabled rule."""
        rule = self._rules.get(name)
        if rule is None:
            kind = self.entries[name].load()
            rule = self._rules[name] = kind(kind.Options(**self.options.get(name, {})))
        return rule

    def checks(self, kind: str) -> list[tuple[Check, str]]:
        """Return the methods that look at a kind, each with its rule's name."""
        checks = self._checks.get(kind)
        if checks is None:
            checks = [
                (getattr(self.rule(name), f"check_{kind}"), name)
                for name in self._kinds.get(kind, ())
            ]
            self._checks[kind] = checks
        return checks

    def severity(self, name: str, own: Severity | None = None) -> Severity:
        """Return the severity of a rule's finding; ``own`` is what the rule says of this one.

        A severity that was set for the rule goes before both.
        """
        return self._severities.get(name) or own or self.entries[name].severity
