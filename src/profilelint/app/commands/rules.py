"""``profilelint rules``: lists the rules."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from profilelint.rules.load import load_registry

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out and return its exit status."""
    registry = load_registry()
    names = registry.names
    if arguments.words:
        from profilelint.engine.selection import named

        names = sorted({name for word in arguments.words for name in named(registry, word)})
    entries = [registry[name] for name in names]
    if arguments.json:
        listed = [
            {
                "name": entry.name,
                "group": entry.group,
                "severity": entry.severity.value,
                "default": entry.default,
                "network": entry.network,
                "summary": entry.summary,
                "plugin": entry.distribution or None,
            }
            for entry in entries
        ]
        sys.stdout.write(json.dumps(listed, indent=2, ensure_ascii=False) + "\n")
        return 0
    width = max((len(entry.name) for entry in entries), default=0)
    group = ""
    for entry in entries:
        if entry.group != group:
            sys.stdout.write(f"{'' if not group else chr(10)}{entry.group}\n")
            group = entry.group
        state = entry.severity.value if entry.default else "off"
        origin = f" ({entry.distribution})" if entry.distribution else ""
        sys.stdout.write(f"  {entry.name:{width}}  {state:7}  {entry.summary}{origin}\n")
    return 0
