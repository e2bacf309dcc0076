"""Half-typed front matter in YAML, by its lines and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.engine.workspace.typed import LINE, Place
from profilelint.engine.workspace.typed_flow import scan, unquoted
from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.source.front_matter.notation import DEEPEST

if TYPE_CHECKING:
    from profilelint.model.finding import Route

_KEY: Final = pattern(
    r"""("(?:[^"\\\r\n]|\\[^\r\n])*+"|'(?:[^'\r\n]|'')*+'|[^\s#&*!|>%@`"'\[\]{},](?:[^\r\n:#]|"""
    r""":(?![ \t\r\n]|\Z)|(?<![ \t])#)*+)[ \t]*:(?=[ \t\r\n]|\Z)"""
)
_QUOTED: Final = pattern(r""""(?:[^"\\\r\n]|\\[^\r\n])*+"?|'(?:[^'\r\n]|'')*+'?""")
_PROPERTY: Final = pattern(r"[&!][^ \t\r\n]*")


class _Level:
    """A mapping, or a list at whose item ``index`` the reader is, that begins in a column."""

    __slots__ = ("column", "index", "keys", "route")

    def __init__(self, column: int, route: Route, index: int | None = None) -> None:
        self.column = column
        self.route = route
        self.index = index
        self.keys: set[str] = set()


