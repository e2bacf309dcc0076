"""The YAML 1.2 core schema (section 10.3), and the plain scalars that YAML 1.1 reads otherwise.

`resolve` answers for every scalar of every file, so the common answer, text, is reached in a
few steps. Dates stay text. The numbers of YAML 1.1 are those of its type repository (int, float),
as Psych and PyYAML read them: with underscores or commas between digits, and in the bases 2, 8, 16
and 60.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, TypeAlias

from profilelint.model.pattern import pattern
from profilelint.source.front_matter.dates import date_fault
from profilelint.source.front_matter.notation import LARGEST_EXACT, LONGEST_NUMBER

Resolved: TypeAlias = (
    "tuple[str | int | float | bool | None] | tuple[str | int | float | bool | None, str]"
)
"""A value and, if something is wrong with it, the id of the message about that."""

TRUTH_WORDS: Final = frozenset(("yes", "no", "on", "off"))
"""Words in small letters that YAML 1.1 takes for true or false."""

_TRUTH = {
    spelling: (spelling, "truth")
    for word in sorted(TRUTH_WORDS)
    for spelling in (word, word.capitalize(), word.upper())
}
WORDS: dict[str, Resolved] = {
    "": (None,),
    "~": (None,),
    "null": (None,),
    "Null": (None,),
    "NULL": (None,),
    "true": (True,),
    "True": (True,),
    "TRUE": (True,),
    "false": (False,),
    "False": (False,),
    "FALSE": (False,),
    "=": ("=", "special"),
    "<<": ("<<", "merge"),
    **_TRUTH,
}
LONGEST_WORD = 5
_SHORT = len("YYYY-MM-DD")
_EXACT_DIGITS = 15
NUMERIC = frozenset("0123456789+-.")
_CORE = "tag:yaml.org,2002:"
_TAGGED: dict[str, tuple[type, ...]] = {
    _CORE + "null": (type(None),),
    _CORE + "bool": (bool,),
    _CORE + "int": (int,),
    _CORE + "float": (float, int),
}

_INTEGER = pattern(r"[-+]?[0-9]+")
_FLOAT = pattern(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_PREFIXED = pattern(r"0o[0-7]+|0x[0-9a-fA-F]+")
_NOT_FINITE = pattern(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
# What YAML 1.1 takes for a float too: a point is needed, and a sign in the exponent.
_FLOAT_1_1 = pattern(r"(?:[-+]?[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?")
_BASE_60 = pattern(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_SEPARATED = pattern(r"[-+]?[0-9.][0-9_,]*(?:\.[0-9_]*)?(?:[eE][-+][0-9]+)?")
_OTHER_BASE = pattern(r"[-+]?0(?:b[01_]+|x[0-9a-fA-F_]+)")


def node_value(node: Any) -> str | int | float | bool | None:
    """Return what a composed scalar node stands for."""
    text: str = node.value
    if node.tag.__class__ is str:
        return tagged(node.tag, text)[0]
    resolved = resolve(text) if node.tag[0] else None
    return text if resolved is None else resolved[0]


def resolve(text: str) -> Resolved | None:
    """Return what a plain scalar stands for, or None if it is text."""
    if len(text) <= LONGEST_WORD:
        word = WORDS.get(text)
        if word is not None:
            return word
    if text[0] not in NUMERIC:
        return None
    return _resolve_short(text) if len(text) <= _SHORT else _resolve_numeric(text)


@lru_cache(maxsize=4096)
def _resolve_short(text: str) -> Resolved | None:
    """Return what `_resolve_numeric` does; the same days and numbers stand on many pages."""
    return _resolve_numeric(text)


def _resolve_numeric(text: str) -> Resolved | None:
    if text[0] != "0" and text.isdigit() and text.isascii() and len(text) <= _EXACT_DIGITS:
        return (int(text),)
    if text[4:5] == "-" and text[:4].isdigit():
        fault = date_fault(text)
        return (text, fault) if fault is not None else None
    return _resolve_number(text)


def _resolve_number(text: str) -> Resolved | None:
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
        return _integer(int(text, 0)) if text[1] == "x" else (int(text, 0), "base")
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
    return _integer(number)


def _integer(number: int) -> Resolved:
    return (number,) if abs(number) <= LARGEST_EXACT else (number, "precision")


def tagged(tag: str, text: str) -> tuple[str | int | float | bool | None, bool]:
    """Return a scalar's value under a tag that the block names, and whether the tag is known.

    Known are the core schema's tags where the text fits them. No tag ever makes an object.
    """
    if tag == _CORE + "str":
        return text, True
    resolved = resolve(text)
    value = resolved[0] if resolved is not None else text
    kinds = _TAGGED.get(tag)
    if kinds is not None and value.__class__ in kinds:
        return (
            (float(value), True) if tag == _CORE + "float" and value is not None else (value, True)
        )
    return text, False
