"""Style sheets that are fetched and styles that cover the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Element

_LOADS = frozenset({"stylesheet", "import", "preload", "modulepreload", "prefetch", "prerender"})
_REMOTE = pattern(r"url\(\s*+[\"']?\s*+(?:[a-z][a-z0-9+.-]*+:)?//|@import", re.IGNORECASE)
_OVERLAY = pattern(
    r"position\s*+:\s*+(?:fixed|sticky)|z-index\s*+:\s*+\d{4,}"
    r"|(?<![\w-])opacity\s*+:\s*+0*+(?:\.0*+)?+(?![\d.])|expression\s*+\(|-moz-binding",
    re.IGNORECASE,
)
_COMMENT = pattern(r"/\*.*?\*/", re.DOTALL)
_ESCAPE = pattern(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)


class EmbedStyle(Rule):
    """Reports styles that load files from elsewhere or lay something over the page.

    A style sheet can read what a reader types, and an invisible link over the page takes every
    click. Ordinary styles (colours, widths, borders) are left alone.
    """

    name = "embed-style"
    summary = "Styles load nothing from elsewhere and cover nothing."
    severity = Severity.WARNING
    messages = {
        "load": "<link> loads a style sheet or another file into the page: take it out",
        "remote": "this style loads a file from another site: take that part out",
        "overlay": (
            'this style can cover the page or hide what is on it ("{style}"): take that part out'
        ),
    }
    examples = (
        Valid('<p style="color: teal; z-index: 2">Text</p>\n'),
        Invalid(
            '<link rel="stylesheet" href="https://example.org/a.css">\n',
            ('<link rel="stylesheet" href="https://example.org/a.css">',),
            "load",
        ),
        Invalid("<style>@import 'https://example.org/a.css';</style>\n", ("<style>",), "remote"),
        Invalid(
            '<a style="position:fixed;top:0" href="/x">Go</a>\n',
            ("position:fixed;top:0",),
            "overlay",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the style."""
        if element.inert:
            return
        if element.name == "link" and element.namespace == "html":
            relations = (element.value("rel") or "").lower().split()
            if "href" in element.attributes and not _LOADS.isdisjoint(relations):
                context.report(self, "load", element.span)
        elif element.name == "style" and _REMOTE.search(_plain(element.text)):
            context.report(self, "remote", element.span)
        style = element.attributes.get("style")
        if style is None or len(style.value) < 8:
            return
        text = _plain(style.value)
        if _REMOTE.search(text):
            context.report(self, "remote", style.value_span)
        else:
            found = _OVERLAY.search(text)
            if found is not None:
                context.report(self, "overlay", style.value_span, style=found[0])


def _plain(style: str) -> str:
    """Return a style without comments and with its escapes resolved (CSS Syntax, 4.3.7)."""
    if "/*" in style:
        style = _COMMENT.sub("", style)
    return _ESCAPE.sub(_character, style) if "\\" in style else style


def _character(escape: re.Match[str]) -> str:
    if escape[1] is None:
        return escape[2]
    code = int(escape[1], 16)
    return chr(code) if 0 < code < 0x110000 else "\ufffd"
