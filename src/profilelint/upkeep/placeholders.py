"""Texts that were put there to be replaced."""

from __future__ import annotations

from typing import Final

from profilelint.model.pattern import pattern

PLACEHOLDER_KEYS: Final = frozenset(("field name", "new field", "field", "key", "untitled"))
"""Keys that editing screens put there for fields without a name, in lower case."""

_PLACEHOLDER = pattern(
    r"(?i)(?:tb[acd]|to be (?:added|confirmed|decided|determined)|todo|fixme|n/?a|x{3,}|\?+|"
    r"lorem ipsum.*|placeholder.*|untitled.*|\[.*\]|<.*>|(?:insert|include|enter|add|choose|select|"
    r"change) (?:the |a |an |your |one |primary )?.*(?:here|/|and/or|\.\.\.|…).*|your .* here|"
    r"include primary.*)"
)


def is_placeholder(text: str) -> bool:
    """Return whether a text is such as "TBD", "[insert name]" or "Lorem ipsum"."""
    return _PLACEHOLDER.fullmatch(text.strip()) is not None
