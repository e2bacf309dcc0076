from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.address import read_address

if TYPE_CHECKING:
    from profilelint.model.markup import Element
    from profilelint.rules.embed.attributes import ElementAttribute

# Nothing shorter loads or covers anything.
_SHORTEST = len("url(//a)")
_LOADS = frozenset(
    {
        "compression-dictionary",
        "import",
        "modulepreload",
        "prefetch",
        "preload",
        "prerender",
        "stylesheet",
    }
)
_REMOTE = pattern(
    r"(?:url|image-set)\(\s*+[\"']?\s*+(?:[a-z][a-z0-9+.-]*+:)?//|@import"
    r"|image-set\((?:[^()]|\([^()]*+\))*?,\s*+[\"']\s*+(?:[a-z][a-z0-9+.-]*+:)?//",
    re.IGNORECASE,
)
_OVERLAY = pattern(
    r"position\s*+:\s*+(?:fixed|sticky)|z-index\s*+:\s*+\d{4,}"
    r"|(?<![\w-])opacity\s*+:\s*+(?:0++(?:\.0*+)?+|\.0++)(?![\d.])|expression\s*+\(|-moz-binding",
    re.IGNORECASE,
)
# Players fill a box of their own so: the size of the window is another matter.
_ABSOLUTE = pattern(r"position\s*+:\s*+absolute", re.IGNORECASE)
_OF_WINDOW = pattern(
    r"(?<![\w.])\d{2,3}v[wh]\b|z-index\s*+:\s*+\d{3,}|inset\s*+:\s*+0|\d{4,}px", re.IGNORECASE
)
_CLIPPED = pattern(r"(?<![\w-])clip\s*+:\s*+rect\(\s*+(?:[01](?:px)?+[\s,]*+){4}\)")
_COMMENT = pattern(r"/\*.*?\*/", re.DOTALL)
_ESCAPE = pattern(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)


class EmbedStyle(Rule):
    """Styles load nothing from elsewhere and cover nothing.

    A style sheet can read what a reader types, and an invisible link over the page catches every
    click. Delete whatever loads a file from another site, places something over the page or hides
    it. Ordinary styles (colours, widths, borders) are allowed, and so are the site's own style
    sheets.
    """

    name = "embed-style"
    summary = "Styles load nothing from elsewhere and cover nothing."
    severity = Severity.WARNING
    messages: ClassVar = {
        "load": (
            "<link> loads a style sheet or other file from another site into the page: delete it"
        ),
        "remote": "this style loads a file from another site: delete that part",
        "overlay": (
            'this style can cover the page or hide what is on it ("{style}"): delete that part'
        ),
    }
    elements = ("link", "style")
    examples = (
        Valid('<p style="color: teal; z-index: 2">Text</p>\n'),
        Valid('<link rel="stylesheet" href="/css/terms.css">\n'),
        Valid('<p style="opacity: .8">Text</p>\n<p style="opacity:">Text</p>\n'),
        Valid('<h2 style="position: absolute; clip: rect(0 0 0 0); opacity: 0">Footnotes</h2>\n'),
        Invalid(
            '<h2 style="position:absolute;clip:rect(0 0 0 0);clip:auto;opacity:0">Footnotes</h2>\n',
            covers=("position:absolute;clip:rect(0 0 0 0);clip:auto;opacity:0",),
            message_id="overlay",
        ),
        Valid("<Demo code={'<p style=\"position: fixed\">Text</p>'} />\n", path="a.mdx"),
        Invalid(
            '<link rel="stylesheet" href="https://example.org/a.css">\n',
            covers=('<link rel="stylesheet" href="https://example.org/a.css">',),
            message_id="load",
        ),
        Invalid(
            "<style>@import 'https://example.org/a.css';</style>\n",
            covers=("<style>",),
            message_id="remote",
        ),
        Invalid(
            '<a style="position:fixed;top:0" href="/x">Go</a>\n',
            covers=("position:fixed;top:0",),
            message_id="overlay",
        ),
        Invalid(
            "<Box set:html={'<p style=\"position:fixed\">Text</p>'} />\n",
            covers=("position:fixed",),
            message_id="overlay",
            path="a.mdx",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Look at a style sheet."""
        if element.inert:
            return
        if element.name == "style":
            if _REMOTE.search(_plain(element.text)):
                context.report(self, "remote", element.span)
        elif element.namespace == "html" and "href" in element.attributes:
            relations = (element.value("rel") or "").lower().split()
            if not _LOADS.isdisjoint(relations) and not _is_own(element.value("href") or ""):
                context.report(self, "load", element.span)

    def check_style_attribute(self, style: ElementAttribute, context: Context) -> None:
        """Look at the style of one element."""
        attribute = style.attribute
        if len(attribute.value) < _SHORTEST:
            return
        text = _plain(attribute.value)
        if _REMOTE.search(text):
            context.report(self, "remote", attribute.value_span)
            return
        overlay = _OVERLAY.search(text)
        if overlay is None and _OF_WINDOW.search(text) is not None:
            overlay = _ABSOLUTE.search(text)
        if overlay is not None and not (overlay[0][:7].lower() == "opacity" and _is_clipped(text)):
            context.report(self, "overlay", attribute.value_span, style=overlay[0])


def _is_own(source: str) -> bool:
    """Return whether an address is that of a style sheet of the site itself."""
    address = read_address(source)
    return (
        address is not None
        and address.scheme == "https"
        and not address.host
        and address.path.endswith(".css")
    )


def _is_clipped(style: str) -> bool:
    """Return whether nothing of an element is shown, so that it can be read aloud alone.

    It covers nothing then, and cannot be clicked.
    """
    words = style.lower()
    # A second one would count in place of the first.
    return (
        words.count("clip") == words.count("position") == 1
        and _CLIPPED.search(words) is not None
        and _ABSOLUTE.search(words) is not None
    )


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
