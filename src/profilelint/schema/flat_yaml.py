"""The plainest YAML, read line by line.

Vocabulary files are long and nearly all of them are flat: a list of texts, or of groups of keys
with texts and lists of texts. Read this way they cost a tenth of what YAML's grammar costs.
Whatever is not certainly of this shape is left to the YAML parser, which reads all of it alike.
"""

from __future__ import annotations

from typing import Any

from profilelint.source.yaml_core import resolve

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_IN_LIST = frozenset("[]{}\"'#:")


class _NotFlat(Exception):  # noqa: N818 - no error of anybody's
    pass


def read_flat(text: str) -> dict[str, Any] | None:
    """Return the mapping that a text in flat YAML holds; None if the text is not flat."""
    if not text.replace("\n", "").isprintable():
        return None
    try:
        return _read(text.split("\n"))
    except _NotFlat:
        return None


def _read(lines: list[str]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    items: list[Any] | None = None  # the list that lines with a dash at the margin add to
    item: dict[str, Any] | None = None  # the group that lines indented by two add to
    inner: list[Any] | None = None  # the list that dashes indented by two add to
    for line in lines:
        if not line or line.isspace() or line[0] == "#":
            continue
        if line.startswith("- "):
            if items is None:
                raise _NotFlat
            if item is not None:
                _end(item)
            inner = item = None
            rest = line[2:]
            if ": " in rest or rest.endswith(":"):
                item = {}
                inner = _add(item, rest)
                items.append(item)
            else:
                items.append(_scalar(rest))
        elif line.startswith("  - "):
            if inner is None or ": " in line or line.endswith(":"):
                raise _NotFlat
            inner.append(_scalar(line[4:]))
        elif line.startswith("  ") and line[2] != " ":
            if item is None:
                raise _NotFlat
            _end(item)
            inner = _add(item, line[2:])
        elif line[0] not in " -":
            if item is not None:
                _end(item)
            _end(root)
            item = inner = None
            items = _add(root, line)
        else:
            raise _NotFlat
    if item is not None:
        _end(item)
    _end(root)
    return root


def _end(group: dict[str, Any]) -> None:
    """Refuse a last key to which no list came: its value is none, not an empty list."""
    if group and next(reversed(group.values())) == []:
        raise _NotFlat


def _add(group: dict[str, Any], line: str) -> list[Any] | None:
    """Add a key with its value; return the list of which it is the head, if it is one."""
    key, colon, value = line.partition(":")
    if not colon or not key.isidentifier() or key in group or resolve(key) is not None:
        raise _NotFlat
    if not value:
        opened: list[Any] = []
        group[key] = opened
        return opened
    if value[0] != " ":
        raise _NotFlat
    value = value.strip(" ")
    if value.startswith("[") and value.endswith("]"):
        inside = value[1:-1]
        if _IN_LIST.intersection(inside) or not inside.strip():
            raise _NotFlat
        group[key] = [_scalar(part.strip(" ")) for part in inside.split(",")]
    else:
        group[key] = _scalar(value)
    return None


def _scalar(text: str) -> Any:
    text = text.strip(" ")
    if not text:
        raise _NotFlat
    quote = text[0]
    if quote in "\"'":
        inside = text[1:-1]
        if len(text) < 2 or text[-1] != quote or quote in inside or "\\" in inside:
            raise _NotFlat
        return inside
    if quote in _INDICATORS or ": " in text or " #" in text or text[-1] == ":":
        raise _NotFlat
    resolved = resolve(text)
    if resolved is None:
        return text
    if len(resolved) > 1 or resolved[0] is None:
        raise _NotFlat
    return resolved[0]
