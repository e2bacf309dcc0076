"""What may stand where a line was meant to open with the marker of a list item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.rules.page.lines import with_line_feeds
from profilelint.rules.page.parts import span_around

if TYPE_CHECKING:
    from profilelint.model.body import Body

NUMBER: Final = r"[0-9]{1,3}[.)]"
WORD: Final = r"(?=[^\W\d_]|\[|\*\*|__)"
SPACE: Final = r"[^\S\r\n]"
UNREAD: Final = (
    rf"(?P<space>(?:[-+]|{NUMBER}){WORD}|\*(?=[^\W\d_]))"
    rf"|(?P<no_break_space>(?:[-*+]|{NUMBER})[ \t]*[\xa0\u2000-\u200a\u202f\u3000]{SPACE}*"
    r"(?=[^\s*_]))"
    rf"|(?P<character>(?:[–—−·✓✔]{SPACE}*|[o§]{SPACE}+){WORD})"
)
"""The marks that are none to Markdown, wherever they stand."""

READ: Final = rf"(?P<indentation>(?:[-*+]|{NUMBER})[ \t]+{WORD})"
"""The marks that are none where they stand too deep."""

# Behind four spaces or more, or a tab.
_DEEP: Final = "|".join(("(?<= {4})", *(rf"(?<=\t {{{spaces}}})" for spaces in range(4))))
_OPENING: Final = pattern(
    rf"\n[ \t]*+(?=[-+*–—−·✓✔o§0-9])(?:{UNREAD}|(?:{_DEEP}){READ})",
)
# Lines that may open with such a mark, behind another line.
_MAY_OPEN: Final = Prefilter(
    rf"\n[ \t]*(?:(?:[-+]|{NUMBER})(?:[A-Za-z\[]|\*\*|__|[^\x00-\x7f])|\*(?:[A-Za-z]|[^\x00-\x7f])"
    rf"|(?:[-*+]|{NUMBER})[ \t]+[^\x00-\x7f]|[–—−·✓✔]|[o§][ \t\xa0]"
    rf"|(?:    |\t)[ \t]*(?:[-*+]|{NUMBER})[ \t])"
)


def marked_lines(body: Body) -> tuple[list[int], set[int]]:
    """Return where lines begin, without white space, that open with a mark that may be none.

    These are the offsets of lines in no code, in order, and of those that code begins with.
    """
    # The first line has a line end before it as well.
    text = with_line_feeds(body.text)
    if body.start and not _MAY_OPEN.may_match(text):
        return [], set()
    text = "\n" + text[body.start :]
    shift = body.start - 1
    places = []
    in_code = set()
    for opening in _OPENING.finditer(text):
        place = opening.start(opening.lastgroup or 0) + shift
        code = span_around(body.code, place)
        if code is None:
            places.append(place)
        elif code.start == place:
            in_code.add(place)
    return places, in_code
