"""The rules that are switched on for a collection, with their options and severities.

Rules are imported and made when the first thing of a kind they look at turns up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.rules.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from profilelint.model.finding import Severity
    from profilelint.rules.api import Context, Matter, Rule
    from profilelint.rules.entry import FinderEntry, RuleEntry
    from profilelint.rules.registry import Registry
    from profilelint.rules.signs import Sign

    Check = Callable[[Any, Context], None]
    Present = frozenset[str | Sign]

# Few combinations of signs are common.
_COMBINATIONS = 500


class Subscription:
    """A rule's method for one kind of thing.

    ``needs`` are the texts and signs of which a file must hold one for the rule to be asked; None
    for a rule that is always asked. ``check`` is the method, None until `bind` has imported the
    rule.
    """

    __slots__ = ("_kind", "_rules", "check", "elements", "name", "needs")

    def __init__(self, rules: RuleSet, entry: RuleEntry, kind: str, needs: Present | None) -> None:
        self.name = entry.name
        self.needs = needs
        self.elements = frozenset(entry.elements) if kind == "element" else frozenset()
        self._rules = rules
        self._kind = kind
        self.check: Check | None = None

    def bind(self) -> Check:
        """Import the rule and return its method."""
        check: Check = getattr(self._rules.rule(self.name), f"check_{self._kind}")
        self.check = check
        return check


class Search:
    """A finder and the subscriptions to what it returns.

    ``find`` imports the finder when it is first called.
    """

    __slots__ = ("_entry", "find", "subscriptions")

    def __init__(self, entry: FinderEntry, subscriptions: list[Subscription]) -> None:
        self._entry = entry
        self.subscriptions = subscriptions
        self.find: Callable[[Context], Sequence[Any]] = self._load

    def _load(self, context: Context) -> Sequence[Any]:
        self.find = self._entry.load()
        return self.find(context)

    @property
    def kind(self) -> str:
        """Return the kind of what the finder returns."""
        return self._entry.kind


class Asked:
    """What is asked of a file: the subscriptions by kind, and the rules that collect.

    Both are in the order of the rules' names.
    """

    __slots__ = ("by_kind", "collecting")

    def __init__(self, by_kind: dict[str, list[Subscription]], collecting: list[str]) -> None:
        self.by_kind = by_kind
        self.collecting = collecting


def _may_be_there(sign: Sign, context: Context) -> bool:
    try:
        return sign(context)
    except Exception:  # noqa: BLE001 - the rule is asked, and will say what is wrong
        return True


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
        self.entries: dict[str, RuleEntry] = {
            name: registry[name] for name in sorted(names) if name not in registry.broken
        }
        self.options = dict(options or {})
        self._severities = dict(severities or {})
        self._rules: dict[str, Rule] = {}
        self._subscriptions: dict[str, list[Subscription]] = {}
        self._asked: dict[Present, Asked] = {}
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
                subscription = Subscription(self, entry, kind, needs)
                self._subscriptions.setdefault(kind, []).append(subscription)
            if entry.collects:
                self._collecting.append((name, needs))
        self.searches: dict[Matter, list[Search]] = {
            "file": [],
            "front matter": [],
            "body": [],
            "markup": [],
        }
        for found in registry.finders:
            if found.kind in self._subscriptions:
                search = Search(found, self._subscriptions[found.kind])
                self.searches[found.of].append(search)
        self._texts = list(texts)
        self._signs = list(signs)

    def __contains__(self, name: object) -> bool:
        return name in self.entries

    def _is_spared(self, entry: RuleEntry) -> bool:
        """Return whether what a rule needs is known for the options that are set for it."""
        options = self.options.get(entry.name)
        return not options or set(options).issubset(entry.indifferent)

    def asked(self, context: Context) -> Asked:
        """Return what is asked of a file, by the texts and signs that are there in it."""
        text = context.document.text
        found: list[str | Sign] = [needle for needle in self._texts if needle in text]
        try:
            found += [sign for sign in self._signs if sign(context)]
        except Exception:  # noqa: BLE001 - one sign must not hide what the rules of others find
            found += [sign for sign in self._signs if _may_be_there(sign, context)]
        present = frozenset(found)
        asked = self._asked.get(present)
        if asked is None:
            if len(self._asked) >= _COMBINATIONS:
                self._asked.clear()
            asked = self._asked[present] = self._concerned(present)
        return asked

    def _concerned(self, present: Present) -> Asked:
        by_kind: dict[str, list[Subscription]] = {}
        for kind, subscriptions in self._subscriptions.items():
            concerned = [
                subscription
                for subscription in subscriptions
                if subscription.needs is None or not subscription.needs.isdisjoint(present)
            ]
            if concerned:
                by_kind[kind] = concerned
        collecting = [
            name
            for name, needs in self._collecting
            if needs is None or not needs.isdisjoint(present)
        ]
        return Asked(by_kind, collecting)

    def rule(self, name: str) -> Rule:
        """Return the one instance of an enabled rule."""
        rule = self._rules.get(name)
        if rule is None:
            kind = self.entries[name].load()
            rule = self._rules[name] = kind(kind.Options(**self.options.get(name, {})))
        return rule

    def load_all(self) -> None:
        """Import and make every enabled rule, so that worker processes have them already."""
        for name in self.entries:
            self.rule(name)

    def severity(self, name: str, own: Severity | None = None) -> Severity:
        """Return the severity of a rule's finding; ``own`` is what the rule says of this one.

        A severity that was set for the rule goes before both.
        """
        return self._severities.get(name) or own or self.entries[name].severity
