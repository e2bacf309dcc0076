"""Values of attributes between typographic quotation marks, as word processors write them.

Only straight ones count in HTML (13.1.2.3 of the standard). With others, the marks are part of a
value that ends at its first space, and to CommonMark a second word makes text of the whole tag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.rules.api import finder
from profilelint.rules.page.parts import span_around

if TYPE_CHECKING:
    from profilelint.rules.api import Context

_TAG = pattern(r"<[A-Za-z][\w-]*+\s[^<>]{0,2000}+>")
_VALUE = pattern(r"[\w-]++\s*+=\s*+([“”„][^“”„\"<>]*+[“”])(?=[\s/>])")
_MAY_HOLD: Final = Prefilter(r"=[\s\x1c-\x1f\x85]*[“”„]")


@finder("curly_values", of="body")
def find_curly_values(context: Context) -> list[list[Span]]:
    """Return of each tag that has any the attributes with such values: name, sign and value.

    Of a page in MDX, they stop the build.
    """
    body = context.document.body
    text = body.text
    if context.document.flavor == "mdx":
        return []
    if "<" not in text or not _MAY_HOLD.may_match(text):
        return []
    passed = [body.code, body.opaque]
    tags = (
        [Span(*value.span()) for value in _VALUE.finditer(text, *tag.span())]
        for tag in _TAG.finditer(text, body.start)
        if all(span_around(spans, tag.start()) is None for spans in passed)
    )
    return [attributes for attributes in tags if attributes]
