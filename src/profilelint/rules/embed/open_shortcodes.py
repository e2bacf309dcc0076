"""Shortcodes of Hugo without an end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from profilelint.rules.api import Context

# Between marks of a comment, a shortcode is shown as it is written.
_OPENING = pattern(r"\{\{([<%])(?!\s*/\*)")
# One that nothing ends before the next, or before the end of the text.
_MAY_BE_OPEN: Final = Prefilter(
    r"\{\{<(?:[^>]|>+[^>}]|>+\}[^}])*(?:\{\{[<%]|$)",
    r"\{\{%(?:[^%]|%+[^%}]|%+\}[^}])*(?:\{\{[<%]|$)",
)
_SHOWN = pattern(r"[^\r\n]{1,60}+")


class OpenShortcode(NamedTuple):
    """The first line of a shortcode that has no end, and the end that it lacks."""

    span: Span
    end: str


@finder("open_shortcode", of="body")
def find_open_shortcodes(context: Context) -> list[OpenShortcode]:
    """Return the shortcodes on a page of Hugo that another one begins in, or that never end.

    Code is no exception: Hugo reads shortcodes first.
    """
    document = context.document
    text, start = document.text, document.body_start
    if context.generator != "Hugo" or not _MAY_BE_OPEN.may_match(text):
        return []
    openings = [*_OPENING.finditer(text, start)]
    found = []
    for index, opening in enumerate(openings):
        end = "%}}" if opening[1] == "%" else ">}}"
        last = openings[index + 1].start() if index + 1 < len(openings) else len(text)
        inside = text[opening.end() : last]
        # What stands in quotation marks may be anything.
        if end in inside or inside.count('"') % 2 or inside.count("`") % 2:
            continue
        shown = _SHOWN.match(text, opening.start(), last)
        if shown is not None:
            span = Span(shown.start(), shown.start() + len(shown[0].rstrip()))
            found.append(OpenShortcode(span, end))
    return found
