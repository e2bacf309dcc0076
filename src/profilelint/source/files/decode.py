"""From bytes to text: strict UTF-8, and the problems of bytes that are not.

A byte order mark at the start is accepted and dropped; offsets count from the character after it.
"""

from __future__ import annotations

import re

from profilelint.model.finding import Problem, Span

RULE = "file-encoding"
_REPLACEMENT = "\ufffd"
_BYTE_ORDER_MARK = "\ufeff"
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
# What files of other kinds begin with; "PK" is a ZIP archive, which documents of Office and
# LibreOffice are, and "\xd0\xcf" a document of older Office.
_OTHER_FILES = (
    (b"PK\x03\x04", "a word-processor document or another archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a word-processor document"),
    (b"{\\rtf", "a word-processor document"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_LFS_POINTER = b"version https://git-lfs.github.com/spec/"
_NO_TEXT = (*(opening for opening, _ in _OTHER_FILES), _LFS_POINTER)
_SAMPLE = 512
_SURROGATE = "[\ud800-\udfff]"


def decode(data: bytes) -> tuple[str, list[Problem]]:
    """Return a file's text and the problems of its encoding, one of each kind.

    Never raises. A file of another kind, such as a picture, has no text. What cannot be decoded
    is U+FFFD in the text, so that places can be shown.
    """
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    other = _other_file(data)
    if other is not None:
        return "", [other]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _decode_other(data, error.start)
    if b"\0" in data:
        wide = _width_of_ascii(data)
        if wide is not None:
            return _decode_wide(data, *wide)
    elif _BYTE_ORDER_MARK not in text:
        return text, []
    return text, _odd_characters(text)


def _other_file(data: bytes) -> Problem | None:
    """Return the problem of a file that is no text, or stands for one kept elsewhere."""
    if not data.startswith(_NO_TEXT):
        return None
    for opening, what in _OTHER_FILES:
        if data.startswith(opening):
            return Problem(RULE, "other-file", Span(0, 0), {"what": what})
    return Problem(RULE, "pointer", Span(0, 0), {})


def repair(text: str) -> tuple[str, list[Problem]]:
    """Return a text in which every character can be written as UTF-8, and its problems.

    Lone surrogates (D800 to DFFF, which only text that never was a file can hold) become U+FFFD.
    NUL and a byte order mark within the text stay and are reported.
    """
    problems: list[Problem] = []
    if not text.isascii():
        lone = re.search(_SURROGATE, text)
        if lone is not None:
            problems.append(_problem("surrogate", lone.start()))
            text = re.sub(_SURROGATE, _REPLACEMENT, text)
    return text, problems + _odd_characters(text)


def _odd_characters(text: str) -> list[Problem]:
    """Return the problems of characters that UTF-8 can hold but a text file should not."""
    return [
        _problem(message_id, at)
        for sign, message_id in ((_BYTE_ORDER_MARK, "inner-mark"), ("\0", "nul"))
        if (at := text.find(sign)) >= 0
    ]


def _decode_other(data: bytes, bad: int) -> tuple[str, list[Problem]]:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _decode_wide(data[len(mark) :], codec, name)
    wide = _width_of_ascii(data)
    if wide is not None:
        return _decode_wide(data, *wide)
    # Bytes before the first bad one are sound, so their length in characters is its offset.
    offset = len(data[:bad].decode())
    text, problems = repair(data.decode("utf-8", "replace"))
    if data[bad] == 0xED and data[bad + 1 : bad + 2] >= b"\xa0":
        problem = _problem("surrogate", offset)
    else:
        meant = data[bad : bad + 1].decode("cp1252", "replace")
        if meant == _REPLACEMENT or not meant.isprintable():
            problem = _problem("not-utf8", offset)
        else:
            problem = _problem("windows-1252", offset, character=meant)
    return text, [problem, *problems]


def _decode_wide(data: bytes, codec: str, name: str) -> tuple[str, list[Problem]]:
    text, _ = repair(data.decode(codec, "replace"))
    return text, [Problem(RULE, "wide", Span(0, 0), {"encoding": name})]


def _width_of_ascii(data: bytes) -> tuple[str, str] | None:
    """Return codec and name if the bytes look like mostly ASCII text of two or four bytes each."""
    sample = data[:_SAMPLE]
    zeros = [sample[place::4].count(0) for place in range(4)]
    quarter = len(sample) // 4
    if quarter == 0:
        return None
    mostly = [count * 10 >= quarter * 7 for count in zeros]
    if mostly == [False, True, True, True]:
        return "utf-32-le", "UTF-32"
    if mostly == [True, True, True, False]:
        return "utf-32-be", "UTF-32"
    if mostly == [False, True, False, True]:
        return "utf-16-le", "UTF-16"
    if mostly == [True, False, True, False]:
        return "utf-16-be", "UTF-16"
    return None


def _problem(message_id: str, offset: int, **params: str) -> Problem:
    return Problem(RULE, message_id, Span(offset, offset + 1), dict(params))
