"""``profilelint explain``: prints the page of a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.app.completed_words import rule_words
from profilelint.app.declaration import CommandOptions, positional
from profilelint.app.output import write_text
from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    from profilelint.rules.registry import Registry

SUMMARY = "explain a rule, with examples"
ORDER = 110


class Options(CommandOptions):
    """The options of ``profilelint explain``."""

    rule: str = positional("a rule, or a group of rules", metavar="RULE", completed=rule_words)


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.rules.load import load_registry

    registry = load_registry()
    if options.rule not in registry:
        if registry.select(options.rule):
            write_text(_group(options.rule, registry))
            return 0
        from profilelint.vocabulary.nearest import nearest

        near = nearest(options.rule, registry.names, registry.names)
        meant = f': did you mean "{near}"?' if near is not None else '; see "profilelint rules"'
        raise ConfigError(f'unknown rule "{options.rule}"{meant}')
    from profilelint.app.documentation import page

    write_text(page(registry[options.rule].load()))
    return 0


def _group(word: str, registry: Registry) -> str:
    """Return what there is to say of a group of rules, in Markdown."""
    names = registry.select(word)
    listed = "".join(f"- {name}: {registry[name].summary}\n" for name in names)
    return (
        f"# {word}\n\nA group of rules, which --select {word} and --ignore {word} name together. "
        f'"profilelint explain {names[0]}" explains one of them.\n\n{listed}'
    )
