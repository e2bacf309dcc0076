"""The YAML 1.2 core schema (section 10.3), and the plain scalars that YAML 1.1 reads otherwise.

`resolve` answers for every scalar of every file, so the common answer, text, is reached in a
few steps. Dates stay text.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from profilelint.source.front_matter.dates import date_fault

Resolved: TypeAlias = (
    "tuple[str | int | float | bool | None] | tuple[str | int | float | bool | None, str]"
)
"""A value, and if something is wrong with it the id of the message that says so."""

LONGEST_NUMBER = 18
"""Integers of more digits stay text: other programs round them."""

_TRUTH = {
    spelling: (spelling, "truth")
    for word in ("yes", "no", "on", "off")
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
NUMERIC = frozenset("0123456789+-.")
_CORE = "tag:yaml.org,2002:"
_TAGGED: dict[str, tuple[type, ...]] = {
    _CORE + "null": (type(None),),
    _CORE + "bool": (bool,),
    _CORE + "int": (int,),
    _CORE + "float": (float, int),
}


def node_value(node: Any) -> str | int | float | bool | None:
    """Return what a composed scalar node stands for."""
    text: str = node.value
    if node.tag.__class__ is str:
        return tagged(node.tag, text)[0]
    found = resolve(text) if node.tag[0] else None
    return text if found is None else found[0]


def resolve(text: str) -> Resolved | None:
    """Return what a plain scalar stands for, or None if it is nothing but text."""
    if len(text) <= LONGEST_WORD:
        word = WORDS.get(text)
        if word is not None:
            return word
    return _resolve_numeric(text) if text[0] in NUMERIC else None


def _resolve_numeric(text: str) -> Resolved | None:
    if text[0] != "0" and text.isdigit() and text.isascii() and len(text) <= LONGEST_NUMBER:
        return (int(text),)
    if text[4:5] == "-" and text[:4].isdigit():
        fault = date_fault(text)
        return (text, fault) if fault is not None else None
    # Numbers other than plain integers are rare: their patterns are not made without need.
    from profilelint.source.front_matter.yaml.numbers import resolve_number

    return resolve_number(text)


def tagged(tag: str, text: str) -> tuple[str | int | float | bool | None, bool]:
    """Return a scalar's value under a tag that the block names, and whether the tag is known.

    Known are the core schema's tags where the text fits them. No tag ever makes an object.
    """
    if tag == _CORE + "str":
        return text, True
    found = resolve(text)
    value = found[0] if found is not None else text
    kinds = _TAGGED.get(tag)
    if kinds is not None and value.__class__ in kinds:
        return (
            (float(value), True) if tag == _CORE + "float" and value is not None else (value, True)
        )
    return text, False
