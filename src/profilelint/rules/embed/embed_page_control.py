from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

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

# More in one tag tell an editor nothing new.
_MOST = 50


class EmbedPageControl(Rule):
    """A profile changes its own text, not the page around it.

    Browsers apply `<base>`, `<meta http-equiv>` and the attributes of `<html>` and `<body>` to the
    whole page, wherever they are in the body: every relative link leads elsewhere, readers are sent
    away, the site's own settings are overridden. Delete them.
    """

    name = "embed-page-control"
    summary = "A profile changes its own text, not the page around it."
    severity = Severity.ERROR
    messages: ClassVar = {
        "base": "<base> sends every relative link of the page elsewhere: delete it",
        "meta": '<meta> with "{directive}" changes the whole page: delete it',
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
            if directive in _DIRECTIVES or directive == "referrer":
                context.report(self, "meta", element.span, directive=directive)
        else:
            for attribute in islice(element.attributes.values(), _MOST):
                # Handlers have a rule of their own.
                if not attribute.name.startswith("on"):
                    context.report(
                        self, "page", attribute.span, attribute=attribute.name, element=name
                    )
