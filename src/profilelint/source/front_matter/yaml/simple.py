"""Simple YAML, read line by line.

Nearly all front matter and all vocabulary files are simple: keys, lists and groups of keys, told
apart by indentation, with texts on a line or several and comments behind them. Reading these line
by line takes a fourth of the time that a parser takes, and no parser is imported. A block that
may have another shape, or anything to report in it, is left to the parser, which reads simple
blocks alike.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from profilelint.model.pattern import pattern
from profilelint.source.front_matter.dates import date_fault
from profilelint.source.front_matter.yaml.core import LONGEST_WORD, NUMERIC, WORDS, resolve

_INDICATORS = frozenset(("", *"-?:,[]{}#&*!|>'\"%@`"))
_QUOTES = frozenset("\"'")
_BRACKETS = frozenset("[{")
_BLOCK_SIGNS = frozenset("|>")
_BLOCK_SCALARS = frozenset(("|", "|-", ">", ">-"))
# Signs that may begin a text if a letter or digit follows.
_BEGINNING = frozenset("-:")
_LAST = -1
_WITHIN_NAMES = dict.fromkeys(map(ord, "- ./"), "_")
QUOTED = pattern(r"'(?:[^']|'')*+'|\"(?:[^\"\\]|\\[\"\\/nt])*+\"")
_ESCAPE = pattern(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t"}
# A member of a list in brackets or a group in braces, with its comma.
MEMBER = pattern(
    r" *+(?:([A-Za-z_][A-Za-z0-9_-]*+): ++)?"
    r"(?:('[^']*+'|\"[^\"\\]*+\") *+|([^\[\]{}\"'#:,]++))(?:,|\Z)"
)
# Signs that cannot be seen but can stand in a text.
_INVISIBLE = str.maketrans("", "", "\xa0\xad\u200b\u200c\u200d\u200e\u200f\u202f")
_LINE_ENDS = pattern(r"\n(\n*)")
_DEEPEST = 20
# YAML takes a longer one for no key: https://yaml.org/spec/1.2.2/#rule-ns-s-implicit-yaml-key
_LONGEST_KEY = 1000


class _NotSimple(Exception):  # noqa: N818 - not an error of the program
    pass


def read_simple(text: str) -> dict[str, Any] | None:
    """Return the mapping in a text of simple YAML; None if the text is not simple.

    Text with duplicate keys, impossible dates or scalars that YAML 1.1 reads otherwise is not.
    """
    signs = text.replace("\n", "")
    if not signs.isprintable() and not signs.translate(_INVISIBLE).isprintable():
        return None
    try:
        return _read(text.split("\n"))
    except _NotSimple:
        return None


def _read(lines: list[str]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    top: Any = root  # the mapping or list that lines at the column add to
    column = 0
    outer: list[tuple[int, Any]] = []  # what it stands in, with their columns
    key: Any = ""  # the last one of the mapping; for a list, its last index
    waiting = False  # whether no value of the last key was met
    text = ""  # the last text, if it may go on in the next line
    keys: set[str] = set()
    at, end = 0, len(lines)
    while at < end:
        line = lines[at]
        rest = line.lstrip(" ")
        sign = rest[:1]
        if sign == "#" or not sign:
            # A text does not go on after a comment, and after an empty line not as one line.
            text = ""
            at += 1
            continue
        indent = len(line) - len(rest)
        is_item = sign == "-" and (rest[1:2] == " " or rest == "-")
        if indent != column:
            if indent < column:
                while indent < column:
                    column, top = outer.pop()
                if indent != column:
                    raise _NotSimple
                waiting = False
            elif waiting and sign not in _INDICATORS and ": " not in rest and rest[-1] != ":":
                top[key], at = _folded(lines, at, column, "")
                waiting = False
                continue
            elif waiting and len(outer) < _DEEPEST:
                outer.append((column, top))
                top[key] = top = [] if is_item else {}
                column = indent
                waiting = False
            elif text:
                text, at = _folded(lines, at, column, text)
                top[key if top.__class__ is dict else -1] = text
                text = ""
                continue
            else:
                raise _NotSimple
        at += 1
        if is_item:
            if top.__class__ is dict:
                # Dashes may stand in the column of the key.
                if not waiting:
                    raise _NotSimple
                outer.append((column, top))
                top[key] = top = []
            waiting = False
            rest = rest[2:].lstrip(" ")
            sign = rest[:1]
            if sign in _QUOTES:
                value, at = _quoted(lines, at, column, rest)
                top.append(value)
                text = ""
                continue
            if sign in _BRACKETS:
                top.append(_in_brackets(rest))
                text = ""
                continue
            if not sign:
                # What is indented by more belongs to the dash.
                top.append(None)
                key, waiting = _LAST, True
                text = ""
                continue
            if ": " not in rest and rest[-1:] != ":":
                text = rest.rstrip(" ")
                if " #" in text:
                    text, rest = "", _before_comment(text)
                top.append(_plain(text or rest))
                continue
            if len(outer) > _DEEPEST:
                raise _NotSimple
            outer.append((column, top))
            column = len(line) - len(rest)
            group: dict[str, Any] = {}
            top.append(group)
            top = group
        elif top.__class__ is list:
            column, top = outer.pop()
            if column != indent:
                raise _NotSimple
        key, colon, value = rest.partition(": ")
        if not colon:
            key = rest[:-1]
            if rest[-1] != ":":
                raise _NotSimple
        if key not in keys:
            if key[:1] in _QUOTES:
                key = _unquoted(key)
            else:
                _check(key)
                keys.add(key)
        if key in top:
            raise _NotSimple
        value = value.strip(" ")
        sign = value[:1]
        waiting = False
        text = ""
        if sign not in _INDICATORS or (sign in _BEGINNING and value[1:2].isalnum()):
            if " #" in value:
                value = _before_comment(value)
            else:
                text = value
            if ": " in value or value[-1] == ":":
                raise _NotSimple
            if sign in NUMERIC or len(value) <= LONGEST_WORD:
                top[key] = _resolved(value)
            else:
                top[key] = value
        elif sign in _QUOTES:
            top[key], at = _quoted(lines, at, column, value)
        elif sign == "#" or not sign:
            top[key] = None
            waiting = True
        elif sign in _BLOCK_SIGNS:
            top[key], at = _block(lines, at, column, value)
        else:
            top[key] = _in_brackets(value)
    return root


def _before_comment(text: str) -> str:
    """Return what stands before the comment that a text holds."""
    return text[: text.index(" #")].rstrip(" ")


def _unquoted(key: str) -> str:
    """Return a key without the quotation marks around it."""
    mark, inside = key[0], key[1:-1]
    if not inside or key[-1] != mark or mark in inside or "\\" in inside:
        raise _NotSimple
    if len(key) > _LONGEST_KEY or date_fault(inside) is not None:
        raise _NotSimple
    return inside


@lru_cache(maxsize=1024)
def _check(key: str) -> None:
    """Refuse a key that may be anything else than a name; most pages have the same."""
    name = key.translate(_WITHIN_NAMES)
    if not name.isidentifier() or key[0] in NUMERIC or key[-1] == " ":
        raise _NotSimple
    if key in WORDS or len(key) > _LONGEST_KEY or key.startswith("//"):
        raise _NotSimple


def _more(lines: list[str], at: int, column: int) -> list[str]:
    """Return the lines from one on, up to an empty one, that are indented by more than a column."""
    more = []
    while at < len(lines):
        line = lines[at].strip(" ")
        if not line or lines[at][: column + 1].strip(" "):
            break
        more.append(line)
        at += 1
    return more


def _folded(lines: list[str], at: int, column: int, first: str) -> tuple[str, int]:
    """Return a text without quotation marks that goes on in a line, and the line after it.

    ``first`` is what stands in the line before, if any does; ``column`` is that of the key or dash.
    """
    more = _more(lines, at, column)
    text = " ".join((first, *more) if first else more)
    if ": " in text or " #" in text or text[-1] == ":":
        raise _NotSimple
    if not _INDICATORS.isdisjoint(line[0] for line in more) or resolve(text) is not None:
        raise _NotSimple
    return text, at + len(more)


def _quoted(lines: list[str], at: int, column: int, first: str) -> tuple[str, int]:
    """Return a text in quotation marks that may go on in a line, and the line after it."""
    mark = first[0]
    inside, end, rest = first[1:].partition(mark)
    if not end or rest or "\\" in inside:
        first, at = _whole_quote(lines, at, column, first)
        inside = first[1:-1]
        if mark == "'":
            inside = inside.replace("''", "'")
        elif "\\" in inside:
            inside = _ESCAPE.sub(lambda sign: _ESCAPED.get(sign[1], sign[1]), inside)
    if inside[4:5] == "-" and date_fault(inside) is not None:
        raise _NotSimple
    return inside, at


def _whole_quote(lines: list[str], at: int, column: int, first: str) -> tuple[str, int]:
    """Return all of a text in quotation marks, with these, and the line after it."""
    end = _end_of_quote(first)
    if end:
        rest = first[end:].lstrip(" ")
        if rest and (rest[0] != "#" or first[end] != " "):
            raise _NotSimple
        return first[:end], at
    more = _more(lines, at, column)
    text = " ".join((first.rstrip(" "), *more))
    if _end_of_quote(text) != len(text):
        raise _NotSimple
    return text, at + len(more)


def _end_of_quote(text: str) -> int:
    """Return the end of the quoted text at the beginning of a text; 0 if it has none."""
    quoted = QUOTED.match(text)
    return quoted.end() if quoted is not None else 0


def _block(lines: list[str], at: int, column: int, header: str) -> tuple[str, int]:
    """Return the text of a block scalar whose lines begin at one, and the line after it."""
    if " #" in header:
        header = _before_comment(header)
    if header not in _BLOCK_SCALARS:
        raise _NotSimple
    indent = len(lines[at]) - len(lines[at].lstrip(" ")) if at < len(lines) else 0
    if indent <= column or indent == len(lines[at]):
        raise _NotSimple
    margin = " " * indent
    content = []
    while at < len(lines):
        line = lines[at]
        if line.startswith(margin):
            content.append(line[indent:])
        elif not line.strip(" "):
            content.append("")
        else:
            break
        at += 1
    if at == len(lines) and content[-1]:
        raise _NotSimple  # without a line end
    text = "\n".join(content).rstrip("\n")
    if text[-1] == " " or (header[0] == ">" and "\n " in text):
        raise _NotSimple
    if header[0] == ">":
        text = _LINE_ENDS.sub(lambda ends: ends[1] or " ", text)
    text = text if header[-1] == "-" else text + "\n"
    if text[4:5] == "-" and date_fault(text) is not None:
        raise _NotSimple
    return text, at


def _plain(text: str) -> Any:
    """Return the value of a text without quotation marks and without spaces around it."""
    sign = text[:1]
    if sign in _INDICATORS and not (sign in _BEGINNING and text[1:2].isalnum()):
        raise _NotSimple
    if ": " in text or text[-1] == ":":
        raise _NotSimple
    return _resolved(text)


@lru_cache(maxsize=4096)
def _resolved(text: str) -> Any:
    """Return what a text stands for that is plain; days and numbers stand on many pages."""
    resolved = resolve(text)
    if resolved is None:
        return text
    if len(resolved) > 1:
        raise _NotSimple
    return resolved[0]


def _in_brackets(text: str) -> Any:
    """Return the list in brackets or the group in braces that a text is; a comment may follow."""
    text = _before_comment(text) if " #" in text else text.rstrip(" ")
    is_list = text[0] == "["
    if text[-1] != ("]" if is_list else "}") or text[0] not in _BRACKETS:
        raise _NotSimple
    items: list[Any] = []
    group: dict[str, Any] = {}
    at, end = 1, len(text) - 1
    while at < end:
        member = MEMBER.match(text, at, end)
        if member is None or is_list is not (member[1] is None) or member[1] in group:
            raise _NotSimple
        value = _plain(member[3].strip(" ")) if member[3] else _quoted([], 0, 0, member[2])[0]
        if is_list:
            items.append(value)
        else:
            _check(member[1])
            group[member[1]] = value
        at = member.end()
    return items if is_list else group
