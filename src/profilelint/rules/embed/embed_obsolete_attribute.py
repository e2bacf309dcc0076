from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace_all
from profilelint.rules.embed.attribute_edits import in_quotes, removal

if TYPE_CHECKING:
    from profilelint.model.finding import Fix
    from profilelint.model.markup import Attribute, Element

_FULL_SCREEN = ("webkitallowfullscreen", "mozallowfullscreen", "msallowfullscreen")
_MARGIN = "delete it, since the page in the frame has margins of its own"
# What takes the place of each; empty where nothing is needed.
_ADVICE = {
    "align": 'use style="float: …" if the frame must be on one side',
    "allowpaymentrequest": "",
    "allowtransparency": "",
    "border": "",
    "browsingtopics": "",
    "frameborder": 'use style="border:0" instead',
    "framespacing": "",
    "hspace": "",
    "longdesc": "",
    "marginheight": _MARGIN,
    "marginwidth": _MARGIN,
    "mozallowfullscreen": 'use "allowfullscreen", which every browser knows',
    "msallowfullscreen": 'use "allowfullscreen", which every browser knows',
    "oallowfullscreen": 'use "allowfullscreen", which every browser knows',
    "scrolling": "",
    "seamless": "",
    "security": "",
    "vspace": "",
    "webkitallowfullscreen": 'use "allowfullscreen", which every browser knows',
}
_ALLOWED = '"allowfullscreen"'
_INSTEAD = {
    "align": 'style="float: …"',
    "frameborder": 'style="border:0"',
    **dict.fromkeys((*_FULL_SCREEN, "oallowfullscreen"), _ALLOWED),
}
_KEPT = frozenset({"align", "marginheight", "marginwidth", "scrolling"})


class EmbedObsoleteAttribute(Rule):
    """Frames have no obsolete attributes.

    Embed codes that were copied years ago have attributes that browsers ignore or soon will. Delete
    them. The fix keeps what the reader sees: a frame without a border stays without one, and full
    screen stays allowed.
    """

    name = "embed-obsolete-attribute"
    summary = "Frames have no obsolete attributes."
    severity = Severity.HINT
    messages: ClassVar = {
        "obsolete": 'the attribute "{attribute}" is obsolete: {advice}',
        "plain": 'the attribute "{attribute}" is obsolete: delete it',
        "several": "the attributes {attributes} are obsolete: delete them",
        "several-replaced": (
            "the attributes {attributes} are obsolete: delete them, and use {instead} instead"
        ),
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
            covers=("frameborder",),
            message_id="several-replaced",
            fixed='<iframe src="https://player.vimeo.com/video/1" style="border:0" allowfullscreen '
            'title="x"></iframe>\n',
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" frameborder="0" title="x"></iframe>\n',
            covers=("frameborder",),
            message_id="obsolete",
            fixed='<iframe src="https://player.vimeo.com/video/1" style="border:0" title="x">'
            "</iframe>\n",
        ),
        Invalid(
            '<iframe src="/a" marginwidth="0" marginheight="0" title="x"></iframe>\n',
            covers=("marginwidth",),
            message_id="several",
            fixed='<iframe src="/a" title="x"></iframe>\n',
        ),
        Invalid(
            '<iframe src="/a" frameBorder="0" title="x"></iframe>\n',
            covers=("frameBorder",),
            message_id="obsolete",
        ),
        Invalid(
            '<iframe seamless src="https://player.vimeo.com/video/1" title="x"></iframe>\n',
            covers=("seamless",),
            message_id="plain",
            fixed='<iframe src="https://player.vimeo.com/video/1" title="x"></iframe>\n',
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the attributes of a frame that are out of use."""
        # The attributes of MDX are those of a program, in which "style" takes no text.
        if element.inert or "mdx" in (context.document.flavor, context.document.path[-3:]):
            return
        outdated = [each for each in element.attributes.values() if each.name in _ADVICE]
        if not outdated:
            return
        first, text = outdated[0], context.document.text
        is_fixed = element.verbatim and not _is_of_program(element, text)
        fixes = _repair(element, outdated, text) if is_fixed else ()
        if len(outdated) == 1:
            advice = "" if _means_nothing(first) else _ADVICE[first.name]
            kind = "obsolete" if advice else "plain"
            context.report(
                self, kind, first.name_span, fixes=fixes, attribute=first.name, advice=advice
            )
            return
        from profilelint.schema.wording import both

        instead = [_INSTEAD.get(each.name) for each in outdated if not _means_nothing(each)]
        if _allows_full_screen(element):
            instead = [each for each in instead if each != _ALLOWED]
        wanted = list(dict.fromkeys(filter(None, instead)))
        context.report(
            self,
            "several-replaced" if wanted else "several",
            first.name_span,
            fixes=fixes,
            attributes=both([f'"{each.name}"' for each in outdated]),
            instead=both(wanted) if wanted else "",
        )


def _is_of_program(element: Element, text: str) -> bool:
    """Return whether a tag is written as React has it, which takes no text for a style."""
    return any(
        text.startswith("={", each.value_span.start - 1)
        or (each.name == "frameborder" and text.startswith("frameBorder", each.name_span.start))
        for each in element.attributes.values()
    )


def _means_nothing(attribute: Attribute) -> bool:
    """Return whether an attribute asks for what browsers do anyway: a border."""
    return attribute.name == "frameborder" and not _has_no_border(attribute)


def _has_no_border(attribute: Attribute) -> bool:
    return attribute.value.strip().lower() in ("0", "no")


def _repair(element: Element, outdated: list[Attribute], text: str) -> tuple[Fix, ...]:
    """Return the fix that takes attributes out, without those that may change what is seen.

    If there are no others, it takes these out and is unsafe.
    """
    edits = [
        edit for each in outdated if each.name not in _KEPT for edit in _edits(element, each, text)
    ]
    title = "Delete the obsolete attributes"
    if edits:
        return replace_all(title, edits)
    kept = [(removal(text, each), "") for each in outdated if each.name in _KEPT]
    return replace_all(title, kept, "unsafe") if kept else ()


def _edits(element: Element, attribute: Attribute, text: str) -> list[tuple[Span, str]]:
    """Return the edits that take an attribute out, or write what says the same in its place."""
    name = attribute.name
    gone = removal(text, attribute)
    if name == "frameborder" and _has_no_border(attribute):
        style = element.attributes.get("style")
        if style is None:
            return [(attribute.span, 'style="border:0"')]
        if "border" not in style.value.lower():
            if not in_quotes(text, style):
                return []
            start = style.value_span.start
            return [(Span(start, start), "border:0;"), (gone, "")]
    if name in _FULL_SCREEN and not _allows_full_screen(element):
        first = next(each for each in element.attributes if each in _FULL_SCREEN)
        if first == name:
            return [(attribute.span, "allowfullscreen")]
    return [(gone, "")]


def _allows_full_screen(element: Element) -> bool:
    allow = (element.value("allow") or "").lower()
    return "allowfullscreen" in element.attributes or "fullscreen" in allow
