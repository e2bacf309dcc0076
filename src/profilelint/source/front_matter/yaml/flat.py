"""Flat YAML, read line by line.

Most front matter and nearly all vocabulary files are flat: keys with a text or a list of texts, and
lists of groups of such keys. Reading them line by line takes a fourth to a tenth of the time that a
parser takes, and no parser is imported. A block that may have another shape, or anything to report
in it, is left to the parser, which reads flat blocks alike.
"""

from __future__ import annotations

from typing import Any

from profilelint.source.front_matter.yaml.core import LONGEST_WORD, NUMERIC, WORDS, resolve

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_NOT_TEXT = _INDICATORS | NUMERIC
_QUOTES = "\"'"
_IN_LIST = frozenset("[]{}\"'#:")


class _NotFlat(Exception):  # noqa: N818 - not an error of the program
    pass


# YAML takes a longer one for no key: https://yaml.org/spec/1.2.2/#rule-ns-s-implicit-yaml-key
_LONGEST_KEY = 1000


def read_flat(text: str) -> dict[str, Any] | None:
    """Return the mapping in a text of flat YAML; None if the text is not flat.

    Text with duplicate keys, impossible dates or scalars that YAML 1.1 reads otherwise is not flat.
    """
    if " #" in text or not text.replace("\n", "").isprintable():
        return None
    try:
        return _read(text.split("\n"))
    except _NotFlat:
        return None


def _read(lines: list[str]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    key = ""  # the last one at the margin
    goes_on = False  # whether its value is a text that may go on in the next line
    pieces: list[str] = []  # the lines of that text, if it did
    items: list[Any] | None = None  # the list that its lines with a dash add to
    indented = False  # whether these dashes are indented
    item: dict[str, Any] | None = None  # the group that lines indented by two add to
    inner: list[Any] | None = None  # the list that dashes indented by two add to
    for line in lines:
        if not line or line[0] == "#" or line.isspace():
            # A text does not go on after a comment, and after an empty line not as one line.
            goes_on = False
        elif line[0] not in " -":
            if pieces:
                root[key] = _folded(pieces)
            # Where no list came, the value is none, not an empty list.
            if items is not None and not (items if item is None else _whole(item)):
                raise _NotFlat
            key, colon, text = line.partition(":")
            if not colon or key in root or not (key.isidentifier() or _is_hyphened(key)):
                raise _NotFlat
            if key in WORDS or len(key) > _LONGEST_KEY:
                raise _NotFlat
            goes_on = indented = False
            items = item = inner = None
            if not text:
                root[key] = items = []
            elif text[0] != " ":
                raise _NotFlat
            else:
                text = text.strip(" ")
                if len(text) > LONGEST_WORD and text[0] not in _NOT_TEXT:
                    if ": " in text or text[-1] == ":":
                        raise _NotFlat
                    root[key] = text
                    goes_on = True
                elif text and text[0] in _QUOTES and (text[-1] != text[0] or len(text) == 1):
                    root[key] = text
                    goes_on = True
                    pieces = [text]
                else:
                    root[key] = _value(text)
        elif line.startswith("- "):
            if items is None or indented or (item is not None and not _whole(item)):
                raise _NotFlat
            inner = item = None
            rest = line[2:]
            if ": " in rest or rest.endswith(":"):
                item = {}
                items.append(item)
                inner = _add(item, rest)
            else:
                items.append(_scalar(rest))
        elif line.startswith("  - "):
            if inner is not None:
                inner.append(_scalar(line[4:]))
            elif items is not None and item is None and (indented or not items):
                indented = True
                items.append(_scalar(line[4:]))
            else:
                raise _NotFlat
        elif goes_on and line[0] == " ":
            pieces = pieces or [root[key]]
            pieces.append(line.strip(" "))
        elif item is not None and line.startswith("  ") and line[2] != " " and _whole(item):
            inner = _add(item, line[2:])
        else:
            raise _NotFlat
    if pieces:
        root[key] = _folded(pieces)
    if items is not None and not (items if item is None else _whole(item)):
        raise _NotFlat
    return root


def _folded(pieces: list[str]) -> str:
    """Return the text of several lines, which must all be plain text, and clear the list."""
    text = " ".join(pieces)
    if text[0] in _QUOTES:
        pieces.clear()
        return str(_scalar(text))
    if ": " in text or text[-1] == ":" or any(piece[0] in _INDICATORS for piece in pieces):
        raise _NotFlat
    pieces.clear()
    return text


def _is_hyphened(key: str) -> bool:
    return key.replace("-", "_").isidentifier()


def _whole(group: dict[str, Any]) -> bool:
    """Return whether the last key of a group has a value: text, or a list with items."""
    last = next(reversed(group.values()))
    return last.__class__ is not list or bool(last)


def _add(group: dict[str, Any], line: str) -> list[Any] | None:
    """Add a key with its value; return the list that its items go to, if a list follows."""
    key, colon, text = line.partition(":")
    if not colon or key in group or not (key.isidentifier() or _is_hyphened(key)):
        raise _NotFlat
    if key in WORDS or len(key) > _LONGEST_KEY:
        raise _NotFlat
    if not text:
        opened: list[Any] = []
        group[key] = opened
        return opened
    if text[0] != " ":
        raise _NotFlat
    group[key] = _value(text.strip(" "))
    return None


def _value(text: str) -> Any:
    """Return the value on the line of a key."""
    if text.startswith("[") and text.endswith("]"):
        inside = text[1:-1]
        if _IN_LIST.intersection(inside) or not inside.strip():
            raise _NotFlat
        return [_scalar(part) for part in inside.split(",")]
    return _scalar(text)


def _scalar(text: str) -> Any:
    """Return the value of a scalar on one line."""
    text = text.strip(" ")
    if not text:
        raise _NotFlat
    first = text[0]
    if first in _QUOTES:
        inside = text[1:-1]
        if (
            len(text) < 2
            or text[-1] != first
            or first in (inside.replace("''", "") if first == "'" else inside)
            or ("\\" in inside and first == '"')
            or inside[4:5] == "-"  # a date, which may be wrong
        ):
            raise _NotFlat
        return inside.replace("''", "'") if first == "'" else inside
    if first in _INDICATORS or ": " in text or text[-1] == ":":
        raise _NotFlat
    resolved = resolve(text)
    if resolved is None:
        return text
    if len(resolved) > 1 or resolved[0] is None:
        raise _NotFlat
    return resolved[0]
