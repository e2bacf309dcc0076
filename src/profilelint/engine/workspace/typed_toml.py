"""Half-typed front matter in TOML, by its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.engine.workspace.typed import LINE, Place
from profilelint.engine.workspace.typed_flow import scan, unquoted
from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.text import line_start

if TYPE_CHECKING:
    from profilelint.model.finding import Route

_NAME: Final = r"""(?:"(?:[^"\\\r\n]|\\[^\r\n])*+"|'[^'\r\n]*+'|[\w-]++)"""
_HEADER: Final = pattern(rf"[ \t]*\[(\[?)[ \t]*({_NAME}(?:[ \t]*\.[ \t]*{_NAME})*+)[ \t]*\]")
_KEY: Final = pattern(rf"[ \t]*({_NAME}(?:[ \t]*\.[ \t]*{_NAME})*+)[ \t]*=[ \t]*")
_NAMES: Final = pattern(_NAME)
_WORD: Final = pattern(r""""(?:[^"\\\r\n]|\\[^\r\n])*+"?|'[^'\r\n]*+'?|[^\s#](?:[^\r\n#])*+""")
_HALF_HEADER: Final = pattern(r"[ \t]*(\[\[?)([^\[\]#\r\n]*)\]{0,2}")
_LONG: Final = ('"""', "'''")


class Header(NamedTuple):
    """The head of a table, such as ``[a.b]``, perhaps half typed, and the name at an offset in it.

    ``names`` lead to that name, which is the last of them, and ``name_span`` covers it; ``span``
    covers the head with its brackets.
    """

    span: Span
    names: list[str]
    name_span: Span


def header_at(text: str, offset: int) -> Header | None:
    """Return the head of a table at an offset; None where there is none."""
    match = _HALF_HEADER.match(text, line_start(text, offset))
    if match is None or not match.end(1) <= offset <= match.end(2):
        return None
    start = text.rfind(".", match.start(2), offset) + 1 or match.start(2)
    dot = text.find(".", offset, match.end(2))
    stop = match.end(2) if dot < 0 else dot
    while start < stop and text[start] in " \t":
        start += 1
    while start < stop and text[stop - 1] in " \t":
        stop -= 1
    names = [*_names(text[match.start(2) : start]), unquoted(text[start:stop])]
    return Header(Span(match.start(1), match.end()), names, Span(start, stop))


def toml_place(text: str, start: int, end: int, offset: int) -> Place | None:
    """Return what stands at an offset of a block whose content goes from ``start`` to ``end``."""
    table: Route = ()
    counts: dict[Route, int] = {}
    keys: set[str] = set()
    at = start
    while at <= offset:
        line = LINE.match(text, at, end)
        if line is None:
            return None
        is_here = offset <= line.end(1)
        header = _HEADER.match(text, at, line.end(1))
        key = _KEY.match(text, at, line.end(1)) if header is None else None
        if header is not None:
            if is_here:
                return None
            table, keys = tuple(_names(header[2])), set()
            if header[1]:
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
        elif key is not None and (not is_here or offset > text.index("=", key.end(1))):
            names = _names(key[1])
            keys.add(names[0])
            route = (*table, *names)
            value = key.end()
            if text.startswith(_LONG, value):
                closing = text.find(text[value : value + 3], value + 3, end)
                if closing < 0 or closing + 3 >= offset:
                    return None
                at = closing + 3
                line = LINE.match(text, at, end)
                is_here = False
            elif text.startswith(("[", "{"), value):
                found = scan(text, value, min(offset, end), route, "toml")
                if found.end is None:
                    return found.place if offset > value else None
                line = LINE.match(text, found.end, end)
                if line is not None and offset <= line.end(1):
                    return None
                is_here = False
            if is_here and line is not None:
                return _word(text, min(value, offset), value, line.end(1), offset, route)
        elif is_here:
            return _key(text, at, line.end(1), offset, end, table, keys)
        if line is None or not line[2]:
            return None
        at = line.end()
    return None


def _names(written: str) -> list[str]:
    return [unquoted(name) for name in _NAMES.findall(written)]


def _word(
    text: str, start: int, begin: int, line_end: int, offset: int, route: Route
) -> Place | None:
    word = _WORD.match(text, begin, line_end)
    written = word[0].rstrip() if word is not None else ""
    stop = begin + len(written)
    if offset > stop and text[stop:offset].strip(" \t"):
        return None
    quote = written[:1] if written[:1] in ('"', "'") else ""
    span = Span(start, max(stop, offset))
    return Place("value", span, unquoted(written), "toml", route, quote)


def _key(
    text: str, at: int, line_end: int, offset: int, end: int, table: Route, keys: set[str]
) -> Place | None:
    start = at
    while start < line_end and text[start] in " \t":
        start += 1
    if start > offset or (text.startswith(("#", "["), start) and start < line_end):
        return (
            None if start < line_end else _bare_key(text, offset, offset, offset, end, table, keys)
        )
    name = _NAMES.match(text, start, line_end)
    stop = name.end() if name is not None else start
    if offset > stop:
        return None
    return _bare_key(text, start, stop, offset, end, table, keys)


def _bare_key(
    text: str, start: int, stop: int, offset: int, end: int, table: Route, keys: set[str]
) -> Place:
    below: set[str] = set()
    at = stop
    first = True
    while at < end:
        line = LINE.match(text, at, end)
        if line is None or not line[2]:
            break
        if not first:
            if _HEADER.match(text, at, line.end(1)):
                break
            key = _KEY.match(text, at, line.end(1))
            if key is not None:
                below.add(_names(key[1])[0])
        first = False
        at = line.end()
    written = text[start:stop]
    has_separator = text[stop : stop + 100].lstrip(" \t").startswith("=")
    quote = written[:1] if written[:1] in ('"', "'") else ""
    return Place(
        "key",
        Span(start, max(stop, offset)),
        unquoted(written),
        "toml",
        table,
        quote,
        frozenset((keys | below) - ({unquoted(written)} if has_separator else set())),
        has_separator=has_separator,
    )
