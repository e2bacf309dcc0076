from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.embed.attribute_edits import removal

if TYPE_CHECKING:
    from profilelint.model.finding import Fix
    from profilelint.rules.embed.attributes import ElementAttribute


class EmbedEventHandler(Rule):
    """No element has a script in an attribute such as onclick.

    The value of an attribute such as `onclick` or `onerror` is a program that runs when something
    happens to the element. It can do anything on the site that the reader can. Delete the
    attribute. The rule checks every element, and kramdown's attribute lists: `{: onclick="…"}`.
    """

    name = "embed-event-handler"
    summary = "No element has a script in an attribute such as onclick."
    severity = Severity.ERROR
    messages: ClassVar = {
        "handler": 'the attribute "{attribute}" runs a script on this page: delete it',
    }
    fix = "unsafe"
    changes = ("elements",)
    examples = (
        Valid('<p lang="fr" data-onclick="x">Bonjour</p>\n'),
        Valid('<p onclick="">A pier.</p>\n'),
        Valid('Write `<p onclick="go()">` to try it.\n'),
        Valid('<filter-list oninit mode="all"></filter-list>\n'),
        Invalid(
            '<img src="/uploads/map.png" alt="Map" onerror="go()">\n',
            covers=('onerror="go()"',),
            message_id="handler",
            fixed='<img src="/uploads/map.png" alt="Map">\n',
        ),
        Invalid(
            "<div class='a'onmouseover=go()>x</div>\n",
            covers=("onmouseover=go()",),
            message_id="handler",
            fixed="<div class='a'>x</div>\n",
        ),
        Invalid(
            'A [report](https://example.org/r){: .button onclick="go()"}\n',
            covers=('onclick="go()"',),
            message_id="handler",
            fixed="A [report](https://example.org/r){: .button}\n",
        ),
    )

    def check_event_handler(self, handler: ElementAttribute, context: Context) -> None:
        """Report a handler."""
        element, attribute = handler
        name = attribute.name
        fixes: tuple[Fix, ...] = ()
        if element.verbatim:
            written = removal(context.document.text, attribute)
            fixes = replace(f"Delete {name}", written, "", "unsafe")
        context.report(self, "handler", attribute.span, fixes=fixes, attribute=name)
