"""Boxes and tabs of MkDocs that are shown as text or empty, or whose title is lost.

As the extensions ``admonition``, ``pymdownx.details`` and ``pymdownx.tabbed`` read their lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.source.markdown.reading import holding

if TYPE_CHECKING:
    from profilelint.rules.api import Context

BoxFault: TypeAlias = Literal["box", "tab", "title", "empty"]
"""No box or no tab is shown, or one without the title or the text that was meant."""

_LINE: Final = pattern(r"(?m)^([ \t]*+)((!!!?|\?{3}\+?|={3}[!+]{0,2})(?=[ \t\w\"'“‘«])([^\r\n]*+))")
# What stands below, behind empty lines.
_BELOW: Final = pattern(r"(?:(?:\r\n?|\n)([ \t]*+))++(?=\S)")
_TITLE: Final = r"(?: +\".*?\")"
_READ: Final = {
    "!": pattern(rf" ?[\w-]+(?: +[\w-]+)*{_TITLE}? *"),
    "?": pattern(rf" ?(?:(?:[\w-]+(?: +[\w-]+)*?)?{_TITLE}|[\w-]+(?: +[\w-]+)*) *"),
    "=": pattern(rf"{_TITLE} *"),
}
_EXTENSIONS: Final = {"!": "admonition", "?": "details", "=": "tabbed"}
# Text in the next line, and an empty line above.
_NEXT: Final = pattern(r"(?:\r\n?|\n)([ \t]*+)(?=[\w*\[(\"'“‘-])")
_EMPTY_ABOVE: Final = pattern(r"(?:\A|\n|\r)[ \t]*(?:\r\n?|\n)\Z")
# The kind of a box, and the words behind it.
_WORDS: Final = pattern(r"[ \t]*(?:([\w-]+)(?=[ \t:\"'“‘«]|\Z))?(.*)")
_AROUND: Final = " \t:\"'“”‘’„«»"
_INDENT: Final = 4
_FAR: Final = 100


class LostBox(NamedTuple):
    """The line that was to open a box or a tab, and what to write in its place.

    If it opens an empty one, both texts are empty.
    """

    fault: BoxFault
    span: Span
    title: str
    wanted: str


@finder("lost_box", of="body")
def find_lost_boxes(context: Context) -> list[LostBox]:
    """Return the lines that open no box, or one without its title or its text."""
    body, site = context.document.body, context.site
    extensions = site.markdown_extensions if site is not None else frozenset()
    found: list[LostBox] = []
    for line in _LINE.finditer(body.text, body.start) if extensions else ():
        indent, written, mark, rest = line.groups()
        if _EXTENSIONS[mark[0]] not in extensions or holding(body.code, line.start(2)) is not None:
            continue
        start = line.start(2)
        span = Span(start, start + len(written.rstrip()))
        below = _BELOW.match(body.text, line.end())
        if below is not None and _width(below[1]) >= _width(indent) + _INDENT:
            fault = _fault(mark, rest)
            if fault is not None:
                found.append(LostBox(fault[0], span, *fault[1:]))
        elif _is_read(mark, rest) and _is_left(body.text, line.start(), line.end(), indent):
            found.append(LostBox("empty", span, "", ""))
    return found


def _width(margin: str) -> int:
    return len(margin.expandtabs(_INDENT))


def _is_read(mark: str, rest: str) -> bool:
    return len(mark) > len("!!") and _READ[mark[0]].fullmatch(rest) is not None


def _is_left(text: str, start: int, end: int, indent: str) -> bool:
    """Return whether the next line, which is indented too little, was meant to be in the box."""
    following = _NEXT.match(text, end)
    if following is None or _width(following[1]) < _width(indent) or _width(indent) % _INDENT:
        return False
    return not indent or _EMPTY_ABOVE.search(text, max(0, start - _FAR), start) is not None


def _fault(mark: str, rest: str) -> tuple[BoxFault, str, str] | None:
    """Return what is wrong with the text behind a mark, the title that is meant, and the line."""
    is_read = _is_read(mark, rest)
    words = _WORDS.fullmatch(rest) if mark[0] != "=" else None
    kind = (words[1] if words is not None else None) or ""
    title = (words[2] if words is not None else rest).strip(_AROUND).replace('"', "")
    if is_read and ('"' in rest or not any(word[:1].isupper() for word in title.split())):
        return None
    if not any(map(str.isalnum, kind + title)):
        return None
    if mark[0] == "=":
        return "tab", title, f'{mark} "{title}"'
    mark = "!!!" if mark[0] == "!" else mark
    wanted = f'{mark} {kind or "note"} "{title}"' if title else f"{mark} {kind}"
    return ("title" if is_read else "box", title, wanted)
