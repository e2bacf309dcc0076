"""What an installation brings along, as the metadata of the installed distributions tell it."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
MEGABYTE = 1_000_000
# jsonschema-rs is more than half of it: see docs/decisions/installation.md.
LARGEST = 29 * MEGABYTE
LARGEST_OWN = 5.5 * MEGABYTE


def needed() -> dict[str, Distribution]:
    """Return the distributions that a plain installation brings, without profilelint, by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: dict[str, Distribution] = {}
    waiting = list(project["dependencies"])
    while waiting:
        requirement = Requirement(waiting.pop())
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        if name not in found:
            found[name] = distribution(name)
            waiting.extend(found[name].requires or ())
    return found


def unpacked(installed: Distribution) -> int:
    """Return the bytes that a wheel unpacks to; what Python compiles from it is not counted."""
    return sum(file.size or 0 for file in installed.files or () if file.suffix != ".pyc")


def test_distributions() -> None:
    assert sorted(needed()) == [
        *("argcomplete", "can-ada", "jsonschema-rs", "pyromark", "python-frontmatter"),
        *("pyxdameraulevenshtein", "pyyaml", "ruamel-yaml", "turbohtml", "typing-extensions"),
        "validators",
    ]


def test_size() -> None:
    own = sum(
        path.stat().st_size
        for folder in ("src", "schema")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    )
    sizes = {name: unpacked(installed) for name, installed in needed().items()}
    assert sizes["jsonschema-rs"] > 5 * MEGABYTE  # sizes are told
    assert sum(sizes.values()) < LARGEST
    assert own < LARGEST_OWN
