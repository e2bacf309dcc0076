"""Half-typed lists and mappings in brackets and braces: JSON, and those of YAML and TOML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.engine.workspace.typed import Place
from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.source.front_matter.notation import DEEPEST

if TYPE_CHECKING:
    import re

    from profilelint.model.finding import Route

_PATTERN: Final = (
    r"""[ \t\r\n]+|(?P<word>"(?:[^"\\\r\n]|\\[^\r\n])*+"?|'(?:[^'\r\n]|'')*+'?|"""
    r"""[^\[\]{{}},\r\n \t{0}"'#](?:[^\[\]{{}},\r\n{0}#]|[{0}](?![ \t\r\n,\[\]{{}}])|"""
    r"""(?<![ \t])#)*+)|#[^\r\n]*+|."""
)
_TOKENS: Final = {":": pattern(_PATTERN.format(":")), "=": pattern(_PATTERN.format("="))}
_MOST_TOKENS: Final = 200_000


class Scanned(NamedTuple):
    """What is known of a list or mapping: what stands at an offset, and where it ends.

    ``end`` is None where it has no end before the offset.
    """

    place: Place | None
    end: int | None


class _Frame:
    """A list or mapping that is open; ``index`` is that of the item at hand, None in a mapping."""

    __slots__ = ("index", "is_value", "key", "keys", "route")

    def __init__(self, route: Route, index: int | None) -> None:
        self.route = route
        self.index = index
        self.key: str | None = None
        self.is_value = False
        self.keys: set[str] = set()

    @property
    def inner(self) -> Route:
        """Return the route of the value at hand."""
        if self.index is not None:
            return (*self.route, self.index)
        return (*self.route, self.key or "")


def scan(
    text: str, start: int, offset: int, route: Route, notation: str, stop: int | None = None
) -> Scanned:
    """Return what stands at an offset of the list or mapping that begins at ``start``.

    ``route`` leads to it; what lies behind ``stop`` does not belong to it. A mapping is read to its
    end, however far behind the offset that is, for the sake of its keys.
    """
    separator = "=" if notation == "toml" else ":"
    frames: list[_Frame] = []
    place: Place | None = None
    owner: _Frame | None = None
    tokens = _TOKENS[separator].finditer(text, start, len(text) if stop is None else stop)
    for count, token in enumerate(tokens):
        if count > _MOST_TOKENS or len(frames) > DEEPEST:
            break
        is_word = token["word"] is not None
        if place is None and frames and _reaches(token, offset, is_word=is_word):
            if text.startswith("#", token.start()) and token.start() < offset:
                return Scanned(None, None)
            owner = frames[-1]
            word = token if is_word and token.start() <= offset else None
            place = _place(owner, word, offset, notation)
        sign = token[0]
        if sign in ("[", "{"):
            frames.append(_Frame(frames[-1].inner if frames else route, 0 if sign == "[" else None))
        elif sign in ("]", "}"):
            if not frames or frames[-1] is owner:
                break
            frames.pop()
            if not frames:
                if place is None and offset >= token.end():
                    return Scanned(None, token.end())
                break
        elif sign == separator and frames:
            _take_key(frames[-1])
        elif sign == "," and frames:
            frame = frames[-1]
            frame.is_value, frame.key = False, None
            if frame.index is not None:
                frame.index += 1
        elif is_word and frames and not frames[-1].is_value:
            frames[-1].key = unquoted(sign.rstrip())
    if place is None or owner is None:
        return Scanned(None, None)
    return Scanned(_with_keys(text, place, owner, separator), None)


def _reaches(token: re.Match[str], offset: int, *, is_word: bool) -> bool:
    """Return whether an offset is at a token, or was passed before it."""
    if is_word:
        return token.end() >= offset
    return (
        token.start() >= offset
        or (token[0].isspace() and token.end() > offset)
        or (token[0].startswith("#") and token.end() >= offset)
    )


def _take_key(frame: _Frame) -> None:
    if frame.index is None and not frame.is_value:
        frame.keys.add(frame.key or "")
        frame.is_value = True


def _place(frame: _Frame, word: re.Match[str] | None, offset: int, notation: str) -> Place:
    span, written = Span(offset, offset), ""
    if word is not None:
        written = word[0].rstrip()
        start = word.start()
        span = Span(start, max(start + len(written), offset))
    is_key = frame.index is None and not frame.is_value
    return Place(
        "key" if is_key else "value",
        span,
        unquoted(written),
        notation,
        frame.route if is_key else frame.inner,
        written[:1] if written[:1] in ('"', "'") else "",
        flow=True,
    )


def _with_keys(text: str, place: Place, frame: _Frame, separator: str) -> Place:
    after = text[place.span.end : place.span.end + 100].lstrip()
    is_key = place.kind == "key"
    has_separator = is_key and after.startswith(separator)
    own = {place.word} if has_separator else set()
    return place._replace(
        keys=frozenset(frame.keys - own),
        has_separator=has_separator,
        trail="," if is_key and after and after[0] not in ",]}" else "",
    )


def unquoted(word: str) -> str:
    """Return a word without its quotation marks, the closing one of which may be missing."""
    quote = word[:1]
    if quote not in ('"', "'") or not quote:
        return word
    inner = word[1:]
    return inner[:-1] if inner.endswith(quote) else inner
