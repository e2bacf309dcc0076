from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.address import read_address
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.markup import Element

_DIRECTIVES = frozenset(
    {
        "accept-ch",
        "content-security-policy",
        "default-style",
        "delegate-ch",
        "origin-trial",
        "refresh",
        "set-cookie",
        "x-dns-prefetch-control",
    }
)

# How a generator sends readers on; for others, servers do it.
_WAYS = {
    "Hugo": 'with "aliases" in the front matter of the page that it leads to',
    "Jekyll": 'with "redirect_to" in the front matter and the plugin jekyll-redirect-from',
}
_OTHER_WAY = "with a redirect in the settings of the generator or of the server"
_REFRESH = pattern(r"\s*+[\d.]++\s*+[;,\s]\s*+(?:url\s*+=\s*+)?+[\"']?+([^\"'\s]++)", re.IGNORECASE)
_MARKUP = pattern(
    r"<(script|style)\b.*?</\1\s*+>|<!--.*?-->|<(?!a\s)[^<>]++>", re.DOTALL | re.IGNORECASE
)
# A page that only sends its readers on says little else, in characters.
_LONGEST_REDIRECT = 2000
_LONGEST_NOTICE = 300
# More in one tag tell an editor nothing new.
_MOST = 50


class EmbedPageControl(Rule):
    """A page changes its own text, not what is around it.

    Browsers apply `<base>`, `<meta http-equiv>` and the attributes of `<html>` and `<body>` to the
    whole page, wherever they are in the body: every relative link leads elsewhere, readers are sent
    away, the site's own settings are overridden. Delete them. If a page says little more than where
    it sends its readers, and gives them a link, let the site itself do that.
    """

    name = "embed-page-control"
    summary = "A page changes its own text, not what is around it."
    severity = Severity.ERROR
    messages: ClassVar = {
        "base": "<base> sends every relative link of the page elsewhere: delete it",
        "meta": '<meta> with "{directive}" changes the whole page: delete it',
        "redirect": (
            'this page only sends its readers on to "{address}": let the site do that, {way}'
        ),
        "page": (
            'the attribute "{attribute}" of <{element}> applies to the whole page: delete the tag'
        ),
    }
    elements = ("base", "meta", "html", "body")
    examples = (
        Valid('<meta charset="utf-8">\n'),
        Valid("<div><body>Text</body></div>\n"),
        Invalid(
            '<base href="https://example.org/">\n',
            covers=('<base href="https://example.org/">',),
            message_id="base",
        ),
        Invalid(
            '<meta http-equiv="refresh" content="0;url=https://example.org/">\n',
            covers=('<meta http-equiv="refresh" content="0;url=https://example.org/">',),
            message_id="meta",
        ),
        Invalid(
            '<meta http-equiv="refresh" content="0; url=https://example.org/wells/">\n\n'
            "This page is now at [Wells](https://example.org/wells/).\n",
            covers=('<meta http-equiv="refresh" content="0; url=https://example.org/wells/">',),
            message_id="redirect",
        ),
        Invalid('<body bgcolor="red">\n', covers=('bgcolor="red"',), message_id="page"),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the element, or each attribute that the page takes over."""
        name = element.name
        if element.inert or element.namespace != "html":
            return
        if name == "base":
            if "href" in element.attributes or "target" in element.attributes:
                context.report(self, "base", element.span)
        elif name == "meta":
            directive = (element.value("http-equiv") or "").strip().lower()
            if not directive and (element.value("name") or "").strip().lower() == "referrer":
                directive = "referrer"
            address = _sent_to(element, context) if directive == "refresh" else ""
            if address:
                way = _WAYS.get(context.generator, _OTHER_WAY)
                context.report(self, "redirect", element.span, address=excerpt(address), way=way)
            elif directive in _DIRECTIVES or directive == "referrer":
                context.report(self, "meta", element.span, directive=directive)
        else:
            for attribute in islice(element.attributes.values(), _MOST):
                # Handlers have a rule of their own.
                if not attribute.name.startswith("on"):
                    context.report(
                        self, "page", attribute.span, attribute=attribute.name, element=name
                    )


def _sent_to(element: Element, context: Context) -> str:
    """Return where an element sends the readers of a page that does little else; else nothing.

    The page says itself where it sends them.
    """
    document = context.document
    if len(document.text) - document.body_start > _LONGEST_REDIRECT:
        return ""
    notice = _MARKUP.sub("", document.text[document.body_start :].replace("\r\n", "\n"))
    match = _REFRESH.match(element.value("content") or "")
    if match is None or len(notice.strip()) > _LONGEST_NOTICE:
        return ""
    address = read_address(match[1])
    is_web = address is not None and address.scheme in {"http", "https"}
    return match[1] if is_web and match[1].rstrip("/") in notice else ""
