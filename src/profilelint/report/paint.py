"""Colours on a terminal, by the escape sequences of ECMA-48 (ANSI)."""

from __future__ import annotations

from profilelint.model.finding import Severity

BOLD = "\x1b[1m"
DIM = "\x1b[2m"
GREEN = "\x1b[32m"
SEVERITY_COLORS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.HINT: "\x1b[1;36m",
}
_RESET = "\x1b[0m"


class Paint:
    """Puts a colour around a text, or returns the text unchanged where colours are off.

    ``bold``, ``dim``, ``green`` and those of ``severities`` begin a colour and ``end`` ends it: to
    be written around a text that is not empty. They are empty where colours are off.
    """

    __slots__ = ("bold", "color", "dim", "end", "green", "severities")

    def __init__(self, *, color: bool) -> None:
        self.color = color
        self.bold, self.dim, self.green, self.end = (
            code if color else "" for code in (BOLD, DIM, GREEN, _RESET)
        )
        self.severities = {
            severity: code if color else "" for severity, code in SEVERITY_COLORS.items()
        }

    def __call__(self, text: str, code: str) -> str:
        """Return the text in a colour; ``code`` is the sequence that begins it."""
        return f"{code}{text}{_RESET}" if self.color and text else text
