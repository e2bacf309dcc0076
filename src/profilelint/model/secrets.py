"""Secrets that people paste into addresses, and how they are hidden in everything written out.

Hidden are the user information of an address (``https://user:password@host``), and the values of
parameters that by their name carry a credential: tokens, signatures, keys, passwords and the
signed parameters of Amazon, Google and Azure storage.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.text import ASCII_LETTERS, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

MASK = "***"
"""What is shown in place of a secret."""

_WORDS = ("token", "secret", "passw", "signature", "credential", "apikey", "accesskey")
_NAMES = frozenset({"sig", "key", "pwd", "auth", "jwt", "sessionid"})
_PREFIXES = ("xamz", "xgoog")
_IN_NAMES = "_.~-"
_ASCII_NAMES = f"{ASCII_LETTERS}0123456789{_IN_NAMES}"
_USUAL = 40


def secret_spans(text: str) -> list[Span]:
    """Return the spans of the secrets in a text, in order and apart from each other."""
    spans = []
    if "@" in text:
        spans = [Span(*found.span(1)) for found in _user_information().finditer(text)]
    if "=" in text:
        users = len(spans)
        current = end = 0
        value_of = _value()
        for start, name, after in _parameters(text):
            while current < users and spans[current].end <= start:
                current += 1
            inside = current < users and spans[current].start <= start
            if inside or start < end or not _is_secret(name):
                continue
            value = value_of.match(text, after)
            if value is not None:
                end = value.end()
                spans.append(Span(*value.span()))
    return joined(spans) if spans else spans


def mask(text: str) -> str:
    """Return a text with each secret replaced by `MASK`; most texts come back as they are."""
    spans = secret_spans(text) if "@" in text or "=" in text else ()
    if not spans:
        return text
    pieces = []
    position = 0
    for span in spans:
        pieces.append(text[position : span.start])
        position = span.end
    return MASK.join([*pieces, text[position:]])


def _is_secret(name: str) -> bool:
    plain = name.lower().replace("-", "").replace("_", "").replace(".", "")
    return plain in _NAMES or plain.startswith(_PREFIXES) or any(map(plain.__contains__, _WORDS))


def _parameters(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield where each name before an equals sign begins, the name, and where its value begins."""
    sign, before = text.find("="), 0
    while sign >= 0:
        # Most texts hold few equals signs: going back from each is sooner done than a pattern.
        name = text[max(before, sign - _USUAL) : sign]
        start = sign - len(name) + len(name.rstrip(_ASCII_NAMES))
        while start > before and (text[start - 1].isalnum() or text[start - 1] in _IN_NAMES):
            start -= 1
        if start < sign:
            yield start, text[start:sign], sign + 1
        before = sign + 1
        sign = text.find("=", before)


# The patterns are made when they are needed: most runs meet neither an @ nor an equals sign.


@cache
def _user_information() -> re.Pattern[str]:
    # Browsers accept `https:user@host` and back slashes, so both count. The length is capped
    # because each "https:" of "https:https:https:" starts anew.
    return re.compile(
        r"(?:(?<![a-z])(?:https?|ftp|wss?):[/\\]*|(?<!mailto:)[/\\]{2})(?!mailto:)([^\s/\\?#<>]{1,1024})@",
        re.IGNORECASE,
    )


@cache
def _value() -> re.Pattern[str]:
    return re.compile(r"[^\s&#\"'<>()\[\]`]+")
