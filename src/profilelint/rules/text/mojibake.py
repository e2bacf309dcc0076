"""Text that was saved in UTF-8 and read in another encoding, as "Ã©" for "é", and ligatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Part, Route, Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.rules.page.parts import span_around, unusual

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from profilelint.rules.api import Context

# What Windows-1252, and Latin 1 where that has nothing, make of the bytes 0x80 to 0xBF.
_REST = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SEQUENCE: Final = pattern(rf"(?:[\xc2-\xc5][{_REST}]|\xe2[{_REST}]{{2}}|\xf0[{_REST}]{{3}})++")
_CUT: Final = pattern(rf"[\xc2\xc3\xe2][{_REST}]")
_LEADS: Final = ("Ã", "â", "Â", "Å", "Ä", "ð")
_MOST_TIMES: Final = 3
LIGATURES: Final = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
}
"""Characters that stand for several letters in the texts of PDF files."""
_LIGATURE: Final = pattern(r"[\ufb00-\ufb04](?:(?=[^\W\d_])|(?<=[^\W\d_].))")
_SIGNS: Final = frozenset("\u00a0°§©®«»·±²³½¼¾¿¡ªº")


class Mojibake(NamedTuple):
    """Characters that stand for others, and what those are.

    In front matter, ``route`` leads to the field they belong to and ``part`` is the part of it.
    """

    span: Span
    meant: str
    route: Route
    part: Part


@finder("mojibake", of="file")
def find_mojibake(context: Context) -> list[Mojibake]:
    """Return the sequences of characters that are others in UTF-8; those in code are meant."""
    document = context.document
    rest = unusual(document.text)
    holds_ligature = any(map(rest.__contains__, LIGATURES))
    if not holds_ligature and (
        not any(lead in rest for lead in _LEADS) or _SEQUENCE.search(rest) is None
    ):
        return []
    from profilelint.rules.text.invisible_characters import place_of

    found = []
    sequences = list(_sequences(document.text))
    if holds_ligature:
        matches = _LIGATURE.finditer(document.text)
        sequences += [(match, LIGATURES[match[0]]) for match in matches]
    for sequence, meant in sequences:
        if span_around(document.body.code, sequence.start()) is None:
            span = Span(*sequence.span())
            place = place_of(document, span)
            found.append(Mojibake(span, meant, place.route, place.part))
    return found


def _sequences(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for sequence in _SEQUENCE.finditer(text):
        meant = _decoded(sequence[0])
        if meant and _is_certain(sequence, meant):
            yield sequence, meant


def _decoded(characters: str) -> str:
    """Return what characters are in UTF-8, also if they were misread more than once."""
    for _ in range(_MOST_TIMES):
        data = b"".join(_byte(each) for each in characters)
        try:
            meant = data.decode()
        except UnicodeDecodeError:
            return ""
        if _SEQUENCE.fullmatch(meant) is None:
            is_whole = meant.replace("\u00a0", "").isprintable() and not _CUT.search(meant)
            return meant if is_whole else ""
        characters = meant
    return ""


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _is_certain(sequence: re.Match[str], meant: str) -> bool:
    """Return whether characters cannot be what they look like.

    In "„Ä“" and "IRMÃ»", a capital letter stands before a mark.
    """
    text, (start, end) = sequence.string, sequence.span()
    if end - start > 2 or text[start] > "Å":
        return True
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before.islower():
        return True
    if meant in _SIGNS:
        return text[start] == "Â" and not before.isupper()
    return behind.islower()
