from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Edit, Fix, Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.fields import excerpt
from profilelint.rules.page.lines import with_line_feeds
from profilelint.rules.page.parts import span_around

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.rules.link.brackets import SpacedLinkText

_EMPHASIS = frozenset("*_~")
# What may stand close around a link on both sides and is seen on neither.
_AROUND = frozenset("*_~=")
_BLANKS = frozenset(("", " ", "\t", "\r", "\n"))
# The space stands on the page: it is left out only where nobody writes one. Some languages do
# before the marks that are missing here.
_WIDE = "（）「」『』【】《》。，、；：！？"
_OPENING = frozenset(f"([{{¿¡|{_WIDE}")
_CLOSING = frozenset(f")]”’|{_WIDE}")
_STOPS = frozenset(",.…")
_QUOTES = frozenset("\"'“‘”’„‚»›")
# With a space behind it, this would begin a block.
_BLOCK = pattern(r"(?:\A|[\r\n])[ \t>]*+(?:[-+:~]|#{1,6}|\d{1,9}[.)])\Z")
_FAR = 40
_TITLES = {True: "Move the space", False: "Delete the space"}


class LinkTextSpace(Rule):
    """The words of a link begin and end without a space.

    A space inside the brackets is underlined with the words, and if none follows the link, the link
    runs into the next word: `[Blue Coast ](/a)builds` reads "Blue Coastbuilds" in some places and
    has a long underline in others. Put the space outside the brackets, or delete it where none
    belongs, such as before a comma.
    """

    name = "link-text-space"
    summary = "The words of a link begin and end without a space."
    severity = Severity.HINT
    messages: ClassVar = {
        "start": 'the link "{text}" begins with a space: put the space before the bracket',
        "end": 'the link "{text}" ends with a space: put the space after the link',
        "needless-start": 'the link "{text}" begins with a space: delete it',
        "needless-end": 'the link "{text}" ends with a space: delete it',
    }
    fix = "safe"
    changes = ("inlines",)
    examples = (
        Valid("The [pier](https://example.org/a)'s deck, [`a `](/b) and [![ a ](/c.png)](/d).\n"),
        Valid("A task [ ] and `[code ](/a)`.\n"),
        Invalid(
            "[Blue Coast ](https://example.org/)builds piers.\n",
            covers=(" ",),
            message_id="end",
            fixed="[Blue Coast](https://example.org/) builds piers.\n",
        ),
        Invalid(
            "[Blue Coast ](https://example.org/)#piers\n",
            covers=(" ",),
            message_id="end",
            fixed="[Blue Coast](https://example.org/) #piers\n",
        ),
        Invalid(
            "Run by[ Blue Coast](https://example.org/) now, **[here ](/a)**too.\n",
            covers=(" ", " "),
            message_id="start",
            fixed="Run by [Blue Coast](https://example.org/) now, **[here](/a)** too.\n",
        ),
        Invalid(
            "“Yes” -[ Bo](/b) – [ Ana](/a), `c`[ Di](/d); see [the pier ](/e)—here.\n",
            covers=(" ", " ", " ", " "),
            message_id="start",
            fixed="“Yes” - [Bo](/b) – [Ana](/a), `c` [Di](/d); see [the pier](/e) —here.\n",
        ),
        Invalid(
            "[Plan ](/a){:.b}now. -[ Map](/c)\n\n-[ Ana](/d)\n",
            covers=(" ", " ", " "),
            message_id="end",
            fixed="[Plan](/a){:.b} now. - [Map](/c)\n\n-[ Ana](/d)\n",
        ),
        Invalid(
            "The [ Blue Coast](https://example.org/) builds.\n",
            covers=(" ",),
            message_id="needless-start",
            fixed="The [Blue Coast](https://example.org/) builds.\n",
        ),
        Invalid(
            "The [Blue Coast ](https://example.org/), a harbour. 见[指南 ](/a)。\n",
            covers=(" ", " "),
            message_id="needless-end",
            fixed="The [Blue Coast](https://example.org/), a harbour. 见[指南](/a)。\n",
        ),
        Invalid(
            "**See the**[ **pier**](/a)** first.**\n",
            covers=(" ",),
            message_id="start",
        ),
        Invalid(
            "[Pier](/a) | [Boats\n](/b)\n",
            covers=("\n",),
            message_id="needless-end",
        ),
    )

    def check_spaced_link_text(self, spaced: SpacedLinkText, context: Context) -> None:
        """Report the white space at each end of a link's words."""
        text = context.document.text
        link, (first, last) = spaced
        start, end = link.text_span
        words = text[first:last]
        outer = _with_marks(text, link.span)
        if first > start:
            before = text[outer.start - 1 : outer.start]
            kept = not _ends_without_space(text, outer.start)
            self._report(context, "start", kept, Span(start, first), outer.start, before, words)
        if last < end:
            place = _behind_attributes(context.document.body, outer.end)
            after = text[place : place + 1]
            kept = not _begins_without_space(text, place)
            self._report(context, "end", kept, Span(last, end), place, after, words)

    def _report(
        self,
        context: Context,
        side: str,
        kept: bool,
        space: Span,
        place: int,
        neighbour: str,
        text: str,
    ) -> None:
        edits = [Edit(space, "")]
        if kept:
            edits.append(Edit(Span(place, place), " "))
        # A mark of emphasis may open or close something: a space beside it could undo that.
        is_undone = neighbour in _EMPHASIS
        if side == "start" and not is_undone:
            line = max(0, place - _FAR)
            is_undone = _BLOCK.search(context.document.text, line, place) is not None
        # To kramdown, a block is a table if each of its lines holds a bar.
        is_undone = is_undone or _joins_lines_of_bars(context.document.text, space)
        fixes = () if is_undone else (Fix(_TITLES[kept], tuple(sorted(edits))),)
        context.report(
            self,
            side if kept else f"needless-{side}",
            space,
            fixes=fixes,
            text=excerpt(text),
        )


