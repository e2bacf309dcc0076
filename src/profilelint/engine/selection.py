"""Which rules are on for a file, and how they are set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.config.model import ConfigError, Selection
from profilelint.config.rule_settings import unknown_words
from profilelint.model.finding import Severity
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.rules.registry import Registry


class Chosen(NamedTuple):
    """The rules that are on, their options and the severities that differ from their own.

    ``by_default`` are those of them that no selection names.
    """

    names: frozenset[str]
    by_default: frozenset[str]
    options: Mapping[str, Mapping[str, Any]]
    severities: Mapping[str, Severity]


class NoRulesError(ConfigError):
    """No rule is left to run."""


def choose_rules(registry: Registry, selections: Sequence[Selection], where: str) -> Chosen:
    """Return what a chain of selections leaves on; later ones win, but rules added come first.

    A rule that is given a severity is switched on by that. ``where`` names the last selection for
    messages. Raises `ConfigError` for a word that names no rule or group, and `NoRulesError` where
    nothing remains.
    """
    names = {entry.name for entry in registry if entry.default}
    names.update(name for selection in selections for name in selection.added)
    by_default = {*names}
    options: dict[str, dict[str, Any]] = {}
    severities: dict[str, Severity] = {}
    for selection in selections:
        if selection.select is not None:
            names = {*named(registry, selection.select)}
            by_default = set()
        for name, settings in selection.rules.items():
            by_default.discard(name)
            if settings.severity == "off":
                names.discard(name)
            elif settings.severity is not None:
                names.add(name)
                severities[name] = Severity(settings.severity)
            options[name] = {**options.get(name, {}), **settings.options}
        names.difference_update(named(registry, selection.ignore))
    if not names:
        raise NoRulesError(f"no rule is left to run {where}: select at least one")
    return Chosen(frozenset(names), frozenset(by_default & names), options, severities)


def named(registry: Registry, words: Sequence[str]) -> list[str]:
    """Return the rules that words of a selection name, sorted.

    Raises `ConfigError` for words that name none.
    """
    message = unknown_words(words, registry)
    if message:
        raise ConfigError(message)
    return sorted({name for word in words for name in registry.select(word)})