class _Reader:
    """Reads the lines of a block up to an offset; ``end`` is that of the block."""

    def __init__(self, text: str, end: int, offset: int) -> None:
        self._text = text
        self._end = end
        self._offset = offset
        self._levels: list[_Level] = []
        self._pending: Route | None = ()
        self._scalar: int | None = None  # lines that begin behind this column belong to a scalar
        self.place: Place | None = None

    def read(self, start: int) -> None:
        """Read from the start of a line up to the offset."""
        at: int | None = start
        while at is not None and at <= self._offset:
            line = LINE.match(self._text, at, self._end)
            if line is None:
                return
            after = line.end() if line.end() > line.end(1) else None
            is_here = self._offset <= line.end(1)
            column = len(line[1]) - len(line[1].lstrip(" \t"))
            if is_here:
                self._here(at, line.end(1), column)
                return
            rest = line[1][column:]
            if rest and rest[0] != "#" and not (self._scalar is not None and column > self._scalar):
                self._scalar = None
                closed = self._line(at, line.end(1), column)
                if closed is None:
                    return
                if closed > line.end():
                    behind = LINE.match(self._text, closed, self._end)
                    after = behind.end() if behind is not None else None
                    if self._text[closed - 1] in "\r\n":
                        after = closed
            at = after

    def _line(self, at: int, line_end: int, column: int) -> int | None:
        """Take a line above the offset; return where its value ends, None if behind the offset."""
        start = self._enter(at + column, line_end, column)
        column, dash = start - at, start > at + column
        key = _KEY.match(self._text, start, line_end)
        if key is None:
            if not dash or start >= line_end:
                return line_end
            return self._value(start, line_end, self._pending or (), column - 1)
        level = self._mapping(column)
        name = unquoted(key[1].rstrip())
        level.keys.add(name)
        route = (*level.route, name)
        begin = _after_spaces(self._text, key.end(), line_end)
        if begin == line_end or self._text[begin] == "#":
            self._pending = route
            return line_end
        return self._value(begin, line_end, route, column)

    def _value(self, begin: int, line_end: int, route: Route, column: int) -> int | None:
        sign = self._text[begin]
        if sign in "[{":
            stop = self._end_of_flow(line_end, column)
            found = scan(self._text, begin, self._offset, route, "yaml", stop)
            self._pending = None
            if found.end is None and stop <= self._offset:
                return stop  # it was never closed
            self.place = found.place
            return found.end
        mark = _PROPERTY.match(self._text, begin, line_end)
        if mark is not None and mark.end() == line_end:
            self._pending = route
            return line_end
        self._pending = None
        self._scalar = column
        return line_end

    def _end_of_flow(self, line_end: int, column: int) -> int:
        """Return the start of the first line below that cannot belong to a list or mapping.

        That is one that is indented no deeper than the key, unless it closes the list.
        """
        at = line_end
        line = LINE.match(self._text, at, self._end)
        while line is not None and line[2]:
            at = line.end()
            line = LINE.match(self._text, at, self._end)
            rest = line[1].lstrip(" \t") if line is not None else ""
            if line is None or not rest or rest[0] in "]},#":
                continue
            if len(line[1]) - len(rest) <= column:
                return at
        return self._end

    def _enter(self, start: int, line_end: int, column: int) -> int:
        """Leave what ends above a line, enter the lists whose dashes open it; return what follows.

        The result is the offset of what stands behind the dashes.
        """
        levels, text = self._levels, self._text
        while levels and levels[-1].column > column:
            levels.pop()
        while text.startswith("-", start) and (start + 1 == line_end or text[start + 1] in " \t"):
            level = levels[-1] if levels else None
            if level is None or level.column != column or level.index is None:
                level = _Level(column, self._base())
                level.index = -1
                if len(levels) < DEEPEST:
                    levels.append(level)
            level.index = (level.index or 0) + 1
            self._pending = (*level.route, level.index)
            behind = _after_spaces(text, start + 1, line_end)
            column += behind - start
            start = behind
        return start

    def _base(self) -> Route:
        """Return the route of what begins now, deeper than all that is open."""
        if self._pending is not None:
            return self._pending
        return self._levels[-1].route if self._levels else ()

    def _mapping(self, column: int) -> _Level:
        """Return the mapping that a key in a column belongs to."""
        levels = self._levels
        if levels and levels[-1].column == column and levels[-1].index is not None:
            levels.pop()
        if levels and levels[-1].column == column:
            return levels[-1]
        level = _Level(column, self._base())
        if len(levels) < DEEPEST:
            levels.append(level)
        return level

    def _here(self, at: int, line_end: int, column: int) -> None:
        """Find what stands at the offset, which lies on this line."""
        text, offset = self._text, self._offset
        is_empty = at + column == line_end
        if is_empty:
            column = offset - at
        if offset < at + column or (self._scalar is not None and column > self._scalar):
            return
        start = self._enter(at + column, line_end, column)
        has_dash = start > at + column
        if start > offset and not has_dash:
            return
        key = _KEY.match(text, start, line_end)
        if key is not None:
            self._at_key(key.start(1), key.end(1), key.end(), line_end, start - at)
        elif has_dash:
            lead = "" if text[start - 1] in " \t" else " "
            if offset >= start or start == line_end:
                self._at_word(min(start, offset), line_end, start - at, "either", lead)
        else:
            self._at_bare_word(start, line_end, column)

    def _at_bare_word(self, start: int, line_end: int, column: int) -> None:
        """Find what a word is that has neither a dash nor a colon."""
        levels = self._levels
        ended = levels[-1] if levels else None
        if ended is not None and ended.column == column and ended.index is not None:
            levels.pop()
            if not levels or levels[-1].column != column:
                self._pending = (*ended.route, ended.index + 1)
                self._at_word(start, line_end, column, "value", "- ")
                return
        top = levels[-1] if levels else None
        if top is None or top.column == column:
            self._pending = top.route if top is not None else ()
            self._at_word(start, line_end, column, "key", "")
        elif self._pending is not None:
            self._at_word(start, line_end, column, "either", "")

    def _at_key(self, start: int, key_end: int, colon_end: int, line_end: int, column: int) -> None:
        text, offset = self._text, self._offset
        written = text[start:key_end].rstrip()
        route = self._mapping(column).route
        if offset < colon_end:
            self._pending = route
            span = Span(start, max(start + len(written), offset))
            self._put("key", span, written, column)
            if self.place is not None:
                self.place = self.place._replace(has_separator=True)
            return
        self._pending = (*route, unquoted(written))
        begin = _after_spaces(text, colon_end, line_end)
        if begin < line_end and text[begin] in "|>":
            return
        lead = " " if offset == colon_end else ""
        self._at_word(min(begin, offset), line_end, column, "value", lead, begin)

    def _at_word(
        self,
        start: int,
        line_end: int,
        column: int,
        kind: str,
        lead: str,
        begin: int | None = None,
    ) -> None:
        """Take the word that begins at ``begin``, or at the offset if that is before it."""
        text, offset = self._text, self._offset
        begin = start if begin is None else begin
        if text.startswith(("[", "{"), begin) and begin < line_end and kind != "key":
            if offset > begin:
                self.place = scan(text, begin, offset, self._pending or (), "yaml").place
            return
        quoted = _QUOTED.match(text, begin, line_end)
        if quoted is not None:
            end = quoted.end()
        else:
            end = line_end
            comment = text.find(" #", begin, line_end)
            if text.startswith("#", begin) and begin < line_end:
                end = begin
            elif comment >= 0:
                end = comment
            end = begin + len(text[begin:end].rstrip())
        if offset > end and text[end:offset].strip(" \t"):
            return
        self._put(kind, Span(start, max(end, offset)), text[begin:end], column, lead)

    def _put(self, kind: str, span: Span, written: str, column: int, lead: str = "") -> None:
        keys: set[str] = set()
        if kind != "value":
            top = self._levels[-1] if self._levels else None
            if top is not None and top.column == column and top.index is None:
                keys |= top.keys
            keys |= self._keys_below(column)
        self.place = Place(
            kind,  # type: ignore[arg-type]
            span,
            unquoted(written),
            "yaml",
            self._pending or (),
            written[:1] if written[:1] in ('"', "'") else "",
            frozenset(keys),
            lead=lead,
            column=column,
        )

    def _keys_below(self, column: int) -> set[str]:
        """Return the keys of the same mapping below the offset."""
        keys: set[str] = set()
        here = LINE.match(self._text, self._offset, self._end)
        at = here.end() if here is not None and here[2] else self._end
        while at < self._end:
            line = LINE.match(self._text, at, self._end)
            if line is None or not line[2]:
                break
            at = line.end()
            rest = line[1].lstrip(" \t")
            indent = len(line[1]) - len(rest)
            if not rest or rest[0] == "#" or indent > column:
                continue
            if indent < column:
                break
            key = _KEY.match(rest)
            if key is not None:
                keys.add(unquoted(key[1].rstrip()))
        return keys


def yaml_place(text: str, start: int, end: int, offset: int) -> Place | None:
    """Return what stands at an offset of a block whose content goes from ``start`` to ``end``."""
    reader = _Reader(text, end, offset)
    reader.read(start)
    return reader.place


def _after_spaces(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \t":
        at += 1
    return at
