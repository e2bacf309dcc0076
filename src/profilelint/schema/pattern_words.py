"""What a regular expression of ``pattern`` asks for, in words: "2 capital letters, then digits".

Only expressions that take few words are said: fixed texts and characters of a few kinds in a row,
with quantifiers and with groups (ECMA-262, section 22.2.1).
"""

from __future__ import annotations

import re
from typing import TypeAlias

from profilelint.schema import wording

_LONGEST = 200
_MOST = 7
"""Fixed texts in the place of one, and parts in a row."""

_Part: TypeAlias = str | list[str]
"""A part in words, or the fixed texts of which one stands there."""

_ATOM = re.compile(
    r"(?P<group>\((?:\?:)?)"
    r"|\[(?P<excluded>\^?)(?P<members>(?:[^\]\\\[]|\\p\{\w+\}|\\.)+)\]"
    r"|\\(?P<escape>p\{\w+\}|.)"
    r"|(?P<any>\.)"
    r"|(?P<text>[^\\\[\](){}|*+?.^$])"
)
_QUANTIFIER = re.compile(r"\{(?P<least>\d{1,4})(?P<range>,(?P<most>\d{0,4}))?\}|(?P<sign>[*+?])")
_MEMBER = re.compile(r"\\(?P<escape>p\{\w+\}|.)|(?P<range>[^\\]-[^\\])|(?P<text>.)")
_OF_SIGNS = {"*": (0, None), "+": (1, None), "?": (0, 1)}

_KINDS = {
    "A-Z": ("a capital letter A–Z", "capital letters A–Z"),
    "a-z": ("a small letter a–z", "small letters a–z"),
    "A-Za-z": ("a letter A–Z", "letters A–Z"),
    "0-9": ("a digit", "digits"),
    " ": ("a space", "spaces"),
    "\\p{L}": ("a letter", "letters"),
    "\\p{Lu}": ("a capital letter", "capital letters"),
    "\\p{Ll}": ("a small letter", "small letters"),
}
"""Characters of each kind, in words for one and for several of them."""

_OF_ESCAPES = {
    "d": ["0-9"],
    "p{N}": ["0-9"],
    "p{Nd}": ["0-9"],
    "s": [" "],
    "w": ["A-Za-z", "0-9", "_"],
}


class _TooLongError(Exception):
    """An expression takes more than a few words."""


def words_of(pattern: str) -> str:
    """Return what a text looks like that matches a regular expression; empty if it is no few words.

    An expression that also allows empty text is taken without that.
    """
    pattern = pattern.removeprefix("^$|").removesuffix("|^$")
    if len(pattern) > _LONGEST:
        return ""
    reader = _Reader(pattern.removeprefix("^"))
    try:
        parts = reader.row()
    except _TooLongError:
        return ""
    from_start, to_end = pattern.startswith("^"), reader.rest == "$"
    words = ", then ".join(map(_said, parts))
    if (reader.rest and not to_end) or words in ("", "text"):
        return ""
    if from_start and to_end:
        return f"only {words}" if reader.is_one_kind and len(parts) == 1 else words
    where = "at its beginning" if from_start else "at its end" if to_end else "in it"
    return f"{words} {where}"


