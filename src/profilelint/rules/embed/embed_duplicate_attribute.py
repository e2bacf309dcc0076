from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Location, Related, Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.embed.attribute_edits import removal

if TYPE_CHECKING:
    from profilelint.model.finding import Fix
    from profilelint.rules.embed.attributes import ElementAttribute


class EmbedDuplicateAttribute(Rule):
    """No attribute is repeated in a tag.

    Browsers use the first and ignore the others, while other programs and people may read the last.
    Keep the one you mean.
    """

    name = "embed-duplicate-attribute"
    summary = "No attribute is repeated in a tag."
    severity = Severity.WARNING
    messages: ClassVar = {
        "duplicate": (
            'the attribute "{attribute}" is repeated in this tag, and browsers ignore this one: '
            "keep one of the two"
        ),
    }
    fix = "unsafe"
    examples = (
        Valid('<p class="lead" lang="fr">Bonjour</p>\n'),
        Valid('<div><img src="{{ "/a" | url }}" alt="{{ "b" | url }}"></div>\n'),
        Valid('<p>\n<b title="A \\"dam\\" and a pier and a well">B</b>\n</p>\n'),
        Invalid(
            '<p lang="fr" lang="en">Bonjour</p>\n',
            covers=('lang="en"',),
            message_id="duplicate",
            fixed='<p lang="fr">Bonjour</p>\n',
        ),
    )

    def check_duplicate_attribute(self, duplicate: ElementAttribute, context: Context) -> None:
        """Report an attribute that browsers ignore."""
        element, attribute = duplicate
        name = attribute.name
        fixes: tuple[Fix, ...] = ()
        if element.verbatim:
            written = removal(context.document.text, attribute)
            fixes = replace(f"Delete the second {name}", written, "", "unsafe")
        related: tuple[Related, ...] = ()
        first = element.attributes.get(name)
        if first is not None:
            related = (Related("the one that counts", Location("", first.span)),)
        context.report(
            self, "duplicate", attribute.span, related=related, fixes=fixes, attribute=name
        )
