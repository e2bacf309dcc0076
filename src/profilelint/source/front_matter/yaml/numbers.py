"""Numbers of the YAML 1.2 core schema, and what YAML 1.1 takes for numbers.

The words of YAML 1.1 are those of its type repository (int, float), as Psych and PyYAML read
them: an underscore or comma between digits, base 2, 8, 16 and 60.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.source.front_matter.yaml.core import LONGEST_NUMBER

if TYPE_CHECKING:
    from profilelint.source.front_matter.yaml.core import Resolved

_INTEGER = pattern(r"[-+]?[0-9]+")
_FLOAT = pattern(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_PREFIXED = pattern(r"0o[0-7]+|0x[0-9a-fA-F]+")
_NOT_FINITE = pattern(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
# What YAML 1.1 takes for a float too: a point is needed, and a sign in the exponent.
_FLOAT_1_1 = pattern(r"(?:[-+]?[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?")
_BASE_60 = pattern(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_SEPARATED = pattern(r"[-+]?[0-9.][0-9_,]*(?:\.[0-9_]*)?(?:[eE][-+][0-9]+)?")
_OTHER_BASE = pattern(r"[-+]?0(?:b[01_]+|x[0-9a-fA-F_]+)")


def resolve_number(text: str) -> Resolved | None:
    """Return what a plain scalar that begins like a number stands for, None if it is text."""
    if _INTEGER.fullmatch(text):
        return _resolve_integer(text)
    if _FLOAT.fullmatch(text):
        number = float(text)
        if number - number != 0:
            return text, "infinite"
        return (number,) if _FLOAT_1_1.fullmatch(text) else (number, "exponent")
    if _PREFIXED.fullmatch(text):
        if len(text) > LONGEST_NUMBER:
            return text, "long"
        return (int(text, 0),) if text[1] == "x" else (int(text, 0), "base")
    if _NOT_FINITE.fullmatch(text):
        return text, "infinite"
    if _BASE_60.fullmatch(text):
        return text, "base-60"
    if _OTHER_BASE.fullmatch(text):
        return text, "base"
    if _SEPARATED.fullmatch(text) and ("_" in text or "," in text) and text[-1] != ",":
        return text, "separator"
    return None


def _resolve_integer(text: str) -> Resolved:
    digits = text.lstrip("+-")
    if len(digits) > LONGEST_NUMBER:
        return text, "long"
    number = int(text)
    if digits[0] == "0" and number != 0:
        return number, "leading-zero"
    return (number,)
