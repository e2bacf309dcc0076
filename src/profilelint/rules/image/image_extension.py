from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.address import scheme_of
from profilelint.rules.page.destinations import begins_with_host, holds_template
from profilelint.rules.page.fields import excerpt
from profilelint.rules.page.picture_names import NOT_SHOWN, SHOWN, ending, file_name

if TYPE_CHECKING:
    from profilelint.model.inline import Link

# What some sites show in place of a picture: players and diagrams.
_PLAYED = frozenset(
    ("m4a", "mov", "mp3", "mp4", "mpeg", "ogg", "ogv", "wav", "webm", "puml", "mmd")
)
_OTHER = frozenset(
    "csv doc docx htm html markdown md odt pdf ppt pptx rtf txt xls xlsx zip".split()  # noqa: SIM905
)
_TEXTS = frozenset(("csv", "htm", "html", "markdown", "md", "txt"))


class ImageExtension(Rule):
    """The file of a picture is one that browsers show, and its name says so.

    The extension tells the site what kind of file it sends: a picture without one may be offered as
    a download instead of being shown. A document is not a picture, and few browsers show
    photographs in the formats of cameras and phones (".heic", ".tif"). Upload a ".jpg", ".png",
    ".svg" or ".webp" file.
    """

    name = "image-extension"
    summary = "The file of a picture is one that browsers show, and its name says so."
    severity = Severity.WARNING
    messages: ClassVar = {
        "missing": '"{file}" has no extension such as ".jpg": add it',
        "document": '"{file}" is not a picture: link to it, as in "[annual report]({file})"',
        "format": 'few browsers show ".{ending}" pictures: save "{file}" as ".jpg" or ".png"',
    }
    examples = (
        Valid("![A](/a.JPG) ![B](https://cdn.example.org/b) ![C](/c.svg?x=1#y) ![D](/d.mp4)\n"),
        Valid("![A]({{ page.image }}) ![B](/b?size=2) ![C](data:image/png;base64,aA==) ![D]()\n"),
        Valid("![Docs](https://badges.example.org/badge/docs-README.md)\n"),
        Invalid("![A pier](/uploads/pier)\n", covers=("/uploads/pier",), message_id="missing"),
        Invalid(
            "![A plan](/uploads/plan.pdf)\n",
            covers=("/uploads/plan.pdf",),
            message_id="document",
        ),
        Invalid("![A pier](pier.HEIC)\n", covers=("pier.HEIC",), message_id="format"),
    )

    def check_unusual_image(self, image: Link, context: Context) -> None:
        """Look at the ending of a picture's address."""
        url = image.url
        last = ending(url)
        if last in SHOWN or last in _PLAYED or holds_template(url):
            return
        file = file_name(url)
        remote = bool(scheme_of(url)) or url.startswith("//") or begins_with_host(url)
        if remote and last in _TEXTS:
            # A service may make a picture about the file.
            return
        if last in _OTHER or last in NOT_SHOWN:
            message_id = "document" if last in _OTHER else "format"
        elif not last and file and not remote and "?" not in url:
            message_id = "missing"
        else:
            return
        context.report(self, message_id, image.url_span, file=excerpt(file), ending=last)
