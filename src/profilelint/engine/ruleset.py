"""The rules that are switched on for a collection, with their options and severities.

Rules are imported and made when the first thing of a kind they look at turns up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from profilelint.model.finding import Severity
    from profilelint.rules.api import Context, Matter, Rule
    from profilelint.rules.entry import FinderEntry, RuleEntry
    from profilelint.rules.registry import Registry

    Check = Callable[[Any, Context], None]


class Subscription:
    """A rule's method for one kind of thing.

    ``check`` is the method, None until `bind` has imported the rule. ``elements`` are the names of
    the HTML elements that it is called with; empty for all, and for other kinds.
    """

    __slots__ = ("_kind", "_rules", "check", "elements", "name")

    def __init__(self, rules: RuleSet, entry: RuleEntry, kind: str) -> None:
        self.name = entry.name
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

    @property
    def name(self) -> str:
        """Return the name of the finder's function."""
        return self._entry.function

    def _load(self, context: Context) -> Sequence[Any]:
        self.find = self._entry.load()
        return self.find(context)


class RuleSet:
    """The enabled rules by the kinds of things they look at.

    ``subscriptions`` are in the order of the rules' names, by kind; ``searches`` are the finders
    that a rule subscribes to, by what they search. ``collecting`` are the names of the rules that
    look across files.
    """

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
        self.subscriptions: dict[str, list[Subscription]] = {}
        for entry in self.entries.values():
            for kind in entry.kinds:
                subscription = Subscription(self, entry, kind)
                self.subscriptions.setdefault(kind, []).append(subscription)
        self.searches: dict[Matter, list[Search]] = {
            "file": [],
            "front matter": [],
            "body": [],
            "headings": [],
            "images": [],
            "lists": [],
            "markup": [],
        }
        for finder in registry.finders:
            if finder.kind in self.subscriptions:
                self.searches[finder.of].append(Search(finder, self.subscriptions[finder.kind]))
        self.collecting = [entry.name for entry in self.entries.values() if entry.collects]

    def __contains__(self, name: object) -> bool:
        return name in self.entries

    def rule(self, name: str) -> Rule:
        """Return the one instance of an enabled rule."""
        rule = self._rules.get(name)
        if rule is None:
            kind = self.entries[name].load()
            rule = self._rules[name] = kind(kind.Options(**self.options.get(name, {})))
        return rule

    def severity(self, name: str, message_id: str, own: Severity | None = None) -> Severity:
        """Return the severity of a rule's finding; ``own`` is what the rule says of this one.

        Without that, it is the message's. A severity that was set for the rule goes before both.
        """
        return (
            self._severities.get(name)
            or own
            or self.rule(name).severities.get(message_id)
            or self.entries[name].severity
        )
