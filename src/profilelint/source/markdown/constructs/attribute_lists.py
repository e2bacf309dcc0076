"""Lists of attributes: ``{#id .class key="value"}``, ``{: .class }``, ``{=html}``, ``{-}``.

Their notation is pandoc's; markdown-it's, Goldmark's and Python-Markdown's are parts of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.model.text import EMPTY_LINE

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_KEY = r"[\w@:-]++=(?:\"[^\"{}]*+\"|'[^'{}]*+'|[^\s{}\"'=]++)"
_MARK = r"[#.][^\s{}#\"'=]++"
_LIST = pattern(
    rf"\{{:?+\s*+(?:=[A-Za-z]\w*+|-|(?:{_MARK}|{_KEY})(?:\s++(?:{_MARK}|{_KEY}|[\w-]++))*+)\s*+\}}"
)


def find(reading: Reading) -> None:
    """Add a region for each list."""
    for match in _LIST.finditer(reading.text, reading.start):
        if EMPTY_LINE.search(match[0]) is None and reading.taken(match.start()) is None:
            reading.add(*match.span(), block=False)
            reading.attribute_lists.append(Span(*match.span()))
