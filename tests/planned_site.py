"""Small sites that are written for a test, and what holds for their pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from profilelint.config.load import load_config
from profilelint.config.model import Selection
from profilelint.engine.plan import Plan
from profilelint.rules.load import load_registry


def write_site(root: Path, texts: Mapping[str, str]) -> Path:
    """Write texts by their paths, with the line ends that they have, and return the folder."""
    for path, text in texts.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(text.encode())
    return root


def plan_of(root: Path) -> Plan:
    """Return the plan of a site with a configuration."""
    registry = load_registry()
    config = load_config(str(root / "profilelint.toml"), registry)
    return Plan(config, registry, "", Selection())
