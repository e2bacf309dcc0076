"""``profilelint explain``: prints the page of a rule."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError
from profilelint.rules.load import load_registry

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out and return its exit status."""
    registry = load_registry()
    if arguments.rule not in registry:
        from profilelint.vocabulary.nearest import nearest

        near = nearest(arguments.rule, registry.names, registry.names)
        meant = f': did you mean "{near}"?' if near is not None else '; see "profilelint rules"'
        raise ConfigError(f'unknown rule "{arguments.rule}"{meant}')
    from profilelint.app.documentation import page

    sys.stdout.write(page(registry[arguments.rule].load()))
    return 0
