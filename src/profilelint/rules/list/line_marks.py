"""Lines of paragraphs that open with what was meant as the marker of a list item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.list.marks import READ, UNREAD
from profilelint.rules.page.lines import CLOSERS
from profilelint.rules.page.parts import span_around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.model.body import Body, Leaf
    from profilelint.model.finding import Span

LostCause: TypeAlias = Literal["space", "no_break_space", "character", "indentation"]
"""What keeps a marker from being one.

The space behind it is missing or is a no-break space, Markdown does not know the character, or the
line is indented by four spaces or more.
"""

_SENTENCE_ENDS: Final = frozenset(".!?…;。！？；।")
_COLONS: Final = frozenset(":：")
_LINE: Final = pattern(r"[^\r\n]+")
_MARK: Final = pattern(f"{UNREAD}|{READ}")
_DEEP: Final = 4
# Formulas, tables, settings and options of programs, columns, and line breaks made on purpose.
_NO_ITEM: Final = pattern(r"[|{}\\=]|\$\$|<br|^\S+(?:  |\t)|^\S+,? --?\w|\s[+*/<>^]\s")
_OPTION: Final = pattern(r"[A-Z](?:[a-z]+[A-Z]\w*|[a-z]*[0-9]\w*)")
_CAPITAL: Final = pattern(r"[AI] [^\W\d_]")
_FEWEST_WORDS: Final = 3
_NOTE: Final = pattern(
    r"(?:notes?|n\.?b|sources?|figures?|data|as of|includ\w+|exclud\w+|disclaimer|based on|prices?"
    r"|see|except|applies|subject to|may|names?|required|mandatory|optional|pflicht\w+)\b",
    re.IGNORECASE,
)
_REFERENCE: Final = pattern(r"[^\W_]\*(?=[\s.,;:)|]|$)")
_SPEECH: Final = pattern(
    r"[?!\"“”«»„]|\b(?:i|i['’]\w+|you|your|me|my|said|says|asked|asks|replied|answered|cried|shouted"
    r"|whispered|yes|no|oh|well|dit|dijo|disse|sagte|fragte|répondit|demanda|je|tu|vous|yo|usted"
    r"|ich|du|mr|mrs)\b",
    re.IGNORECASE,
)

# Whoever writes hyphens for the dashes of speech puts the words of the speaker behind it.
_SPOKEN: Final = pattern(
    r"(?<=\W)(?:said|says|asked|asks|replied|answered|cried|shouted|whispered|dit|dijo|disse|sagte"
    r"|fragte|répondit|demanda)\b|\A(?:oh|yes|hola|gracias|merci|bonjour)\b",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """A line of a paragraph.

    ``margin`` is where it begins, ``start`` where its text does and ``final`` its last character,
    but for quotation marks and the like. ``cause`` is None where it opens with no marker; ``mark``
    is the marker without spaces and ``words`` where its words begin.
    """

    margin: int
    start: int
    end: int
    final: str = ""
    cause: LostCause | None = None
    mark: str = ""
    words: int = 0

    @property
    def ends_sentence(self) -> bool:
        """Return whether a sentence, or a part of one, ends with the line."""
        return self.final in _SENTENCE_ENDS

    @property
    def introduces(self) -> bool:
        """Return whether the line ends in a colon."""
        return self.final in _COLONS

    def follows(self, other: Line) -> bool:
        """Return whether the marker is the next one of a list that has the other line's.

        Numbers count up, or are all 1.
        """
        if self.mark[-1] != other.mark[-1]:
            return False
        if "indentation" in (self.cause, other.cause) and self.cause != other.cause:
            return False
        if not self.mark[0].isdigit():
            return True
        number, before = int(self.mark[:-1]), int(other.mark[:-1])
        return number == before + 1 or number == before == 1


def mark_at(text: str, start: int, end: int, indentation: int = _DEEP) -> Line | None:
    """Return the line that begins at ``start`` if it opens like an item that is none.

    ``indentation`` is how many columns are before it; markers with a space behind them count where
    these are four or more.
    """
    match = _MARK.match(text, start, end)
    if match is None:
        return None
    cause = cast("LostCause", match.lastgroup)
    if cause == "indentation" and indentation < _DEEP:
        return None
    words = match.end()
    if not _is_item(text[words:end], is_spaced=cause != "space"):
        return None
    return Line(start, start, end, "", cause, text[start:words].rstrip(), words)


def _is_item(words: str, *, is_spaced: bool) -> bool:
    """Return whether words behind a marker may be those of an item."""
    if _NO_ITEM.search(words):
        return False
    if is_spaced or not words[0].isalpha() or not words[0].isascii():
        return True
    # "-DskipTests" and "-Xmx512m" are options as well.
    if _OPTION.fullmatch(words):
        return False
    # "-v" and "-config FILE" are options of programs, "-x + y" is a sum, "2.x" a version.
    few = words.count(" ") < _FEWEST_WORDS - 1
    if not words[1:2].isalpha():
        return words[0].isupper() and not few and _CAPITAL.match(words) is not None
    return words[0].isupper() or not few


def lines_of(leaf: Leaf, body: Body) -> Iterator[Line]:
    """Yield the lines of a paragraph.

    One opens with a marker only where all of that is literal text, not emphasis, code or a tag.
    """
    text = body.text
    runs: list[Span] | None = None
    for match in _LINE.finditer(text, *leaf.span):
        margin, end = match.span()
        while margin > 0 and text[margin - 1] in " \t":
            margin -= 1
        start = match.start()
        while start < end and text[start] in " \t":
            start += 1
        while end > start and text[end - 1] in " \t":
            end -= 1
        width = len(text[margin:start].expandtabs(_DEEP))
        line = mark_at(text, start, end, width)
        if line is not None:
            if runs is None:
                runs = leaf.runs
            if span_around(runs, start) is None or span_around(body.opaque, start):
                line = None
        final = text[start:end].rstrip(CLOSERS)[-1:]
        if line is None:
            yield Line(margin, start, end, final)
        else:
            yield line._replace(margin=margin, final=final)


def is_note(words: str) -> bool:
    """Return whether words are those of a footnote."""
    return _NOTE.match(words) is not None


def first_reference(text: str, start: int) -> int:
    """Return where a text first refers to a footnote by an asterisk behind a word, else its end."""
    match = _REFERENCE.search(text, start)
    return match.start() if match is not None else len(text)


def are_speech(lines: Iterable[str]) -> bool:
    """Return whether one of several lines that open with dashes may be spoken."""
    return any(_SPEECH.search(line) for line in lines)


def are_spoken(lines: Iterable[str]) -> bool:
    """Return whether one of several lines that open with hyphens is surely spoken."""
    return any(_SPOKEN.search(line) for line in lines)
