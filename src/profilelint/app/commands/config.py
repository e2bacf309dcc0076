"""``profilelint config``: prints the effective configuration and where each value comes from."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from profilelint.app.workspace import open_config
from profilelint.config.keys import COLLECTION, LINKS, OVERRIDE, TOP
from profilelint.rules.load import load_registry

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from profilelint.config.keys import Key
    from profilelint.config.model import Config


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out and return its exit status."""
    if arguments.schema:
        from profilelint.config.schema import config_schema

        rules = [entry.load() for entry in load_registry()]
        sys.stdout.write(json.dumps(config_schema(rules), indent=2, ensure_ascii=False) + "\n")
        return 0
    config = open_config(
        [], arguments.config, ignore_files=arguments.no_config, registry=load_registry()
    )
    rows = list(_rows(config))
    if arguments.json:
        listed = {key: {"value": value, "from": origin} for key, value, origin in rows}
        sys.stdout.write(json.dumps(listed, indent=2, ensure_ascii=False) + "\n")
        return 0
    from profilelint.report.escape import shown

    sys.stdout.write(f"root: {shown(config.root)}\n")
    width = max(len(key) for key, _, _ in rows)
    for key, value, origin in rows:
        text = shown(json.dumps(value, ensure_ascii=False))
        sys.stdout.write(f"{shown(key):{width}} = {text}  # {shown(origin)}\n")
    return 0


def _rows(config: Config) -> Iterator[tuple[str, Any, str]]:
    """Yield each dotted key, its effective value as plain data, and where that comes from."""
    values = config.values
    yield from _section(TOP, values, "", config)
    yield from _section(LINKS, values.get("links", {}), "links.", config)
    for name, keys in (("collections", COLLECTION), ("overrides", OVERRIDE)):
        for number, table in enumerate(values.get(name, ())):
            yield from _section(keys, table, f"{name}.{number}.", config)


def _section(
    keys: tuple[Key, ...], values: Mapping[str, Any], prefix: str, config: Config
) -> Iterator[tuple[str, Any, str]]:
    for key in keys:
        name = prefix + key.name
        yield name, values.get(key.name, key.default), config.origins.get(name, "default")
