"""Attributes that hold programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.embed.attribute_edits import removal

if TYPE_CHECKING:
    from profilelint.model.markup import Element

_WORDS = frozenset({"on", "once", "one", "ones", "ongoing", "online", "only", "onto", "onward"})

# More in one tag tell an editor nothing new.
_MOST = 50


class EmbedEventHandler(Rule):
    """Reports attributes such as ``onclick`` and ``onerror``.

    Their value is a program that runs when something happens to the element. They are reported
    on every element and in the attribute lists that kramdown reads: ``{: onclick="…"}``.
    """

    name = "embed-event-handler"
    summary = "No element carries a script in an attribute such as onclick."
    severity = Severity.ERROR
    fix = "unsafe"
    messages = {
        "handler": 'the attribute "{attribute}" runs a script on this page: take it out',
    }
    examples = (
        Valid('<p lang="fr" data-onclick="x">Bonjour</p>\n'),
        Valid('Write `<p onclick="go()">` to try it.\n'),
        Invalid(
            '<img src="/uploads/map.png" alt="Map" onerror="go()">\n',
            ('onerror="go()"',),
            "handler",
            '<img src="/uploads/map.png" alt="Map">\n',
        ),
        Invalid(
            "<div class='a'onmouseover=go()>x</div>\n",
            ("onmouseover=go()",),
            "handler",
            "<div class='a'>x</div>\n",
        ),
        Invalid(
            'A [report](https://example.org/r){: .button onclick="go()"}\n',
            ('onclick="go()"',),
            "handler",
            "A [report](https://example.org/r){: .button}\n",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report each handler."""
        reported = 0
        for name, attribute in element.attributes.items():
            if name[:2] != "on" or element.inert or reported >= _MOST:
                continue
            word = name[2:]
            if not (word.isascii() and word.isalpha()) or name in _WORDS:
                continue
            text = context.document.text
            fixes = (
                replace(f"Take {name} out", removal(text, attribute), "", "unsafe")
                if element.verbatim
                else ()
            )
            context.report(self, "handler", attribute.span, fixes=fixes, attribute=name)
            reported += 1
