from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.inline import Link

_SCHEME = "http://"


class ImageHttp(Rule):
    """The address of a picture begins with "https:".

    On an encrypted page, browsers block a picture whose address begins with "http:", or load it
    with "https:", which not every site supports; the reader then sees a gap. Begin the address with
    "https:" and check that the picture is shown, or upload it to this site. "embed-media-insecure"
    checks pictures in raw HTML.
    """

    name = "image-http"
    summary = 'The address of a picture begins with "https:".'
    severity = Severity.WARNING
    messages: ClassVar = {
        "http": 'browsers may refuse to show "{url}": begin it with "https:" or upload the picture'
    }
    examples = (
        Valid("![A pier](https://example.org/http://a.png) ![B](/b.png) [c](http://example.org)\n"),
        Invalid(
            "![A pier](http://example.org/a.png)\n",
            covers=("http://example.org/a.png",),
            message_id="http",
        ),
    )

    def check_unencrypted_image(self, image: Link, context: Context) -> None:
        """Look at the scheme of a picture's address."""
        url = image.url.lstrip()
        if url[: len(_SCHEME)].lower() == _SCHEME and url[len(_SCHEME) :][:4].lower() != "http":
            context.report(self, "http", image.url_span, url=excerpt(url))
