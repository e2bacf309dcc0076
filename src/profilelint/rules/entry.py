"""What is known of a rule before it is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

    from profilelint.model.finding import Severity
    from profilelint.rules.api import Context, Matter, Rule


class RuleEntry(NamedTuple):
    """What is known of a rule before it is imported.

    ``module`` and ``class_name`` say where it is, ``kinds`` are the kinds of things it subscribes
    to and ``elements`` the HTML elements among them, ``collects`` tells whether it looks across
    files, ``of_profiles`` whether it speaks of project profiles, ``flavors`` are those of the pages
    that it collects from, if it does not from all, ``documentation`` is the address
    of its page, ``distribution`` names the plugin it comes from and is empty for built-in rules.
    """

    name: str
    module: str
    class_name: str
    summary: str
    severity: Severity
    kinds: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    collects: bool = False
    default: bool = True
    network: bool = False
    of_profiles: bool = False
    flavors: tuple[str, ...] = ()
    documentation: str = ""
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


class FinderEntry(NamedTuple):
    """What is known of a finder before it is imported.

    ``module`` and ``function`` say where it is, ``kind`` what it returns, ``of`` what it searches.
    """

    kind: str
    of: Matter
    module: str
    function: str

    def load(self) -> Callable[[Context], Sequence[Any]]:
        """Import the finder and return its function."""
        from importlib import import_module

        function: Callable[[Context], Sequence[Any]]
        function = getattr(import_module(self.module), self.function)
        return function


def subscribed(rule: type[Rule]) -> tuple[str, ...]:
    """Return the kinds of things that a rule class subscribes to, in alphabetical order."""
    return tuple(name.removeprefix("check_") for name in dir(rule) if name.startswith("check_"))


def entry_of(rule: type[Rule], distribution: str = "") -> RuleEntry:
    """Return the entry that describes a rule class."""
    return RuleEntry(
        name=rule.name,
        module=rule.__module__,
        class_name=rule.__qualname__,
        kinds=subscribed(rule),
        collects=rule.collect is not None,
        severity=rule.severity,
        default=rule.default,
        network=rule.network,
        of_profiles=rule.of_profiles,
        flavors=rule.flavors,
        summary=rule.summary,
        elements=rule.elements,
        documentation=rule.documentation,
        distribution=distribution,
    )


def finders_of(module: ModuleType) -> list[FinderEntry]:
    """Return the entries of the finders that a module defines."""
    entries = []
    for function in vars(module).values():
        finds: tuple[str, Matter] | None = getattr(function, "finds", None)
        if finds is not None and function.__module__ == module.__name__:
            entries.append(FinderEntry(*finds, module.__name__, function.__name__))
    return entries
