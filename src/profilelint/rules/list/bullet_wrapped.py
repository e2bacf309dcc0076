from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace_all
from profilelint.rules.page.lines import with_line_feeds
from profilelint.rules.page.parts import span_around

if TYPE_CHECKING:
    from profilelint.rules.list.bullets import WrappedBullet

_ENDS = frozenset((".", "!", "?", ":", "。", "！", "？", "：", "।", ""))
# A tag, a template tag, the mark of a block or of its end, or a bullet without its space.
_NOT_PROSE = pattern(r"<[/!A-Za-z]|\{[%{<:#]|:::|\$\$|\^\Z|\|[^|\r\n]*\||[*+-](?=[^\s*+-])")
# Spaces or a backslash before the end of a line break it there: the next one was meant to follow.
_LINE_BREAK = pattern(r"(?: {2}|\\)(?:\r\n?|\n)\Z")
# What may stand for the marker of a bullet, before a word.
_OTHER_MARK = pattern(r"(?:([–—−·→✓✔►~]|\*\*|\.|o)[ \t\u00a0]+|([0-9]{1,2}[.)])[ \t]*)(?=[^\W\d_])")
_CLOSERS = "\"'”’»*_"


class BulletWrapped(Rule):
    """A bullet that continues on another line is indented there.

    A line at the left margin directly below a bullet belongs to the bullet, whatever it looks like:
    text that was meant as a new paragraph becomes part of it. If the line is part of the bullet,
    indent it to the bullet's words or append it to them; if it is a paragraph of its own, leave a
    blank line before it. A sentence between two bullets may be a bullet without its marker, and a
    line that begins with a dash, an arrow or the like one with another. If the sentence above
    continues, only one reading is possible, and the finding is a hint. Tags, block markers and
    lines that follow a line break (two spaces or a backslash) are not checked.
    """

    name = "bullet-wrapped"
    summary = "A bullet that continues on another line is indented there."
    severity = Severity.WARNING
    exceptions: ClassVar = (("", Severity.HINT, "where the line above does not end a sentence"),)
    messages: ClassVar = {
        "wrapped": (
            "this line belongs to the bullet above it: indent it by {width} spaces, or leave a "
            "blank line before it if it is a new paragraph"
        ),
        "unmarked": 'this line between two bullets belongs to the one above it: write "{marker}" '
        "before it if it is a bullet of its own, or else indent it by {width} spaces",
        "other-mark": (
            'this line belongs to the bullet above it: write "{marker} " instead of "{mark}" if it '
            "is a bullet of its own, or else indent it by {width} spaces"
        ),
    }
    fix = "unsafe"
    changes = ("blocks",)
    examples = (
        Valid("* Trained 40 clerks\n  of the harbour.\n* Built a pier.\n\nThe pier is open.\n"),
        Valid("> * Trained 40 clerks\n> of the harbour.\n"),
        Valid("* Trained 40 clerks.\n</Steps>\n\n* Built a pier.\n:::\n\n* A\n{{< /tab >}}\n"),
        Valid("* Trained 40 clerks.\n*Built a pier.\n"),
        Valid("* Trained 40 clerks.\n^\n* A second list.\n"),
        Valid("* Trained 40 clerks.  \nThey read tides.\n* Dug a well.\\\nIt is deep.\n"),
        Invalid(
            "* Trained 40 clerks\nof the harbour\nand the market.\n* Built a pier.\n",
            covers=("of the harbour",),
            message_id="wrapped",
            fixed="* Trained 40 clerks\n  of the harbour\n  and the market.\n* Built a pier.\n",
        ),
        Invalid(
            "* Trained 40 clerks.\nClient: Port Vale\n",
            covers=("Client: Port Vale",),
            message_id="wrapped",
            fixed="* Trained 40 clerks.\n  Client: Port Vale\n",
        ),
        Invalid(
            "* Trained 40 clerks.\nBuilt a pier.\n* Dug a well.\n",
            covers=("Built a pier.",),
            message_id="unmarked",
            fixed="* Trained 40 clerks.\n* Built a pier.\n* Dug a well.\n",
        ),
        Invalid(
            "* Trained 40 clerks.\n– Built a pier.\n* Dug a well.\n",
            covers=("– Built a pier.",),
            message_id="other-mark",
            fixed="* Trained 40 clerks.\n* Built a pier.\n* Dug a well.\n",
        ),
        Invalid(
            "* Trained 40 clerks.\n~ Built a pier.\n~ Dug a well.\n",
            covers=("~ Built a pier.",),
            message_id="other-mark",
            fixed="* Trained 40 clerks.\n* Built a pier.\n* Dug a well.\n",
        ),
        Invalid(
            "* He said so.\n— Ana\n",
            covers=("— Ana",),
            message_id="wrapped",
            fixed="* He said so.\n  — Ana\n",
        ),
        Invalid(
            "* Trained 40 clerks.\nThey read tides.\n* Dug a well.\n",
            covers=("They read tides.",),
            message_id="unmarked",
            fixed="* Trained 40 clerks.\n  They read tides.\n* Dug a well.\n",
        ),
    )

    def check_wrapped_bullet(self, wrapped: WrappedBullet, context: Context) -> None:
        """Report the first of the lines that are not indented."""
        text = context.document.text
        first = wrapped.lines[0]
        if _NOT_PROSE.match(text, *first) or span_around(context.document.body.opaque, first.start):
            return
        above = text[wrapped.item.content.start : first.start]
        if _LINE_BREAK.search(above, len(above) - 4) is not None:
            return
        # A full stop above may mean that a paragraph was meant.
        above = above.rstrip()
        ended = above[-1:] in _ENDS
        message_id, indented = "wrapped", True
        if ended and _is_between_bullets(wrapped, text):
            message_id, indented = "unmarked", not _opens_alike(wrapped, text)
        marker = text[wrapped.item.marker.start : wrapped.item.marker.end]
        mark = _other_mark(wrapped, above, text)
        if mark is not None:
            written = text[mark.start : mark.end].rstrip()
            context.report(
                self,
                "other-mark",
                first,
                fixes=replace_all(
                    "Make it a bullet", _marks(wrapped, written, marker, text), "unsafe"
                ),
                mark=written,
                width=wrapped.width,
                marker=marker,
            )
            return
        edits = [(Span(line.start, line.start), " " * wrapped.width) for line in wrapped.lines]
        if not indented:
            edits = [(Span(first.start, first.start), f"{marker} ")]
        context.report(
            self,
            message_id,
            first,
            fixes=replace_all(
                "Indent the lines" if indented else "Make it a bullet", edits, "unsafe"
            ),
            severity=None if ended else Severity.HINT,
            width=wrapped.width,
            marker=marker,
        )


