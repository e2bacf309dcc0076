"""The table of what renderers make of snippets, as `tests.live` writes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PATH: Final = Path(__file__).parent / "rendered.json"
_EVERY: Final = "every renderer"

Effects = dict[str, list[str]]
"""By the name of a renderer, what a page does that it made of a snippet, if it does anything."""


def read() -> dict[str, Effects]:
    """Return the effects of each snippet."""
    written = json.loads(PATH.read_text(encoding="utf-8"))
    table: dict[str, Effects] = {}
    for snippet, kinds in written["snippets"].items():
        effects: Effects = {}
        for kind, names in kinds.items():
            for name in written["renderers"] if names == _EVERY else names.split():
                effects.setdefault(name, []).append(kind)
        table[snippet] = effects
    return table


def write(table: Mapping[str, Effects], renderers: Iterable[str]) -> None:
    """Write the effects of each snippet, a line for each."""
    names = list(renderers)
    lines = [f"{json.dumps(text)}: {json.dumps(_by_kind(table[text], names))}" for text in table]
    PATH.write_text(
        f'{{\n"renderers": {json.dumps(names)},\n"snippets": {{\n' + ",\n".join(lines) + "\n}\n}\n",
        encoding="utf-8",
    )


def _by_kind(effects: Effects, renderers: list[str]) -> dict[str, str]:
    kinds: dict[str, list[str]] = {}
    for name in renderers:
        for kind in effects.get(name, ()):
            kinds.setdefault(kind, []).append(name)
    return {
        kind: _EVERY if len(names) == len(renderers) else " ".join(names)
        for kind, names in sorted(kinds.items())
    }
