"""JSON documents that are the same bytes for the same result."""

from __future__ import annotations

from collections.abc import Iterator
from json.encoder import encode_basestring_ascii
from typing import Any, TypeAlias

from profilelint.report.escape import encodable

JSON: TypeAlias = "str | int | float | bool | list[Any] | dict[str, Any] | None"


def json_text(value: JSON) -> str:
    """Return RFC 8259 text in pure ASCII without control characters but LF.

    Numbers that JSON does not have (infinity, not a number) and integers of more than 64 bits,
    which readers round or refuse, become text; lone surrogates become their number. No line holds
    a command for the log of a workflow.
    """
    return "".join(json_pieces(value))


def json_pieces(value: JSON | Iterator[JSON]) -> Iterator[str]:
    """Yield the pieces of `json_text`; an iterator is an array, whose members are not kept."""
    for piece in _pieces(value, "\n"):
        yield piece.replace("##", "#\\u0023")
    yield "\n"


def _pieces(value: JSON | Iterator[JSON], line: str) -> Iterator[str]:
    """Yield what `_written` returns; no text, and so no command, is cut by a piece's end."""
    inner = f"{line}  "
    before = ""
    if isinstance(value, dict):
        for key, entry in value.items():
            yield f"{before or '{'}{inner}{encode_basestring_ascii(encodable(key))}: "
            yield from _pieces(entry, inner)
            before = ","
        yield f"{line}}}" if before else "{}"
    elif isinstance(value, list | tuple | Iterator):
        for entry in value:
            yield f"{before or '['}{inner}"
            if isinstance(value, Iterator):
                yield _written(entry, inner)
            else:
                yield from _pieces(entry, inner)
            before = ","
        yield f"{line}]" if before else "[]"
    else:
        yield _written(value, line)


def _written(value: JSON, line: str) -> str:
    """Return a value over several lines; ``line`` is LF and the indentation that it stands at.

    The library's own writer takes twice as long when it is to indent.
    """
    if isinstance(value, str):
        return encode_basestring_ascii(encodable(value))
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, dict):
        inner = f"{line}  "
        members = [
            f"{encode_basestring_ascii(encodable(key))}: {_written(entry, inner)}"
            for key, entry in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(members)}{line}}}" if members else "{}"
    if isinstance(value, list | tuple):
        inner = f"{line}  "
        members = [_written(entry, inner) for entry in value]
        return f"[{inner}{f',{inner}'.join(members)}{line}]" if members else "[]"
    if isinstance(value, float):
        # Infinity or not a number is not of JSON.
        return repr(value) if value - value == 0 else f'"{value}"'
    # Decimal digits of huge integers take quadratic time.
    return f"{value:d}" if -(2**63) <= value < 2**63 else f'"{value:#x}"'
