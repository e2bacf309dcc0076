r"""Formulas that a script of the site may set, whatever its renderer knows of them.

``$f'$``, ``\(f'\)``, ``\[f'\]`` and ``$$f'$$`` count only if they look like formulas: prices,
variables of a shell and escaped brackets are text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.source.markdown.constructs.math import find_displayed
from profilelint.source.markdown.reading import holding

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_LONGEST = 4000
_LEAST = 2
# To look for one character first, and for what precedes it then, is many times as fast.
_BETWEEN_DOLLARS = pattern(r"\$(?<![\\$\w/]\$)(?![\s$])([^$\r\n]{1,300}+)(?<![\s\\])\$(?![\w${])")
# Behind one backslash, or behind two, of which some renderers take away one.
_OPENING = pattern(r"(\\(?<![\\\w/]\\)\\?)([(\[])")
_CLOSING = {"(": ")", "[": "]"}
_MARK = pattern(r"[\\^_={}]")
_WORD = pattern(r"[^\W\d_]{3}")
_EMPTY_LINE = pattern(r"(?>\r\n?|\n)[ \t]*+[\r\n]")
# What is more than text if this is no formula.
_TAG = pattern(r"</?[A-Za-z!]|\{%|`")
_LINK = pattern(r"\]\(|://")
_ADDRESS = pattern(r"\]\([^\s()]*+\(?[^\s()]*+\Z|://\S*+\Z")
_FAR = 200


def find(reading: Reading) -> None:
    """Add a region for each formula; none holds an empty line, a tag or code."""
    text = reading.text
    if "$$" in text:
        find_displayed(reading, _is_displayed)
        reading.settle()
    if "$" in text:
        for match in _BETWEEN_DOLLARS.finditer(text, reading.start):
            if _is_formula(match[1]) and not _is_taken(reading, match.start()):
                reading.add(*match.span(), block=False)
    if "\\(" in text or "\\[" in text:
        _find_in_brackets(reading)


def _find_in_brackets(reading: Reading) -> None:
    text = reading.text
    end = reading.start
    # Where the next mark of each kind stands that closes: each is looked for once.
    closing: dict[str, int] = {}
    for opening in _OPENING.finditer(text, reading.start):
        start, begin = opening.span()
        if start < end:
            continue
        mark = opening[1] + _CLOSING[opening[2]]
        close = closing.get(mark, -2)
        if close != -1 and close < begin:
            close = closing[mark] = text.find(mark, begin)
        if close < 0 or close - begin > _LONGEST:
            continue
        content = text[begin:close]
        if (
            len(content) >= _LEAST
            and opening[0] not in content
            and _is_formula(content)
            and _LINK.search(content) is None
            and not (opening[2] == "(" and ("\n" in content or "\r" in content))
            and _EMPTY_LINE.search(content) is None
            and not _is_taken(reading, start)
        ):
            end = close + len(mark)
            reading.add(start, end, block=None if "\n" in content or "\r" in content else False)


def _is_displayed(content: str) -> bool:
    return _is_formula(content) and _EMPTY_LINE.search(content) is None


def _is_formula(content: str) -> bool:
    """Return whether a text has the marks of a formula, or no word; and no tag or code."""
    return (_MARK.search(content) is not None or _WORD.search(content) is None) and _TAG.search(
        content
    ) is None


def _is_taken(reading: Reading, start: int) -> bool:
    """Return whether a place lies in code, another construct, a template tag or an address."""
    if reading.taken(start) is not None or holding(reading.tags, start) is not None:
        return True
    return _ADDRESS.search(reading.text, max(reading.start, start - _FAR), start) is not None