class _Reader:
    """Reads an expression from its start; ``rest`` is what was not read yet.

    ``is_one_kind`` tells whether the first part is any number of characters of some kinds.
    """

    def __init__(self, rest: str) -> None:
        self.rest = rest
        self.is_one_kind = False

    def row(self) -> list[_Part]:
        """Return the parts that stand in a row, up to the end of the group or the expression."""
        parts: list[_Part] = []
        while self.rest and self.rest[0] not in ")|" and self.rest != "$":
            self._read_part(parts)
            if len(parts) > _MOST:
                raise _TooLongError
        return parts

    def _read_part(self, parts: list[_Part]) -> None:
        atom = self._take(_ATOM)
        if atom is None:
            raise _TooLongError
        if atom["group"]:
            return self._read_group(parts)
        kinds = _kinds(atom)
        least, most = self._bounds()
        fixed = None if atom["excluded"] else _fixed(kinds)
        if fixed and most == 1:
            _put(parts, fixed if least else [*fixed, ""])
        elif atom["any"] and least == most == 1 and parts and self.rest[:1] not in (*".$)|", ""):
            # A full stop was meant, or will do.
            _put(parts, ["."])
        elif atom["any"]:
            parts.append(_number_of("a character", "characters", "text", least, most))
        elif atom["excluded"]:
            others = wording.either([_in_words(kind)[1] for kind in kinds])
            one, several = f"a character other than {others}", f"characters other than {others}"
            parts.append(_number_of(one, several, f"text without {others}", least, most))
        else:
            one = wording.either([_in_words(kind)[0] for kind in kinds])
            several = wording.either([_in_words(kind)[1] for kind in kinds])
            counted = (
                several if len(kinds) == 1 and kinds[0] in _KINDS else f"characters, each {one}"
            )
            if not parts:
                self.is_one_kind = most is None and least <= 1
            words = _number_of(one, counted, several, least, most)
            is_extra = (least, most) == (0, None) and not self.is_one_kind
            parts.append(f"perhaps {words}" if is_extra else words)
        return None

    def _read_group(self, parts: list[_Part]) -> None:
        options = [self.row()]
        while self.rest.startswith("|"):
            self.rest = self.rest[1:]
            options.append(self.row())
        if not self.rest.startswith(")"):
            raise _TooLongError
        self.rest = self.rest[1:]
        least, most = self._bounds()
        if most == 1 and all(not row or _is_fixed(row) for row in options):
            texts = [text for row in options for text in (row[0] if row else [""])]
            _put(parts, texts if least else [*texts, ""])
        elif len(options) == 1 and least == most == 1:
            for part in options[0]:
                _put(parts, part)
        elif len(options) == 1 and most == 1:
            self.is_one_kind = False
            parts.append("perhaps " + " and ".join(map(_said, options[0])))
        elif len(options) == 1 and (least, most) == (0, None) and _repeats(parts, options[0]):
            parts[-1] = f"{parts[-1]}, with {_said(options[0][0])} between them"
        else:
            raise _TooLongError

    def _bounds(self) -> tuple[int, int | None]:
        """Return how often at least and at most what was read last may stand there."""
        found = self._take(_QUANTIFIER)
        if found is None:
            return 1, 1
        if self.rest[:1] in ("?", "+"):
            raise _TooLongError
        if found["sign"]:
            return _OF_SIGNS[found["sign"]]
        least = int(found["least"])
        most = found["most"]
        return least, (int(most) if most else None) if found["range"] else least

    def _take(self, expression: re.Pattern[str]) -> re.Match[str] | None:
        found = expression.match(self.rest)
        if found is not None:
            self.rest = self.rest[found.end() :]
        return found


def _kinds(atom: re.Match[str]) -> list[str]:
    """Return the kinds of characters that an atom allows or excludes; a character is a kind too."""
    if atom["any"]:
        return []
    if atom["text"]:
        return [atom["text"]]
    if atom["escape"]:
        return _of_escape(atom["escape"])
    kinds: list[str] = []
    for member in _MEMBER.finditer(atom["members"]):
        if member["escape"]:
            kinds += _of_escape(member["escape"])
        else:
            kinds.append(member["range"] or member["text"])
    if "A-Z" in kinds and "a-z" in kinds:
        kinds = ["A-Za-z", *(kind for kind in kinds if kind not in ("A-Z", "a-z"))]
    if len(kinds) > _MOST:
        raise _TooLongError
    return kinds


def _of_escape(name: str) -> list[str]:
    if name in _OF_ESCAPES:
        return _OF_ESCAPES[name]
    if name[0].isalnum():
        if f"\\{name}" not in _KINDS:
            raise _TooLongError
        return [f"\\{name}"]
    return [name]


def _in_words(kind: str) -> tuple[str, str]:
    """Return a kind in words, for one and for several of its characters."""
    if kind in _KINDS:
        return _KINDS[kind]
    words = " to ".join(map(wording.quoted, kind.split("-"))) if len(kind) > 1 else f'"{kind}"'
    return words, words


def _fixed(kinds: list[str]) -> list[str] | None:
    """Return the characters of kinds that are characters themselves; None if any is not."""
    return kinds if kinds and all(len(kind) == 1 for kind in kinds) else None


def _put(parts: list[_Part], part: _Part) -> None:
    """Add a part to those before it; fixed texts become one part with fixed texts before them."""
    if isinstance(part, str) or not parts or isinstance(parts[-1], str):
        parts.append(part)
        return
    parts[-1] = [before + text for before in parts[-1] for text in part]
    if len(parts[-1]) > _MOST:
        raise _TooLongError


def _is_fixed(row: list[_Part]) -> bool:
    return len(row) == 1 and isinstance(row[0], list)


def _repeats(parts: list[_Part], row: list[_Part]) -> bool:
    """Return whether a row is a fixed text and then what the last of some parts is."""
    return len(row) == 2 and isinstance(row[0], list) and parts[-1:] == row[1:]


def _number_of(one: str, several: str, endless: str, least: int, most: int | None) -> str:
    """Return in words how many characters there are."""
    if most is None:
        return endless if least <= 1 else f"{least} or more {several}"
    if most == 1:
        return one if least else f"perhaps {one}"
    if least == most:
        return f"{most} {several}"
    return f"{least} to {most} {several}" if least else f"up to {most} {several}"


def _said(part: _Part) -> str:
    if isinstance(part, str):
        return part
    texts = list(dict.fromkeys(filter(None, part)))
    words = wording.either([_quoted(text) for text in texts])
    return f"perhaps {words}" if "" in part else words


def _quoted(text: str) -> str:
    return "a space" if text == " " else wording.quoted(text)
