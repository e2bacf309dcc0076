"""``profilelint explain``: prints the page of a rule."""

from __future__ import annotations

from profilelint.app.completed_words import rule_names
from profilelint.app.declaration import CommandOptions, positional
from profilelint.app.output import write_text
from profilelint.config.model import ConfigError

SUMMARY = "explain a rule, with examples"
ORDER = 110


class Options(CommandOptions):
    """The options of ``profilelint explain``."""

    rule: str = positional("the name of a rule", metavar="RULE", completed=rule_names)


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.rules.load import load_registry

    registry = load_registry()
    if options.rule not in registry:
        from profilelint.vocabulary.nearest import nearest

        near = nearest(options.rule, registry.names, registry.names)
        meant = f': did you mean "{near}"?' if near is not None else '; see "profilelint rules"'
        raise ConfigError(f'unknown rule "{options.rule}"{meant}')
    from profilelint.app.documentation import page

    write_text(page(registry[options.rule].load()))
    return 0
