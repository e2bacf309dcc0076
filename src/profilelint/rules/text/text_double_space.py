from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
from profilelint.model.text import line_start
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.page.fields import scalar
from profilelint.rules.page.lines import CLOSERS, with_line_feeds

if TYPE_CHECKING:
    from profilelint.model.finding import Span
    from profilelint.rules.text.field_texts import FieldPlace

_SENTENCE_ENDS = ".!?:…。！？：।؟۔"
# Cells of a table, an attribute list or a template tag: space before them only sets the source.
_SETTING = ("|", "{%", "{{", "{:", "\\", "= ")
_ALIGNED = 4
_SEPARATORS = 4
# What a line of a drawn table begins with.
_DRAWN = ("|", "+", "│", "║", "┃", "=")
# What the line below the heads of columns is drawn with.
_DRAWN_COLUMNS = " >-=\r"
_LONGEST_END = 4
_EXCERPT = 30
_SEVERAL = pattern(" {2,}")
_SPACED = pattern(r"\w \w \w(?!\w)")
_SPACED_END = 5
# What may stand before a pasted bullet, which may be the letter that some fonts show as one.
_BEFORE_MARK = " \t>*+-"
_HOLLOW = "o"
# What stands around a text of front matter.
_MARKS = "\"'[]{},"


class TextDoubleSpace(Rule):
    """Words within a sentence are separated by one space.

    A second space is a typing error. A web page shows it as one space, but it stays visible
    wherever the text is copied to, and a search for the words does not find them. Delete it. Two
    spaces after the end of a sentence are an old habit of typists and are allowed, and so are
    spaces that align words in columns or set a tag apart, and those behind a sign that begins a
    line, as bullets that were pasted have them.
    """

    name = "text-double-space"
    summary = "Words within a sentence are separated by one space."
    severity = Severity.HINT
    messages: ClassVar = {
        "spaces": 'there are {number} spaces between "{before}" and "{after}": leave one'
    }
    fix = "some"
    examples = (
        Valid("The pier opened in May.  It is open to all.\n"),
        Valid(
            "---\ntitle: Pier  Two\n---\n", schema={"properties": {"title": {"const": "Pier  Two"}}}
        ),
        Valid("*   Trained 40 clerks.\n\n>  A quotation.\n>  Its end.\n\n###  Outlook\n"),
        Valid('Run `a  b` or [that](https://example.org "a  b").\n\n    code  here\n'),
        Valid("+---+\n| a  b |\n+---+\n\nName     Port Vale\nBoats    40\n\nOpen  {{ day }}\n"),
        Valid("┌──────┐\n│ a  b │\n└──────┘\n\n==  ==\nA    b\n==  ==\n"),
        Valid("Boats   40\nTowns   3\n\n---------- --\nPort Vale  No\n"),
        Valid("It is  o p e n  for all.\n"),
        Valid("One  Two  Three  Four  Five\n\nname   = Pier\n"),
        Valid("•   The pier\n•  The boats\n\n- ✓  Open\n\no   The shore\n"),
        Valid("Look at ![that](/the  map.png) and [this](/a  b)\n"),
        Valid("| a  | b   |\n|----|-----|\n| one  two | 2 |\n"),
        Valid("---\nlink: /uploads/the  map.pdf\nimage: https://example.org/a  b.png\n---\n"),
        Valid("---\nphoto: the  map.JPG\nseo: {code: two  words, image: img/a  b.png}\n---\n"),
        Valid("---\nsummary: It is open.  Boats for all.\ncommand: make  -j={n}\n---\n"),
        Valid("---\nboats: |\n  Heron   12\n  Crane   3\n---\n"),
        Invalid(
            "---\nboats: >\n  Heron   12\n  Crane   3\n---\n",
            covers=("   ", "   "),
            message_id="spaces",
            fixed="---\nboats: >\n  Heron 12\n  Crane 3\n---\n",
        ),
        Invalid(
            "---\nsummary: The project  helps the farms.\n---\n",
            covers=("  ",),
            message_id="spaces",
            fixed="---\nsummary: The project helps the farms.\n---\n",
        ),
        Invalid(
            "The pier  opened in May,  and is open   to all.\n",
            covers=("  ", "  ", "   "),
            message_id="spaces",
            fixed="The pier opened in May, and is open to all.\n",
        ),
        Invalid(
            "* Ask  Mara\n* Ask  Pelle\n",
            covers=("  ", "  "),
            message_id="spaces",
            fixed="* Ask Mara\n* Ask Pelle\n",
        ),
        Invalid(
            "### Select  Results\n\n* **Built**  a pier.\n",
            covers=("  ", "  "),
            message_id="spaces",
            fixed="### Select Results\n\n* **Built** a pier.\n",
        ),
    )

    def check_double_space(self, span: Span, context: Context) -> None:
        """Report spaces that do not follow the end of a sentence."""
        text, (start, end) = context.document.text, span
        # Spaces after a tag or at the start of a quotation's line only set the text.
        if text[start - 1] in ">|" or text.startswith(_SETTING, end) or _ends_sentence(text, start):
            return
        # So do many, which put words below each other, and those of a table drawn with bars.
        if end - start >= _ALIGNED:
            return
        line = line_start(text, start)
        if _is_set_in_columns(text, line) or _continues_a_column(text, line, end):
            return
        # Where letters are spaced out, they are what parts the words.
        if _SPACED.match(text, end) or _SPACED.fullmatch(text, max(0, start - _SPACED_END), start):
            return
        if _is_mark(text[line:start].lstrip(_BEFORE_MARK)):
            return
        # In the address of a link that is none, which says what file is meant.
        opened = text.rfind("](", line, start)
        if opened >= 0 and ")" not in text[opened:start]:
            return
        headings = context.document.body.headings
        before = bisect_left(headings, start, key=lambda each: each.span.start)
        in_heading = before > 0 and start < headings[before - 1].span.end
        context.report(
            self,
            "spaces",
            span,
            # The name of a heading's place may have a hyphen for each of the spaces.
            fixes=replace("Leave one space", span, " ", "unsafe" if in_heading else "safe"),
            number=end - start,
            before=_word(text[max(0, start - _EXCERPT) : start], -1),
            after=_word(text[end : end + _EXCERPT], 0),
        )

    def check_double_space_in_field(self, spaces: FieldPlace, context: Context) -> None:
        """Report spaces in a field that do not follow the end of a sentence."""
        from profilelint.schema.accept import is_listed, takes_only

        text, (start, end) = context.document.text, spaces.span
        if _ends_sentence(text, start):
            return
        node = scalar(context.document, spaces.route)
        # Only such a text keeps its lines.
        is_literal = node is not None and node.style == "literal"
        if is_literal and _continues_a_column(text, line_start(text, start), end):
            return
        value = str(node.value) if node is not None else ""
        schema, route = context.schema, spaces.route
        if is_listed(schema, route, value):
            return
        if takes_only(schema, route, value, _SEVERAL.sub(" ", value)):
            return
        context.report(
            self,
            "spaces",
            spaces.span,
            route=spaces.route,
            part="value",
            # Other pages, or lists of the site, may have the same name with two spaces.
            fixes=replace("Leave one space", spaces.span, " ", "unsafe"),
            number=end - start,
            before=_word(text[max(0, start - _EXCERPT) : start], -1).lstrip(_MARKS),
            after=_word(text[end : end + _EXCERPT], 0).rstrip(_MARKS),
        )


