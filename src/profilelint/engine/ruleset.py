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


class Subscription:
    """A rule's method for one kind of thing.

    ``needs`` are the texts of which a file must hold one for the rule to be asked; None for a
    rule that is always asked. ``check`` is the method, None until `bind` has imported the rule.
    """

    __slots__ = ("_kind", "_rules", "check", "name", "needs")

    def __init__(self, rules: RuleSet, name: str, kind: str, needs: frozenset[str] | None) -> None:
        self.name = name
        self.needs = needs
        self._rules = rules
        self._kind = kind
        self.check: Check | None = None

    def bind(self) -> Check:
        """Import the rule and return its method."""
        check: Check = getattr(self._rules.rule(self.name), f"check_{self._kind}")
        self.check = check
        return check


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
        self._subscriptions: dict[str, list[Subscription]] = {}
        needed: set[str] = set()
        for name, entry in self.entries.items():
            # What a rule needs is known only for its default options.
            needs = frozenset(entry.needs) if entry.needs and not self.options.get(name) else None
            needed.update(needs or ())
            for kind in entry.kinds:
                subscription = Subscription(self, name, kind, needs)
                self._subscriptions.setdefault(kind, []).append(subscription)
        self._needed = sorted(needed)
        self.collecting = [name for name, entry in self.entries.items() if entry.collects]

    def __contains__(self, name: object) -> bool:
        return name in self.entries

    def looks_at(self, kind: str) -> bool:
        """Return whether any enabled rule subscribes to a kind."""
        return kind in self._subscriptions

    def found_in(self, text: str) -> frozenset[str]:
        """Return those of the texts that any rule needs that stand in a file."""
        return frozenset([needle for needle in self._needed if needle in text])

    def rule(self, name: str) -> Rule:
        """Return the one instance of an enabled rule."""
        rule = self._rules.get(name)
        if rule is None:
            kind = self.entries[name].load()
            rule = self._rules[name] = kind(kind.Options(**self.options.get(name, {})))
        return rule

    def subscriptions(self, kind: str) -> list[Subscription]:
        """Return what looks at a kind, in the order of the rules' names."""
        return self._subscriptions.get(kind, [])

    def load_all(self) -> None:
        """Import and make every enabled rule, so that worker processes have them already."""
        for name in self.entries:
            self.rule(name)

    def severity(self, name: str, own: Severity | None = None) -> Severity:
        """Return the severity of a rule's finding; ``own`` is what the rule says of this one.

        A severity that was set for the rule goes before both.
        """
        return self._severities.get(name) or own or self.entries[name].severity
