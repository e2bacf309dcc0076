"""Texts as scalars of YAML, TOML and JSON."""

from __future__ import annotations

from profilelint.model.pattern import pattern
from profilelint.source.front_matter import writer
from profilelint.source.front_matter.yaml.core import resolve

_PLAIN = pattern(r"[^\W\d_](?:[\w .,&()/’–—-]*[\w.)])?")
_BARE_KEY = pattern(r"[A-Za-z0-9_-]+")


def double_quoted(text: str) -> str:
    """Return text between double quotation marks, the same in YAML, TOML and JSON.

    Lone surrogates, which none of the three can hold, become question marks.
    """
    return writer.double_quoted(text.encode("utf-8", "replace").decode())


def toml_key(key: str) -> str:
    """Return a key of TOML, without quotation marks where none are needed."""
    return key if _BARE_KEY.fullmatch(key) else double_quoted(key)


def yaml_text(text: str) -> str:
    """Return text as a YAML scalar, without quotation marks where none are needed."""
    if _PLAIN.fullmatch(text) and text.isprintable() and resolve(text) is None:
        return text
    return double_quoted(text)