@lru_cache(maxsize=1)  # a line may hold thousands
def _is_set_in_columns(text: str, start: int) -> bool:
    """Return whether a line begins as those of drawn tables do, or has spaces in many places."""
    end = with_line_feeds(text).find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    return line.lstrip(" \t>")[:1] in _DRAWN or line.strip().count("  ") >= _SEPARATORS


def _continues_a_column(text: str, line: int, place: int) -> bool:
    """Return whether the words at a place begin right below or above those of another line.

    Spaces part them there too, behind other words, or that line is drawn, with hyphens for each
    column.
    """
    lines = with_line_feeds(text)
    before = text[line:place]
    for start, end in _lines_around(text, line):
        other = start + place - line
        if other >= end or other - 2 <= start or text[other].isspace():
            continue
        if (text[other - 1] == " " and lines[start:other] != before) and (
            text[other - 2] == " " or not lines[start:end].strip(_DRAWN_COLUMNS)
        ):
            return True
    return False


@lru_cache(maxsize=1)
def _lines_around(text: str, line: int) -> tuple[tuple[int, int], ...]:
    """Return where the lines before and after a line begin and end."""
    lines = with_line_feeds(text)
    around = []
    if line > 0:
        around.append((lines.rfind("\n", 0, line - 1) + 1, line - 1))
    after = lines.find("\n", line) + 1
    if after:
        end = lines.find("\n", after)
        around.append((after, end if end >= 0 else len(text)))
    return tuple(around)


def _is_mark(before: str) -> bool:
    """Return whether what a line begins with is a mark of an item."""
    return len(before) == 1 and (before == _HOLLOW or not before.isalnum())


def _ends_sentence(text: str, end: int) -> bool:
    """Return whether a text up to a place ends a sentence, which quotation marks may close."""
    place = end
    while place > end - _LONGEST_END and text[place - 1] in CLOSERS:
        place -= 1
    return text[place - 1] in _SENTENCE_ENDS


def _word(text: str, index: int) -> str:
    words = text.split()
    return words[index] if words else text
