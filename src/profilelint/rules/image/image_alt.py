from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.components import is_component
from profilelint.rules.page.fields import excerpt
from profilelint.rules.page.picture_names import is_file_name

if TYPE_CHECKING:
    from profilelint.model.markup import Element
    from profilelint.rules.image.images import UndescribedImage

_TINY = frozenset(("0", "1"))
_FAR = 300


# Pandoc makes a film or sound of an image with such an ending.
_PLAYED = (".m4a", ".m4v", ".mov", ".mp3", ".mp4", ".mpeg", ".oga", ".ogg", ".ogv", ".wav", ".webm")


class ImageAlt(Rule):
    """The description of a picture says what it shows.

    It is read aloud to people who cannot see the picture, and shown if the picture does not load:
    in Markdown, the text between "![" and "]". No description, or the name of a file, tells them
    nothing; nor does "image", or what a program wrote ("Image result for boats"). Say in a few
    words what the picture shows: "A fisher mends a net in Port Vale". In raw HTML, an empty
    `alt=""` says that a picture only decorates the page.
    """

    name = "image-alt"
    summary = "The description of a picture says what it shows."
    severity = Severity.WARNING
    messages: ClassVar = {
        "missing": (
            'this picture has no description: say what it shows in a few words between the "![" '
            'and the "]"'
        ),
        "attribute": (
            'this picture has no description: add alt="…" with a few words that say what it shows, '
            'or alt="" if it only decorates the page'
        ),
        "file-name": (
            '"{alt}" is the name of a file or a placeholder: say in a few words what the picture '
            "shows"
        ),
    }
    elements = ("img",)
    examples = (
        Valid("![A fisher mends a net](/net.jpg) ![Pier](/pier.jpg) ![Pre-war pier](/x.jpg)\n"),
        Valid("[![](/icon.png) Annual report](/report) ![Logo: ports.example](/logo.png)\n"),
        Valid('![](/line.png){: role="presentation"} <img src="/line.png" alt=""> ![A][b]\n'),
        Valid("![](/net.mp4)\n", path="net.qmd"),
        Invalid("![](/net.png)\n", path="net.qmd", covers=("![](/net.png)",), message_id="missing"),
        Valid('<img src="/a.png" aria-hidden="true"> <img src="/b.gif" width="1" height="1">\n'),
        Invalid("![](/net.jpg)`A fisher`\n", covers=("![](/net.jpg)",), message_id="missing"),
        Invalid('<img src="/net.jpg">\n', covers=('<img src="/net.jpg">',), message_id="attribute"),
        Invalid(
            "![Fisher at work.JPG](/a.jpg) ![IMG_2041](/b.jpg) ![pier-2-final](/pier-2-final.jpg)"
            '\n\n<img src="/c.jpg" alt="pier_2.png">\n',
            covers=("Fisher at work.JPG", "IMG_2041", "pier-2-final", "pier_2.png"),
            message_id="file-name",
        ),
        Valid("![Photo of a pier](/a.jpg) ![Alternate text](/b.jpg) ![Image formats](/c.jpg)\n"),
        Invalid(
            "![image](/a.jpg) ![Alt text](/b.jpg) ![Image result for boats](/c.jpg) "
            "![A boat. Description automatically generated](/d.jpg)\n",
            covers=(
                "image",
                "Alt text",
                "Image result for boats",
                "A boat. Description automatically generated",
            ),
            message_id="file-name",
        ),
    )

    def check_undescribed_image(self, undescribed: UndescribedImage, context: Context) -> None:
        """Report an image in Markdown."""
        image = undescribed.image
        if undescribed.is_file_name:
            context.report(self, "file-name", image.text_span, alt=excerpt(image.text))
        elif context.document.flavor != "pandoc" or not image.url.lower().endswith(_PLAYED):
            context.report(self, "missing", image.span)

    def check_element(self, element: Element, context: Context) -> None:
        """Look at what stands for a picture in raw HTML."""
        if element.inert or _is_component(element, context):
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


def _is_component(element: Element, context: Context) -> bool:
    """Return whether an element is a component, or has properties in MDX that are not written.

    ``Image`` is read as HTML's other name of ``img``. That of ``astro:assets`` needs words as well
    (https://docs.astro.build/en/reference/modules/astro-assets/#alt-required).
    """
    document = context.document
    if document.flavor != "mdx":
        return is_component(element, document)
    tag = document.text[slice(*element.span)]
    return "{..." in tag or (tag[1:2].isupper() and "astro:assets" not in document.text)