def _other_mark(wrapped: WrappedBullet, above: str, text: str) -> Span | None:
    """Return what stands for the marker of a bullet before an item's further line; None if nothing.

    Such a line begins and ends like the one above. An author's name behind a dash does not.
    """
    first = wrapped.lines[0]
    mark = _OTHER_MARK.match(text, *first)
    if mark is None or wrapped.item.owner.ordered or above[-1:] in _CLOSERS:
        return None
    own, other = text[mark.end()], text[wrapped.item.content.start]
    if own.isupper() != other.isupper() or not (own.isupper() or above[-1] in _ENDS):
        return None
    ends = text[wrapped.lines[-1].end - 1] in _ENDS, above[-1] in _ENDS
    return Span(*mark.span()) if ends[0] == ends[1] else None


def _marks(wrapped: WrappedBullet, sign: str, marker: str, text: str) -> list[tuple[Span, str]]:
    """Return the edits that write the marker of a bullet in place of a sign before each line."""
    marks = [_OTHER_MARK.match(text, *line) for line in wrapped.lines]
    return [
        (Span(*mark.span()), f"{marker} ")
        for mark in marks
        if mark is not None and mark[0].rstrip() == sign
    ]


def _is_between_bullets(wrapped: WrappedBullet, text: str) -> bool:
    """Return whether an item's further lines are one sentence, right above the next bullet."""
    item, lines = wrapped.item, wrapped.lines
    items = item.owner.items
    if len(lines) > 1 or item.owner.ordered or item.index + 1 == len(items):
        return False
    start, end = lines[0]
    gap = with_line_feeds(text)[end : items[item.index + 1].marker.start]
    return (
        gap.isspace()
        and gap.count("\n") == 1
        and text[start].isupper()
        and text[end - 1] in _ENDS
        and text[items[item.index + 1].marker.start] == text[item.marker.start]
    )


def _opens_alike(wrapped: WrappedBullet, text: str) -> bool:
    """Return whether the line and the bullet above it open with verbs of one form."""
    from profilelint.rules.list.verb_forms import known_forms

    own, above = (
        text[start:end].partition(" ")[0] for start, end in (wrapped.lines[0], wrapped.item.content)
    )
    return not known_forms(own).isdisjoint(known_forms(above))
