"""Boxes and tabs of MkDocs that are shown as text, or whose title is lost.

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

BoxFault: TypeAlias = Literal["box", "tab", "title"]
"""No box or no tab is shown, or a box without the title that was meant."""

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
# The kind of a box, and the words behind it.
_WORDS: Final = pattern(r"[ \t]*(?:([\w-]+)(?=[ \t:\"'“‘«]|\Z))?(.*)")
_AROUND: Final = " \t:\"'“”‘’„«»"
_INDENT: Final = 4


class LostBox(NamedTuple):
    """The line that was to open a box or a tab, and what to write in its place."""

    fault: BoxFault
    span: Span
    title: str
    wanted: str


@finder("lost_box", of="body")
def find_lost_boxes(context: Context) -> list[LostBox]:
    """Return the lines with indented ones below that open no box, or one without its title."""
    body, site = context.document.body, context.site
    extensions = site.markdown_extensions if site is not None else frozenset()
    found: list[LostBox] = []
    for line in _LINE.finditer(body.text, body.start) if extensions else ():
        indent, written, mark, rest = line.groups()
        if _EXTENSIONS[mark[0]] not in extensions or holding(body.code, line.start(2)) is not None:
            continue
        below = _BELOW.match(body.text, line.end())
        if below is not None and _width(below[1]) >= _width(indent) + _INDENT:
            fault = _fault(mark, rest)
            if fault is not None:
                start = line.start(2)
                found.append(
                    LostBox(fault[0], Span(start, start + len(written.rstrip())), *fault[1:])
                )
    return found


def _width(margin: str) -> int:
    return len(margin.expandtabs(_INDENT))


def _fault(mark: str, rest: str) -> tuple[BoxFault, str, str] | None:
    """Return what is wrong with the text behind a mark, the title that is meant, and the line."""
    is_read = len(mark) > len("!!") and _READ[mark[0]].fullmatch(rest) is not None
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
