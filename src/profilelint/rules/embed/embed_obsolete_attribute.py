from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace, replace_all
from profilelint.rules.embed.attribute_edits import in_quotes, removal

if TYPE_CHECKING:
    from profilelint.model.finding import Fix
    from profilelint.model.markup import Attribute, Element

_FULL_SCREEN = ("webkitallowfullscreen", "mozallowfullscreen", "msallowfullscreen")
# What takes the place of each; empty where nothing is needed.
_ADVICE = {
    "align": 'use style="float: …" if the frame must stand at one side',
    "allowpaymentrequest": "",
    "allowtransparency": "",
    "border": "",
    "browsingtopics": "",
    "frameborder": 'use style="border:0" instead',
    "framespacing": "",
    "hspace": "",
    "longdesc": "",
    "marginheight": "",
    "marginwidth": "",
    "mozallowfullscreen": '"allowfullscreen" says the same to every browser',
    "msallowfullscreen": '"allowfullscreen" says the same to every browser',
    "oallowfullscreen": '"allowfullscreen" says the same to every browser',
    "scrolling": "",
    "seamless": "",
    "security": "",
    "vspace": "",
    "webkitallowfullscreen": '"allowfullscreen" says the same to every browser',
}
_KEPT = frozenset({"align", "scrolling"})


class EmbedObsoleteAttribute(Rule):
    """Frames carry no attributes from the time of old browsers.

    Embed codes that were copied years ago carry attributes that browsers ignore or will. Take them
    out. The repair keeps what the reader sees: a frame without a border stays without one, and full
    screen stays allowed.
    """

    name = "embed-obsolete-attribute"
    summary = "Frames carry no attributes from the time of old browsers."
    severity = Severity.HINT
    messages: ClassVar = {
        "obsolete": 'the attribute "{attribute}" is out of use: {advice}',
        "plain": 'the attribute "{attribute}" is out of use: take it out',
    }
    fix = "some"
    elements = ("iframe",)
    examples = (
        Valid(
            '<iframe src="https://player.vimeo.com/video/1" style="border:0" allowfullscreen '
            'title="x"></iframe>\n'
        ),
        Valid('<iframe src="/a" title="A" frameBorder="0"></iframe>\n', path="a.mdx"),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" frameborder="0" '
            'webkitallowfullscreen allowfullscreen title="x"></iframe>\n',
            covers=("frameborder", "webkitallowfullscreen"),
            message_id="obsolete",
            fixed='<iframe src="https://player.vimeo.com/video/1" style="border:0" allowfullscreen '
            'title="x"></iframe>\n',
        ),
        Invalid(
            '<iframe seamless src="https://player.vimeo.com/video/1" title="x"></iframe>\n',
            covers=("seamless",),
            message_id="plain",
            fixed='<iframe src="https://player.vimeo.com/video/1" title="x"></iframe>\n',
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report each attribute that is out of use."""
        # The attributes of MDX are those of a program, in which "style" takes no text.
        if element.inert or "mdx" in (context.document.flavor, context.document.path[-3:]):
            return
        for name, attribute in element.attributes.items():
            advice = _ADVICE.get(name)
            if advice is None:
                continue
            fixes = _repair(element, attribute, context.document.text) if element.verbatim else ()
            kind = "obsolete" if advice else "plain"
            context.report(
                self, kind, attribute.name_span, fixes=fixes, attribute=name, advice=advice
            )


def _repair(element: Element, attribute: Attribute, text: str) -> tuple[Fix, ...]:
    name = attribute.name
    title = f"Take {name} out"
    gone = removal(text, attribute)
    if name in _KEPT:
        return replace(title, gone, "", "unsafe")
    if name == "frameborder" and attribute.value.strip().lower() in ("0", "no"):
        style = element.attributes.get("style")
        if style is None:
            return replace('Write style="border:0"', attribute.span, 'style="border:0"')
        if "border" in style.value.lower():
            return replace(title, gone, "")
        if not in_quotes(text, style):
            return ()
        start = style.value_span.start
        edits = ((Span(start, start), "border:0;"), (gone, ""))
        return replace_all("Write border:0 in style", edits)
    if name in _FULL_SCREEN and not _allows_full_screen(element):
        first = next(each for each in element.attributes if each in _FULL_SCREEN)
        if first == name:
            return replace("Write allowfullscreen", attribute.span, "allowfullscreen")
    return replace(title, gone, "")


def _allows_full_screen(element: Element) -> bool:
    allow = (element.value("allow") or "").lower()
    return "allowfullscreen" in element.attributes or "fullscreen" in allow
