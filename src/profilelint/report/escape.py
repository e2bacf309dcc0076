r"""The one way by which text from content, names and configuration reaches an output.

Nothing that a terminal, a workflow log or a reader's eye would take for something else gets
through: control characters, characters that change the direction of text, characters without
width and lone surrogates are shown as their number, ``\u{202e}``; secrets are hidden.
"""

from __future__ import annotations

import re

from profilelint.model.secrets import mask

LIMIT = 1000
"""How many characters of one quoted message are shown to a person."""

# C0, DEL and C1; soft hyphen, combining grapheme joiner, Arabic letter mark, Hangul fillers, Khmer
# inherent vowels, Mongolian separators; zero-width and directional characters, line and paragraph
# separators; fillers and the byte order mark; interlinear annotation and noncharacters; lone
# surrogates; format characters of the astral planes, tags and variation selectors 17 to 256.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000110bd\U000110cd\U00013430-\U0001345f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# A runner takes `::command::` where a line begins and `##[command]`, `##vso[command]` anywhere.
_COMMAND_START = re.compile(r"(?m)^((?:[^\S\n]|\x1b\[[0-9;]*m)*)::")
_COMMAND_ANYWHERE = re.compile(r"##(?=[a-z]*\[)", re.IGNORECASE)


def is_unsafe(char: str) -> bool:
    """Return whether `printable` shows this character as its number."""
    return _UNSAFE.match(char) is not None


def numbered(char: str) -> str:
    r"""Return a character as its number, such as ``\u{202e}``."""
    return f"\\u{{{ord(char):x}}}"


def printable(text: str) -> str:
    """Return a text in one line, with every character that does not show itself as its number."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub(_number, text)


def shown(text: str, limit: int = LIMIT) -> str:
    """Return a text fit to be shown to a person: in one line, secrets hidden, not too long."""
    text = printable(mask(text))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def encodable(text: str) -> str:
    """Return a text without lone surrogates, which no encoding can write."""
    return text if text.isascii() else _LONE_SURROGATE.sub(_number, text)


def web_address(uri: str) -> str:
    """Return an address of the web (``http`` or ``https``) in ASCII; empty for anything else."""
    from urllib.parse import quote

    if not uri.lower().startswith(("http://", "https://")):
        return ""
    return quote(encodable(mask(uri)), safe="!#$%&'()*+,/:;=?@[]~")


def without_commands(text: str) -> str:
    """Return printed lines in which the log of a workflow finds no command.

    Neutral are ``::command::`` at the start of a line, after spaces or colours, and
    ``##[command]`` anywhere.
    """
    if "::" in text:
        text = _COMMAND_START.sub(r"\1:\\u{3a}", text)
    if "##" in text:
        text = _COMMAND_ANYWHERE.sub(r"#\\u{23}", text)
    return text


def _number(found: re.Match[str]) -> str:
    return numbered(found[0])
