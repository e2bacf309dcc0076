from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, cast

from profilelint.model.finding import Severity
from profilelint.model.inline import Link
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.page.address import bare, scheme_of
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.markup import Attribute
    from profilelint.rules.link.raw_links import RawLink
    from profilelint.rules.page.destinations import Destination

_UP = frozenset(
    ("top", "haut", "arriba", "inicio", "principio", "oben", "anfang", "topo", "início", "atas")
)
_SCHEMES = frozenset(("http:", "https:", "http://", "https://"))
# Only plugins know others, and what they make of a link without words.
_FOLLOWED = frozenset(
    ("", "http", "https", "mailto", "tel", "sms", "ftp", "ftps", "file", "data", "javascript")
)
# The title of a link that docsify puts a file in the place of (https://docsify.js.org/#/embed-files).
_EMBEDDED = ":include"


class LinkEmpty(Rule):
    """A link has words to click on and an address to go to.

    A link without words is invisible; a screen reader reads its address aloud or says "link". A
    link without an address, or with a placeholder such as "TODO", opens the same page again or
    none. Write what is missing, or delete the link. A class in an attribute list right behind the
    link may show an icon in place of words.
    """

    name = "link-empty"
    summary = "A link has words to click on and an address to go to."
    severity = Severity.ERROR
    exceptions: ClassVar = (
        ("placeholder", Severity.WARNING, 'where it is "#", which leads to the top of the page'),
    )
    messages: ClassVar = {
        "text": 'the link to "{url}" has no words to click on: write them between the brackets',
        "target": "the link has no address: write one, or delete the link",
        "picture": "the picture has no address: write one, or delete the picture",
        "placeholder": '"{url}" leads nowhere: write the address that belongs there, or delete '
        "the link",
    }

    class Options(RuleOptions):
        placeholders: Annotated[
            tuple[str, ...], "placeholders for an address, in small letters"
        ] = (
            "#",
            "#todo",
            "address",
            "insert-link",
            "link",
            "tba",
            "tbc",
            "tbd",
            "todo",
            "url",
            "xxx",
        )

    options: Options
    examples = (
        Valid("[Plan](/a) [![Pier](/b.png)](/c) [{{ page.title }}](/d) `[](/e)` <b@example.org>\n"),
        Valid('[Back to the top](#) [↑](#) <a name="pier"></a> [<i class="pdf"></i>](/f)\n'),
        Valid("[Results][]\n\n[Results]: /results\n"),
        Valid('[](/film){:.icon .film target="_blank"} ([](){:.icon .pen}) [](pens://pier)\n'),
        Valid("See [](#wells).\n", path="a.md", files={"myst.yml": "project: {}\nsite: {}\n"}),
        Valid("[](wells.html ':include :type=iframe')\n"),
        Valid("Up to 15 %.[*](/b) [**](/c) [_][d]\n\n[d]: /d\n"),
        Invalid(
            "A link [](/plan) and [ **&nbsp;** ](/b){:#b}.\n",
            covers=("[](/plan)", "[ **&nbsp;** ](/b)"),
            message_id="text",
        ),
        Invalid('[Plan]() <a href="">B</a>\n', covers=("[Plan]()", 'href=""'), message_id="target"),
        Valid("[sic](insert a note) [Plan](insert) (link here) [a] (link goes here)\n"),
        Invalid(
            "[Plan](insert link here) [Report](link goes here)\n",
            covers=("insert link here", "link goes here"),
            message_id="placeholder",
        ),
        Invalid("![A pier]()\n", covers=("![A pier]()",), message_id="picture"),
        Invalid(
            "[Plan](#) [Report](TODO) [Web](https://)\n",
            covers=("#", "TODO", "https://"),
            message_id="placeholder",
        ),
        Invalid(
            "[Plan](soon)\n",
            covers=("soon",),
            message_id="placeholder",
            options={"placeholders": ("soon",)},
        ),
    )

    def __init__(self, options: RuleOptions | None = None) -> None:
        super().__init__(options)
        self._placeholders = frozenset(self.options.placeholders)

    def check_blank_link_text(self, link: Link, context: Context) -> None:
        """Report a link without words; MyST fills in the title of what it leads to."""
        if context.document.flavor == "myst" or scheme_of(link.url) not in _FOLLOWED:
            return
        if link.title.startswith(_EMBEDDED):
            return
        context.report(self, "text", link.span, url=excerpt(link.url))

    def check_destination(self, destination: Destination, context: Context) -> None:
        """Look for Markdown without an address, or with one that leads nowhere."""
        first = destination.origin
        if isinstance(first, Link) and first.image:
            if not bare(first.url):
                context.report(self, "picture", first.span)
        elif isinstance(first, Link):
            for link in (first, *destination.others):
                if not link.image:
                    self._look_at_address(link, context)

    def check_raw_link(self, raw: RawLink, context: Context) -> None:
        """Report words that stand for an address; as they have spaces, they make no link."""
        if raw.kind == "placeholder":
            context.report(self, "placeholder", raw.span, url=excerpt(raw.address))

    def check_html_destination(self, destination: Destination, context: Context) -> None:
        """Look for links and images in raw HTML without an address."""
        if not bare(destination.url):
            attribute = cast("Attribute", destination.origin)
            context.report(self, "target", attribute.span)

    def _look_at_address(self, link: Link, context: Context) -> None:
        url = bare(link.url).lower()
        if not url:
            if link.text or not _shows_icon(link, context):
                context.report(self, "target", link.span)
        elif url in _SCHEMES or (url in self._placeholders and not _leads_up(url, link)):
            # "#" alone leads to the top of the page, which may be meant.
            severity = Severity.WARNING if url == "#" else None
            context.report(
                self, "placeholder", link.url_span, severity=severity, url=excerpt(link.url)
            )


def _leads_up(url: str, link: Link) -> bool:
    """Return whether a link to the top of the page says so."""
    words = link.text.casefold().split()
    return url == "#" and (not any(map(str.isalnum, words)) or not _UP.isdisjoint(words))


def _shows_icon(link: Link, context: Context) -> bool:
    from profilelint.rules.link.brackets import is_given_class

    return is_given_class(context.document.body, link)
