from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.embed.attributes import handlers, is_script
from profilelint.rules.embed.weight import weight

if TYPE_CHECKING:
    from profilelint.model.markup import Element

_LONGEST = 200


class EmbedScript(Rule):
    """A page has no scripts.

    A program in a page, even inside SVG, can do anything on the site that its reader can. Delete
    it. Some services offer embed codes with a script: use their frame instead, or allow the
    addresses of scripts that the site trusts with the option `allowed`. Data blocks
    (`type="application/ld+json"` and other types that browsers do not run) are allowed. So are
    scripts without an address in VitePress, VuePress, Svelte and MDX, where a page is itself a
    program. If no configuration says what kind of page it is, a script file of the site itself is a
    warning.
    """

    name = "embed-script"
    summary = "A page has no scripts."
    severity = Severity.ERROR
    exceptions: ClassVar = (("own", Severity.WARNING, "on pages that are not profiles"),)
    messages: ClassVar = {
        "inline": "a script runs on this page: delete the <script> element",
        "external": (
            'a script from "{source}" runs on this page: delete the <script> element; most '
            "services also offer an embed code that begins with <iframe>"
        ),
        "handler": 'the attribute "{attribute}" runs a script on this page: delete it',
        "own": 'this page loads the script "{source}": load it in the site\'s layout instead',
    }
    elements = ("script",)

    class Options(RuleOptions):
        allowed: Annotated[
            tuple[str, ...],
            "addresses of scripts that may run: host and beginning of the path, as in "
            '"platform.example.org/widgets/"',
        ] = ()

    options: Options
    examples = (
        Valid('<script type="application/ld+json">{"@type": "Event"}</script>\n'),
        Valid("<script>count()</script>\n", path="a.mdx"),
        Valid("```html\n<script>alert(1)</script>\n```\n"),
        Valid(
            '<script src="https://widgets.example.org/v2/map.js"></script>\n',
            options={"allowed": ("widgets.example.org/v2/",)},
        ),
        Invalid("<script>count()</script>\n", covers=("<script>",), message_id="inline"),
        Invalid(
            '<script src="https://widgets.example.org/map.js"></script>\n',
            covers=('<script src="https://widgets.example.org/map.js">',),
            message_id="external",
        ),
        Invalid(
            '<script src="https://widgets.example.org/v2/map.js" onload="go()"></script>\n',
            covers=('onload="go()"',),
            message_id="handler",
            options={"allowed": ("widgets.example.org/v2/",)},
        ),
        Invalid(
            '<script src="/js/map.js" onload="go()"></script>\n',
            covers=('<script src="/js/map.js" onload="go()">', 'onload="go()"'),
            message_id="own",
        ),
        Invalid(
            '<script src="https://widgets.example.org/map.js" onload="go()"></script>\n',
            covers=('<script src="https://widgets.example.org/map.js" onload="go()">',),
            message_id="external",
        ),
        Invalid("<svg><script>count()</script></svg>\n", covers=("<script>",), message_id="inline"),
        Invalid(
            '<script src="/js/map.js"></script>\n',
            covers=('<script src="/js/map.js">',),
            message_id="own",
        ),
        Invalid(
            '<script src="{{ "/js/map.js" | prepend: site.baseurl }}"></script>\n',
            covers=('<script src="{{ "/js/map.js" | prepend: site.baseurl }}">',),
            message_id="own",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report a script that runs, or its handlers where the script itself may be here."""
        if element.inert or not is_script(element):
            return
        source = self._source(element)
        if source is not None and not source:
            # A page in MDX is a program itself.
            compiled = context.site is not None and context.site.compiles_scripts
            if not compiled and not context.document.path.endswith(".mdx"):
                context.report(self, "inline", element.span)
                return
        elif source is not None and _is_own(source):
            shown = _shown(source, element, context)
            context.report(self, "own", element.span, severity=weight(context), source=shown)
        elif source is not None:
            context.report(self, "external", element.span, source=source)
            return
        for attribute in handlers(element, context.document.flavor):
            context.report(self, "handler", attribute.span, attribute=attribute.name)

    def _source(self, element: Element) -> str | None:
        """Return the address of a script; empty for one without, None for one that may be here."""
        source = element.value("src" if element.namespace == "html" else "href")
        if source is None and element.namespace == "svg":
            source = element.value("xlink:href")
        if not source:
            return ""
        return None if self._is_allowed(source) else source

    def _is_allowed(self, source: str) -> bool:
        if not self.options.allowed:
            return False
        from profilelint.rules.embed.providers import matches
        from profilelint.rules.page.address import read_address

        address = read_address(source)
        return (
            address is not None
            and address.scheme == "https"
            and any(matches(pattern, address) for pattern in self.options.allowed)
        )


def _shown(source: str, element: Element, context: Context) -> str:
    """Return an address as it stands in the file if a template tag in it has quotation marks.

    The first of these ends the attribute for browsers, but the tag is gone before they see it.
    """
    attribute = element.attributes.get("src")
    if attribute is None or "{{" not in source or "}}" in source:
        return source
    text, start = context.document.text, attribute.value_span.start
    end = text.find("}}", start, start + _LONGEST)
    return text[start : end + 2] if end >= 0 else source


def _is_own(source: str) -> bool:
    """Return whether an address is that of a file of the site itself."""
    from profilelint.rules.page.address import read_address

    address = read_address(source)
    return address is not None and address.scheme == "https" and not address.host
