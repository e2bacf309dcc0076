"""Addresses of links with white space or control characters in them, which make no link elsewhere.

kramdown, Python-Markdown and pandoc take what stands between the parentheses, or behind the colon
of a definition, for an address all the same.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.model.text import LINE_END

if TYPE_CHECKING:
    import re

MAY_BEGIN = pattern(
    r"\](?:\(|:)(?=[\s\x00-\x20<]{0,40}+(?!https?:|mailto:)"
    r"(?:[^()\[\]/?#]|(?<=&)#){1,100}?(?::|&colon;|&#))"
)
"""What stands before an address with a scheme that is not of the web, or with a reference."""

_SCHEME = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ODD = pattern(r"[\s\x00-\x20]")
_MARK = pattern(r"([()])|(?:\r\n?+|\n)[ \t>]*+(?=[\r\n]|\Z)")
_QUOTE_MARKS = pattern(r"(?<=[\r\n])[ \t]*+(?:>[ \t]*+)*+")
_WITHIN = str.maketrans("", "", "\t\n\r")
_AROUND = "".join(map(chr, range(0x21)))
_REFERENCE = pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_LONGEST = 1000
_MOST_MARKS = 40


def find_loose_addresses(text: str, start: int) -> list[Span]:
    """Return where addresses stand that have a scheme, and white space or control characters."""
    found = []
    for mark in MAY_BEGIN.finditer(text, start):
        at = mark.end()
        opening = text.rfind("[", max(start, at - _LONGEST), at)
        if opening >= 0 and text.startswith("[^", opening):
            continue  # a footnote
        end = _end(text, at) if text[at - 1] == "(" else _line_end(text, at)
        if end == at:
            continue
        written = text[at:end]
        at += len(written) - len(written.lstrip())
        if _ODD.search(written.strip()) is not None and _SCHEME.match(loose_address(written)):
            found.append(Span(at, end))
    return found


def loose_address(written: str) -> str:
    """Return an address as a browser reads it, of what is written in the place of one."""
    if "\n" in written or "\r" in written:
        # Marks of a quote are no part of the address.
        written = _QUOTE_MARKS.sub("", written)
    # Python-Markdown takes away more white space than browsers do.
    address = _REFERENCE.sub(_character, written.strip().removeprefix("<").lstrip())
    return address.strip(_AROUND).translate(_WITHIN)


def _character(reference: re.Match[str]) -> str:
    from html import unescape

    return unescape(reference[0])


def _line_end(text: str, at: int) -> int:
    last = min(at + _LONGEST, len(text))
    end = LINE_END.search(text, at, last)
    return end.start() if end is not None else last


def _end(text: str, at: int) -> int:
    """Return where the parenthesis closes that an address stands in; ``at`` if nowhere near."""
    if text.find(")", at, at + _LONGEST) < 0:
        return at
    depth, last = 0, -1
    for mark in islice(_MARK.finditer(text, at, at + _LONGEST), _MOST_MARKS):
        if mark[1] is None:
            return max(last, at)
        if mark[1] == "(":
            depth += 1
            continue
        last = mark.start()
        if not depth:
            return last
        depth -= 1
    return last if last >= 0 else text.find(")", at)
