"""What a page shows as code: what it has beside that is an example of it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.model.body import Body

_ADDRESS: Final = pattern(r"(?<![\w-])src\s{0,9}=\s{0,9}(?:\"([^\"<>]*)\"|'([^'<>]*)')")


@lru_cache(maxsize=1)
def lines_of_code(body: Body) -> frozenset[str]:
    """Return the lines of the body's code, without the white space around them."""
    code = (body.text[start:end] for start, end in body.code)
    return frozenset(line.strip() for each in code for line in each.splitlines())


@lru_cache(maxsize=1)
def addresses_in_code(body: Body) -> frozenset[str]:
    """Return the addresses of frames and media, in quotation marks, in the body's code."""
    found = (match for place in body.code for match in _ADDRESS.finditer(body.text, *place))
    return frozenset(match[1] or match[2] or "" for match in found)
