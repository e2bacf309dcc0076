"""Where in HTML something is printed: in the content of an element, or in a tag or title."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Place: TypeAlias = Literal["content", "title", "elsewhere"]

_SIGNS = re.compile(
    r"<!--|-->|</?(title|script|style|textarea)(?![\w-])|</?[A-Za-z]|>", re.IGNORECASE
)


class Position:
    """A position in HTML that is read piece by piece."""

    def __init__(self) -> None:
        self._element = ""
        self._in_tag = False
        self._in_comment = False

    @property
    def place(self) -> Place:
        """Return where it is. In ``title``, browsers show tags as they are written."""
        if self._in_tag or self._in_comment or self._element in {"script", "style"}:
            return "elsewhere"
        return "title" if self._element else "content"

    def read(self, html: str) -> None:
        """Move on over a piece of HTML."""
        for sign in _SIGNS.finditer(html):
            text = sign[0]
            if self._in_comment:
                self._in_comment = text != "-->"
            elif text == "<!--":
                self._in_comment = True
            elif text == ">":
                self._in_tag = False
            elif text != "-->":
                name = (sign[1] or "").lower()
                if not self._element or (name == self._element and text[1] == "/"):
                    self._in_tag = True
                    if name:
                        self._element = "" if text[1] == "/" else name