def _with_marks(text: str, span: Span) -> Span:
    """Return the span of a link and of the marks, such as those of emphasis, close around it."""
    start, end = span
    while start > 0 and end < len(text) and text[end] in _AROUND and text[end] == text[start - 1]:
        start -= 1
        end += 1
    # Marks behind a word close what stands before the link, and do not surround it.
    before = text[start - 1 : start]
    closes = start < span.start and before not in _BLANKS and before not in _OPENING
    return span if closes else Span(start, end)


def _joins_lines_of_bars(text: str, space: Span) -> bool:
    """Return whether white space holds an end of a line, and the line before it a bar."""
    lines = with_line_feeds(text)
    if "\n" not in lines[space.start : space.end]:
        return False
    return "|" in text[lines.rfind("\n", 0, space.start) + 1 : space.start]


def _behind_attributes(body: Body, place: int) -> int:
    """Return the end of an attribute list that begins at a place, or else the place."""
    if body.text.startswith("{", place) and not body.text.startswith(("{{", "{%"), place):
        attributes = span_around(body.opaque, place)
        if attributes is not None:
            return attributes.end
    return place


def _ends_without_space(text: str, end: int) -> bool:
    """Return whether no space is wanted behind the text before an offset."""
    before = text[end - 1 : end] if end else ""
    if before in _BLANKS or before in _OPENING:
        return True
    return before in _QUOTES and text[max(0, end - 2) : end - 1] in _BLANKS


def _begins_without_space(text: str, start: int) -> bool:
    """Return whether no space is wanted before the text at an offset."""
    after, following = text[start : start + 1], text[start + 1 : start + 2]
    if after in _BLANKS or after in _CLOSING:
        return True
    if after in _STOPS:
        return not following.isalnum()
    # An apostrophe belongs to the word, and a quotation mark before a space closes.
    return after in _QUOTES and (following in _BLANKS or (after == "'" and following == "s"))
