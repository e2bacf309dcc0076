"""``profilelint schema``: prints the schema that pages are checked against."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from profilelint.app.workspace import open_config
from profilelint.config.model import ConfigError, Selection
from profilelint.rules.load import load_registry

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.engine.plan import Plan

    registry = load_registry()
    config = open_config([], arguments.config, ignore_files=arguments.no_config, registry=registry)
    plan = Plan(config, registry, "", Selection())
    collection = None
    if config.collections:
        names = [item.name for item in config.collections]
        wanted = arguments.collection or names[0]
        if wanted not in names:
            raise ConfigError(f'there is no collection "{wanted}"; there are {", ".join(names)}')
        collection = config.collections[names.index(wanted)]
    elif arguments.collection:
        raise ConfigError(
            f'there is no collection "{arguments.collection}": the configuration has none'
        )
    schema = plan.schema(collection)
    if schema is None:
        raise ConfigError(f'the collection "{wanted}" has no schema')
    data = schema.bundle() if arguments.bundle else schema.root
    sys.stdout.write(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    return 0
