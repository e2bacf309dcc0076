"""What a schema asks for, in a few words: "text", "one of a and b", "a group with the key c"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.schema import wording
from profilelint.schema.pattern_words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

_TITLE_LENGTH = 80


def describe(schema: Any) -> str:
    """Return what values fit a schema, to follow ``must be``; empty if that takes many words.

    The title is used if there is one.
    """
    if not isinstance(schema, dict):
        return ""
    title = title_of(schema)
    if title:
        return title
    return next((words for part in _PARTS if (words := part(schema))), "")


def title_of(schema: Any) -> str:
    """Return the title of a schema in one line; empty if it has none, or a very long one."""
    title = schema.get("title") if isinstance(schema, dict) else None
    line = " ".join(title.split()) if isinstance(title, str) else ""
    return line if len(line) <= _TITLE_LENGTH else ""


def _fixed(schema: dict[str, Any]) -> str:
    if "const" in schema:
        return wording.data(schema["const"])
    options = schema.get("enum")
    if isinstance(options, list) and options:
        return wording.choice(options, None)
    return ""


def _group(schema: dict[str, Any]) -> str:
    required, properties = schema.get("required"), schema.get("properties")
    parts = []
    fixed = properties.items() if isinstance(properties, dict) else ()
    for key, inner in list(fixed)[: wording.FEW]:
        if isinstance(inner, dict) and "const" in inner:
            parts.append(f"{wording.key(key)} {wording.data(inner['const'])}")
    if not parts and isinstance(required, list) and required and _may_be(schema, "object"):
        parts = [wording.key(key) for key in required[: wording.FEW] if isinstance(key, str)]
    return f"a group with {wording.both(parts)}" if parts else ""


def _typed(schema: dict[str, Any]) -> str:
    named = schema.get("type")
    given = named if isinstance(named, list) else [named]
    types = [each for each in given if isinstance(each, str)]
    if not types:
        return wording.FORMAT_WORDS.get(str(schema.get("format")), "")
    if types == ["string"] and isinstance(schema.get("format"), str):
        return wording.FORMAT_WORDS.get(schema["format"], "text")
    if types == ["string"] and isinstance(schema.get("pattern"), str):
        form = words_of(schema["pattern"])
        return f"text with {form}" if form else "text"
    return wording.kind(types)


def _may_be(schema: dict[str, Any], name: str) -> bool:
    named = schema.get("type", name)
    return named == name or (isinstance(named, list) and name in named)


_PARTS: tuple[Callable[[dict[str, Any]], str], ...] = (_fixed, _group, _typed)
