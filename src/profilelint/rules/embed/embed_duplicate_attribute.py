"""Attributes that stand twice in a tag."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from profilelint.model.finding import Location, Related, Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.embed.attribute_edits import removal

if TYPE_CHECKING:
    from profilelint.model.finding import Span
    from profilelint.model.markup import Element


class EmbedDuplicateAttribute(Rule):
    """Reports an attribute that stands in the same tag already.

    Browsers use the first and ignore the others, while other programs and people may read the
    last.
    """

    name = "embed-duplicate-attribute"
    summary = "No attribute stands twice in a tag."
    severity = Severity.ERROR
    fix = "unsafe"
    messages = {
        "duplicate": (
            'the attribute "{attribute}" stands twice in this tag and browsers ignore this one: '
            "keep one of the two"
        ),
    }
    examples = (
        Valid('<p class="lead" lang="fr">Bonjour</p>\n'),
        Valid('<div><img src="{{ "/a" | url }}" alt="{{ "b" | url }}"></div>\n'),
        Invalid(
            '<p lang="fr" lang="en">Bonjour</p>\n',
            ('lang="en"',),
            "duplicate",
            '<p lang="fr">Bonjour</p>\n',
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report each attribute that browsers ignore."""
        if not element.duplicates or element.inert:
            return
        text = context.document.text
        for attribute in element.duplicates:
            name = attribute.name
            if _is_template(attribute.span.start, context):
                continue
            fixes = (
                replace(f"Take the second {name} out", removal(text, attribute), "", "unsafe")
                if element.verbatim
                else ()
            )
            first = element.attributes.get(name)
            related = (
                (Related("the one that counts", Location("", first.span)),)
                if first is not None
                else ()
            )
            context.report(
                self, "duplicate", attribute.span, related=related, fixes=fixes, attribute=name
            )


def _is_template(offset: int, context: Context) -> bool:
    # In src="{{ "/a" | url }}" a browser would see attributes that no reader ever gets.
    tags = context.document.body.opaque
    index = bisect_right(tags, offset, key=_start)
    return index > 0 and offset < tags[index - 1].end


def _start(tag: Span) -> int:
    return tag.start
