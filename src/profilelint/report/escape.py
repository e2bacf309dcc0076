r"""The one way by which text from content, names and configuration reaches an output.

Nothing that a terminal, a workflow log or a reader's eye would take for something else gets
through: control characters, characters that change the direction of text, characters without
width and lone surrogates are shown as their number, ``\u{202e}``; secrets are hidden.
"""

from __future__ import annotations

import re
from functools import cache

from profilelint.model.secrets import mask

LIMIT = 1000
"""How many characters of one quoted message are shown to a person."""


def is_unsafe(char: str) -> bool:
    """Return whether `printable` shows this character as its number."""
    return _unsafe().match(char) is not None


def numbered(char: str) -> str:
    r"""Return a character as its number, such as ``\u{202e}``."""
    return f"\\u{{{ord(char):x}}}"


def printable(text: str) -> str:
    """Return a text in one line, with every character that does not show itself as its number."""
    if text.isascii() and text.isprintable():
        return text
    return _unsafe().sub(_number, text)


def unabridged(text: str) -> str:
    """Return a text of any length fit to be shown: in one line, with secrets hidden."""
    return printable(mask(text))


def shown(text: str, limit: int = LIMIT) -> str:
    """Return a text fit to be shown to a person: in one line, secrets hidden, not too long."""
    text = unabridged(text)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def encodable(text: str) -> str:
    """Return a text without lone surrogates, which no encoding can write."""
    return text if text.isascii() else _lone_surrogate().sub(_number, text)


def web_address(uri: str) -> str:
    """Return an address of the web (``http`` or ``https``) in ASCII; empty for anything else."""
    from urllib.parse import quote

    if not uri.lower().startswith(("http://", "https://")):
        return ""
    return quote(encodable(mask(uri)), safe="!#$%&'()*+,/:;=?@[]~")


def markup(text: str) -> str:
    """Return a text as character data or an attribute's value of HTML and XML.

    It holds no ``##``, so that a page printed into a log has no command for a runner either.
    """
    from html import escape

    return escape(text).replace("##", "#&#35;")


def json_escaped(text: str) -> str:
    """Return JSON over several lines with what does not show itself, and commands, escaped."""
    if not text.isascii():
        text = "\n".join(_unsafe().sub(_json_number, line) for line in text.split("\n"))
    return text.replace("##", "#\\u0023")


def without_commands(text: str) -> str:
    """Return printed lines in which the log of a workflow finds no command.

    Neutral are ``::command::`` at the start of a line, after spaces or colours, and
    ``##[command]`` anywhere.
    """
    if "::" in text:
        text = _command_start().sub(r"\1:\\u{3a}", text)
    if "##" in text:
        text = _command_anywhere().sub(r"#\\u{23}", text)
    return text


def _json_number(match: re.Match[str]) -> str:
    data = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{data[at : at + 4]}" for at in range(0, len(data), 4))


def _number(match: re.Match[str]) -> str:
    return numbered(match[0])


# The patterns are made when they are needed: a run that finds nothing needs none.


@cache
def _unsafe() -> re.Pattern[str]:
    # C0, DEL and C1; soft hyphen, combining grapheme joiner, Arabic number signs and letter mark,
    # Hangul fillers, Khmer inherent vowels, Mongolian separators; characters without width and
    # those that set a direction, line and paragraph separators; fillers and the byte order mark;
    # interlinear annotation and noncharacters; lone surrogates; format characters of the astral
    # planes, tags and variation selectors 17 to 256.
    return re.compile(
        "[\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
        "\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
        "\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000110bd\U000110cd"
        "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    )


@cache
def _lone_surrogate() -> re.Pattern[str]:
    return re.compile("[\ud800-\udfff]")


@cache
def _command_start() -> re.Pattern[str]:
    return re.compile(r"(?m)^((?:[^\S\n]|\x1b\[[0-9;]*m)*)::")


@cache
def _command_anywhere() -> re.Pattern[str]:
    # The runner of GitHub takes `##[command]`, that of Azure also `##vso[command]`.
    return re.compile(r"##(?=[a-z]*\[)", re.IGNORECASE)
