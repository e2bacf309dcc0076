"""Texts that were put there to be replaced."""

from __future__ import annotations

from profilelint.model.pattern import pattern

_PLACEHOLDER = pattern(
    r"(?i)(?:tb[acd]|to be (?:added|confirmed|decided|determined)|todo|fixme|n/?a|x{3,}|\?+|"
    r"lorem ipsum.*|placeholder.*|untitled.*|\[.*\]|<.*>|(?:insert|include|enter|add|choose|select|"
    r"change) (?:the |a |an |your |one |primary )?.*(?:here|/|and/or|\.\.\.|…).*|your .* here|"
    r"include primary.*)"
)


def is_placeholder(text: str) -> bool:
    """Return whether a text is such as "TBD", "[insert name]" or "Lorem ipsum"."""
    return _PLACEHOLDER.fullmatch(text.strip()) is not None
