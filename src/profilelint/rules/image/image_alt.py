from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.image.picture_names import is_file_name
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.body import Body, Link
    from profilelint.model.finding import Span
    from profilelint.model.markup import Element

_TINY = frozenset(("0", "1"))
_DECORATIVE = ("presentation", "aria-hidden", "alt=")
_FAR = 300


class ImageAlt(Rule):
    """The words that stand for a picture say what it shows.

    They are read aloud to those who cannot see the picture and shown where it does not load: in
    Markdown, what stands between "![" and "]". Nothing, or the name of a file, tells them
    nothing. Say in a few words what the picture shows: "A fisher mends a net in Port Vale". In
    raw HTML, an empty `alt=""` says that a picture only decorates the page.
    """

    name = "image-alt"
    summary = "The words that stand for a picture say what it shows."
    severity = Severity.WARNING
    messages: ClassVar = {
        "missing": "nothing says what this picture shows: write a few words between the "
        '"![" and the "]"',
        "attribute": 'nothing says what this picture shows: add alt="…" with a few words, or '
        'alt="" if it only decorates the page',
        "file-name": '"{alt}" is the name of a file: say in a few words what the picture shows',
    }
    signs = ("picture-without-words", "other-html")
    examples = (
        Valid("![A fisher mends a net](/net.jpg) ![Pier](/pier.jpg) ![Pre-war pier](/x.jpg)\n"),
        Valid("[![](/icon.png) Annual report](/report) ![Logo: ports.example](/logo.png)\n"),
        Valid('![](/line.png){: role="presentation"} <img src="/line.png" alt=""> ![A][b]\n'),
        Valid('<img src="/a.png" aria-hidden="true"> <img src="/b.gif" width="1" height="1">\n'),
        Invalid("![](/net.jpg)`A fisher`\n", covers=("![](/net.jpg)",), message_id="missing"),
        Invalid('<img src="/net.jpg">\n', covers=('<img src="/net.jpg">',), message_id="attribute"),
        Invalid(
            "![Fisher at work.JPG](/a.jpg) ![IMG_2041](/b.jpg) ![pier-2-final](/pier-2-final.jpg)"
            '\n\n<img src="/c.jpg" alt="pier_2.png">\n',
            covers=("Fisher at work.JPG", "IMG_2041", "pier-2-final", "pier_2.png"),
            message_id="file-name",
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Look at what stands for the pictures that are written in Markdown."""
        links: list[Span] | None = None
        for image in body.images:
            words = image.text
            if not words.strip():
                if links is None:
                    links = [link.span for link in body.links if link.text.strip()]
                if not _is_decoration(image, body.text, links):
                    context.report(self, "missing", image.span)
            elif is_file_name(words[:_FAR], image.url):
                context.report(self, "file-name", image.text_span, alt=excerpt(words))

    def check_element(self, element: Element, context: Context) -> None:
        """Look at what stands for a picture in raw HTML."""
        if element.name != "img" or element.inert:
            return
        alt = element.attributes.get("alt")
        if alt is not None:
            if is_file_name(alt.value[:_FAR], element.value("src") or ""):
                context.report(self, "file-name", alt.value_span, alt=excerpt(alt.value))
            return
        hidden = (element.value("aria-hidden") or "").lower() == "true"
        named = (element.value("aria-label") or element.value("aria-labelledby") or "").strip()
        role = (element.value("role") or "").lower()
        tiny = element.value("width") in _TINY or element.value("height") in _TINY
        if not (hidden or named or tiny or role in {"presentation", "none"}):
            context.report(self, "attribute", element.span)


def _is_decoration(image: Link, text: str, links: list[Span]) -> bool:
    """Return whether a picture needs no words.

    An attribute list may say so, or the words of the link that the picture is a part of do. Where
    a template writes the words, they are not known. ``links`` are the spans of the links with
    words, in order.
    """
    start, end = image.text_span
    if text[start:end].strip():
        return True
    span = image.span
    after = text[span.end : span.end + _FAR]
    if after.startswith("{:") and any(word in after.partition("}")[0] for word in _DECORATIVE):
        return True
    index = bisect_right(links, span) - 1
    return index >= 0 and span.end < links[index].end
