"""What is often wrong with YAML, in front matter and in files that pages are checked against."""

from __future__ import annotations

from typing import Final

_QUOTE: Final = "file-open-quote"
_SYNTAX: Final = "file-syntax"

CAUSES: Final = {
    (_QUOTE, "unclosed"): (
        "the quotation mark {quote} that opens this text is never closed: add one at the end "
        "of the text"
    ),
    (_QUOTE, "swallows"): (
        'the quotation mark is not closed, so the line "{line}" becomes part of the text: '
        "close it at the end of this value"
    ),
    (_SYNTAX, "tab"): "the line begins with a tab: write spaces",
    (_SYNTAX, "colon-space"): (
        '"{value}" contains a colon and a space, which begin a new field: put the text in '
        "quotation marks"
    ),
    (_SYNTAX, "open-bracket"): (
        '"{sign}" is not closed: write "{closing}" after the last item, and commas between the '
        "items"
    ),
    (_SYNTAX, "indentation"): (
        '"{key}" is indented differently from the fields it belongs to: align it with them'
    ),
    (_SYNTAX, "stray-item"): (
        'the list item "{line}" belongs to no field: put it under a line that ends with a '
        "colon, or indent it like the other items"
    ),
    (_SYNTAX, "indicator"): (
        'text that begins with "{sign}" has a special meaning in front matter: put it in '
        "quotation marks"
    ),
    (_SYNTAX, "asterisk"): (
        'text that begins with "*" has a special meaning in front matter: put it in quotation marks'
    ),
    (_SYNTAX, "alias"): (
        '"*{name}" takes over the value at "&{name}", which is nowhere above: write the value, or '
        '"&{name}" before the one that is meant'
    ),
    (_SYNTAX, "missing-colon"): (
        '"{line}" is not a field: write a name, a colon, a space and the value'
    ),
    (_SYNTAX, "missing-space"): 'a space is missing after "{sign}": put one there',
    (_SYNTAX, "after-quote"): (
        '"{text}" follows the closing quotation mark {quote}: move it inside, or write the '
        "quotation marks within the text twice"
    ),
    (_SYNTAX, "after-double-quote"): (
        '"{text}" follows the closing quotation mark ": move it inside, or write a backslash '
        "before each quotation mark within the text"
    ),
}
"""Messages about front matter by their rule and name; what is a field there is a key elsewhere."""
