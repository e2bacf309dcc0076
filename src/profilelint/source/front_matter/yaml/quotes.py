"""Quotation marks in YAML: text in single ones, and marks that are closed too late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.model.text import line_start

if TYPE_CHECKING:
    import re

    from profilelint.model.finding import Span

_KEY_OR_DASH = pattern(r"[\r\n]( *)(?:- |[A-Za-z_][\w .-]{0,60}:(?=[\s]))")
# What has more words than a key in front of its colon is a sentence.
_SENTENCE = pattern(r"[\r\n]( *)(?![ \r\n]|- |[A-Za-z_][\w.-]*+(?: [\w.-]++){0,2} ?:\s).")
_PLAIN_KEY = pattern(r"[a-z_][\w.-]*+:")


def single_quoted(text: str) -> str:
    """Return text in single quotation marks."""
    return "'" + text.replace("'", "''") + "'"


def swallows(text: str, span: Span, *, is_read: bool = False) -> str | None:
    """Return the first line within a quoted scalar that was meant to be a key or list item.

    Such a line is not indented more than the key or item whose value the scalar is; YAML 1.2
    (section 7.3) does not allow that in a block mapping, although libyaml does. Where the scalar
    ``is_read`` all the same, a text may have been wrapped like that.
    """
    line = line_start(text, span.start)
    indent = 0
    while text[line + indent] == " " or text.startswith("- ", line + indent):
        indent += 1
    if line + indent == span.start:
        # The key stands on a line above, and further left.
        indent -= 1
    within = [
        match
        for match in _KEY_OR_DASH.finditer(text, span.start, span.end)
        if len(match[1]) <= indent
    ]
    if not within or (is_read and _is_wrapped(text, span, indent, within)):
        return None
    start = within[0].end(1)
    return text[start : min(start + 60, span.end)].splitlines()[0].rstrip()


def _is_wrapped(text: str, span: Span, indent: int, within: list[re.Match[str]]) -> bool:
    """Return whether a quoted scalar is one text, though lines ``within`` look like keys or items.

    It is, if there is a line of another kind, or a single one such as "Photo by: Ana".
    """
    sentences = _SENTENCE.finditer(text, span.start, span.end - 1)
    if any(len(sentence[1]) <= indent for sentence in sentences):
        return True
    return len(within) == 1 and _PLAIN_KEY.match(text, within[0].end(1)) is None


def end_of_quote(text: str, start: int, limit: int) -> int | None:
    """Return the end of the quoted scalar that starts at an offset; None if it is not closed."""
    quote = text[start]
    at = start + 1
    while True:
        close = text.find(quote, at, limit)
        if close < 0:
            return None
        if quote == '"':
            backslashes = close
            while text[backslashes - 1] == "\\":
                backslashes -= 1
            if (close - backslashes) % 2 == 0:
                return close + 1
            at = close + 1
        elif text[close + 1 : close + 2] == "'":
            at = close + 2
        else:
            return close + 1
