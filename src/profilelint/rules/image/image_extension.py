from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
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
_MISSPELT = {
    **dict.fromkeys(("gpj", "jgp", "jpgg", "jppg", "pjg"), "jpg"),
    **dict.fromkeys(("jepg", "jpge", "jpegg", "jpeeg"), "jpeg"),
    **dict.fromkeys(("npg", "pgn", "pngg"), "png"),
    **dict.fromkeys(("wepb", "wbep", "webpp"), "webp"),
}
# Pages that show a picture or film among other things.
_PAGE = pattern(
    r"https?://(?:(?:www\.|m\.)?(?:youtube\.com/(?:watch|embed/|shorts/)|youtu\.be/"
    r"|vimeo\.com/(?:video/)?\d|flickr\.com/photos/|facebook\.com/|instagram\.com/p/)"
    r"|player\.vimeo\.com/|(?:drive|docs)\.google\.com/(?:file|document|presentation)/d/"
    r"|photos\.app\.goo\.gl/|github\.com/[^/?#]+/[^/?#]+/blob/[^?#]*+(?!\?)$)",
    re.IGNORECASE,
)
# Programs that write texts and mails give out such addresses of pictures for some hours or days.
_EXPIRES = pattern(
    r"https?://lh\d+[a-z-]*\.googleusercontent\.com/docsz/|https?://[^?#]*\?(?:[^#]*&)?"
    r"X-Amz-(?:Expires|Signature)=",
    re.IGNORECASE,
)
# Sites that show such pages in place of a picture.
_EMBEDDING = frozenset(("obsidian", "pandoc", "mdx", "markdown-it"))
# What a program shows in a frame of its own.
_SHOWN_BY = {"obsidian": frozenset(("md", "pdf")), "pandoc": frozenset(("pdf",))}
_TEXTS = frozenset(("csv", "htm", "html", "markdown", "md", "txt"))


class ImageExtension(Rule):
    """The file of a picture is one that browsers show, and its name says so.

    The extension tells the site what kind of file it sends: a picture without one may be offered as
    a download instead of being shown. A document is not a picture, and few browsers show
    photographs in the formats of cameras and phones (".heic", ".tif"). Upload a ".jpg", ".png",
    ".svg" or ".webp" file. Pandoc, Quarto and Obsidian show a PDF file in its place.
    """

    name = "image-extension"
    summary = "The file of a picture is one that browsers show, and its name says so."
    severity = Severity.WARNING
    messages: ClassVar = {
        "missing": '"{file}" has no extension such as ".jpg": add it',
        "document": '"{file}" is not a picture: link to it, as in "[annual report]({file})"',
        "misspelt": 'no picture ends with ".{ending}": write ".{wanted}"',
        "page": (
            "this is the address of a page, so readers see no picture: write that of the picture "
            "alone, or link to the page"
        ),
        "expires": (
            "this address of a picture works for some time only: upload the picture to this site, "
            "and write its address"
        ),
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
        Valid("![A plan](plan.pdf){width=8in}\n", path="a.qmd"),
        Invalid(
            "![A plan](plan.docx)\n", path="a.qmd", covers=("plan.docx",), message_id="document"
        ),
        Invalid("![A pier](pier.HEIC)\n", covers=("pier.HEIC",), message_id="format"),
        Valid("![A](https://github.com/a/b/blob/main/c.png?raw=true) ![B](/a.jpog)\n"),
        Valid(
            "![A](https://youtu.be/abcdefghijk)\n", files={".obsidian/app.json": "{}"}, path="a.md"
        ),
        Invalid("![A pier](/pier.jgp)\n", covers=("/pier.jgp",), message_id="misspelt"),
        Invalid(
            "![A pier](https://www.youtube.com/watch?v=abcdefghijk) "
            "![B](https://github.com/a/b/blob/main/b.png)\n",
            covers=(
                "https://www.youtube.com/watch?v=abcdefghijk",
                "https://github.com/a/b/blob/main/b.png",
            ),
            message_id="page",
        ),
        Invalid(
            "![A pier](https://lh7-us.googleusercontent.com/docsz/AD_4n)\n",
            covers=("https://lh7-us.googleusercontent.com/docsz/AD_4n",),
            message_id="expires",
        ),
    )

    def check_unusual_image(self, image: Link, context: Context) -> None:
        """Look at the ending of a picture's address."""
        url = image.url
        last = ending(url)
        if url[:4].lower() == "http" and not holds_template(url):
            if _PAGE.match(url) is not None and context.document.flavor not in _EMBEDDING:
                context.report(self, "page", image.url_span)
                return
            if _EXPIRES.match(url) is not None:
                context.report(self, "expires", image.url_span)
                return
        if last in SHOWN or last in _PLAYED or holds_template(url):
            return
        if last in _SHOWN_BY.get(context.document.flavor, ()):
            return
        file = file_name(url)
        remote = bool(scheme_of(url)) or url.startswith("//") or begins_with_host(url)
        if remote and last in _TEXTS:
            # A service may make a picture about the file.
            return
        if last in _MISSPELT:
            wanted = _MISSPELT[last]
            context.report(self, "misspelt", image.url_span, ending=last, wanted=wanted)
            return
        if last in _OTHER or last in NOT_SHOWN:
            message_id = "document" if last in _OTHER else "format"
        elif not last and file and not remote and "?" not in url:
            message_id = "missing"
        else:
            return
        context.report(self, message_id, image.url_span, file=excerpt(file), ending=last)
