"""HTML that Markdown and browsers take apart in different ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.markup import Element

_FENCE = pattern(r"^ {0,3}(```+|~~~+)", re.MULTILINE)
_TAG = pattern(r"<[a-z]", re.IGNORECASE)
_ACTIVE_TAG = pattern(r"<(?:script|iframe|object|embed|form|meta|base)\b", re.IGNORECASE)
_ACTIVE = frozenset({"script", "iframe", "object", "embed", "form", "meta", "base"})


class EmbedParserDifferential(Rule):
    """Reports HTML that says one thing to Markdown, and to who reads it, and another to browsers.

    Such places hide what a page does from the people and programs that check it, or hide the
    rest of the page from its readers.
    """

    name = "embed-parser-differential"
    summary = "HTML means the same to its reader and to the browser."
    severity = Severity.WARNING
    messages = {
        "comment": (
            "this looks like part of a comment or declaration, but browsers show <{element}>: "
            "write comments as <!-- … --> and nothing else"
        ),
        "unclosed": (
            "nothing ends <{element}>, so browsers hide the rest of the page in it: add "
            "</{element}>"
        ),
        "fence": (
            "inside HTML these marks begin no code and browsers read what follows as HTML: put "
            "an empty line before them"
        ),
        "hidden": (
            "browsers do not show what stands in <{element}>, but scripts or other programs may: "
            "take it out"
        ),
    }
    signs = ("html",)
    examples = (
        Valid("<!-- a <b>note</b> for editors -->\n"),
        Valid("<div>\n\n```html\n<b>x</b>\n```\n\n</div>\n"),
        Valid("<template><p>Text</p></template>\n"),
        Invalid("<!--> <b>x</b> -->\n", ("<b>",), "comment"),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" title="Well">\n\nText\n',
            ('<iframe src="https://player.vimeo.com/video/1" title="Well">',),
            "unclosed",
        ),
        Invalid("<div>\n```html\n<b>x</b>\n```\n</div>\n", ("```",), "fence"),
        Invalid("<template><form></form></template>\n", ("<form>",), "hidden"),
        Invalid("<noscript><iframe src=/x></iframe></noscript>\n", ("<noscript>",), "hidden"),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Report the marks of code within blocks of HTML."""
        text = body.text
        for html in body.html:
            if not html.block:
                continue
            start, end = html.span
            if "```" not in text[start:end] and "~~~" not in text[start:end]:
                continue
            fence = _FENCE.search(text, start, end)
            if fence is not None and _TAG.search(text, fence.end(), end) is not None:
                context.report(self, "fence", Span(*fence.span(1)))

    def check_element(self, element: Element, context: Context) -> None:
        """Report an element that is not what it seems."""
        if element.concealed:
            context.report(self, "comment", element.span, element=element.name)
        elif element.unclosed:
            context.report(self, "unclosed", element.span, element=element.name)
        elif element.inert:
            if element.name in _ACTIVE or any(name[:2] == "on" for name in element.attributes):
                context.report(self, "hidden", element.span, element="template")
        elif element.name == "noscript" and _ACTIVE_TAG.search(element.text) is not None:
            context.report(self, "hidden", element.span, element="noscript")
