"""The rules that are switched on for a collection, with their options and severities.

Rules are imported and made when the first thing of a kind they look at turns up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.rules.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from profilelint.model.finding import Severity
    from profilelint.rules.api import Context, Rule
    from profilelint.rules.registry import Registry, RuleEntry
    from profilelint.rules.signs import Sign

    Check = Callable[[Any, Context], None]
    Present = frozenset[str | Sign]


class Subscription:
    """A rule's method for one kind of thing.

    ``needs`` are the texts and signs of which a file must hold one for the rule to be asked; None
    for a rule that is always asked. ``check`` is the method, None until `bind` has imported the
    rule.
    """

    __slots__ = ("_kind", "_rules", "check", "name", "needs")

    def __init__(self, rules: RuleSet, name: str, kind: str, needs: Present | None) -> None:
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
        self._collecting: list[tuple[str, Present | None]] = []
        texts: dict[str, None] = {}
        signs: dict[Sign, None] = {}
        for name, entry in self.entries.items():
            needs: Present | None = None
            if (entry.needs or entry.signs) and self._is_spared(entry):
                looked_for = [SIGNS[sign] for sign in entry.signs]
                needs = frozenset((*entry.needs, *looked_for))
                texts.update(dict.fromkeys(entry.needs))
                signs.update(dict.fromkeys(looked_for))
            for kind in entry.kinds:
                subscription = Subscription(self, name, kind, needs)
                self._subscriptions.setdefault(kind, []).append(subscription)
            if entry.collects:
                self._collecting.append((name, needs))
        self._texts = list(texts)
        self._signs = list(signs)

    def __contains__(self, name: object) -> bool:
        return name in self.entries

    def looks_at(self, kind: str) -> bool:
        """Return whether any enabled rule subscribes to a kind."""
        return kind in self._subscriptions

    def _is_spared(self, entry: RuleEntry) -> bool:
        """Return whether what a rule needs is known for the options that are set for it."""
        options = self.options.get(entry.name)
        return not options or set(options).issubset(entry.indifferent)

    def present(self, context: Context) -> Present:
        """Return those of the texts and signs that any rule needs that are there in a file."""
        text = context.document.text
        found: list[str | Sign] = [needle for needle in self._texts if needle in text]
        found += [sign for sign in self._signs if sign(context)]
        return frozenset(found)

    def rule(self, name: str) -> Rule:
        """Return the one instance of an enabled rule."""
        rule = self._rules.get(name)
        if rule is None:
            kind = self.entries[name].load()
            rule = self._rules[name] = kind(kind.Options(**self.options.get(name, {})))
        return rule

    def concerned(self, kind: str, present: Present) -> list[Subscription]:
        """Return what looks at a kind in a file with these signs, in the order of the names."""
        return [
            subscription
            for subscription in self._subscriptions.get(kind, ())
            if subscription.needs is None or not subscription.needs.isdisjoint(present)
        ]

    def collecting(self, present: Present) -> list[str]:
        """Return the rules that collect from a file with these signs, in the order of the names."""
        return [
            name
            for name, needs in self._collecting
            if needs is None or not needs.isdisjoint(present)
        ]

    def load_all(self) -> None:
        """Import and make every enabled rule, so that worker processes have them already."""
        for name in self.entries:
            self.rule(name)

    def severity(self, name: str, own: Severity | None = None) -> Severity:
        """Return the severity of a rule's finding; ``own`` is what the rule says of this one.

        A severity that was set for the rule goes before both.
        """
        return self._severities.get(name) or own or self.entries[name].severity
