from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.embed.weight import weight

if TYPE_CHECKING:
    from profilelint.model.markup import Element

# The JavaScript MIME types of the MIME Sniffing standard and the other types that browsers act
# on. A script element of any other type is a block of data.
_ACTIVE_TYPES = frozenset(
    {
        "application/ecmascript",
        "application/javascript",
        "application/x-ecmascript",
        "application/x-javascript",
        "importmap",
        "module",
        "speculationrules",
        "text/ecmascript",
        "text/javascript",
        "text/javascript1.0",
        "text/javascript1.1",
        "text/javascript1.2",
        "text/javascript1.3",
        "text/javascript1.4",
        "text/javascript1.5",
        "text/jscript",
        "text/livescript",
        "text/x-ecmascript",
        "text/x-javascript",
    }
)


class EmbedScript(Rule):
    """A page has no scripts.

    A program in a page, even inside SVG, can do anything on the site that its reader can. Delete
    it. Some services offer embed codes with a script: use their frame instead, or allow the
    addresses of scripts that the site trusts with the option `allowed`. Data blocks
    (`type="application/ld+json"` and other types that browsers do not run) are allowed. So are
    scripts without an address in VitePress and in MDX, where a page is itself a program. If no
    configuration says what kind of page it is, a script file of the site itself is a warning.
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
        Invalid("<svg><script>count()</script></svg>\n", covers=("<script>",), message_id="inline"),
        Invalid(
            '<script src="/js/map.js"></script>\n',
            covers=('<script src="/js/map.js">',),
            message_id="own",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report a script that runs."""
        source = self._source(element)
        if source is None:
            return
        # A page in MDX is a program itself.
        compiled = context.site is not None and context.site.compiles_scripts
        if not source and (compiled or context.document.path.endswith(".mdx")):
            return
        if not source:
            context.report(self, "inline", element.span)
        elif _is_own(source):
            context.report(self, "own", element.span, severity=weight(context), source=source)
        else:
            context.report(self, "external", element.span, source=source)

    def _source(self, element: Element) -> str | None:
        """Return the address of a script; empty for one without, None for one that may be here."""
        if element.inert or not _runs(element):
            return None
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


def _is_own(source: str) -> bool:
    """Return whether an address is that of a file of the site itself."""
    from profilelint.rules.page.address import read_address

    address = read_address(source)
    return address is not None and address.scheme == "https" and not address.host


def _runs(element: Element) -> bool:
    kind = element.value("type")
    if kind is None:
        language = element.value("language")
        return not language or f"text/{language.lower()}" in _ACTIVE_TYPES
    # White space alone is a type, and not one that runs.
    return not kind or kind.strip(" \t\n\f\r").lower() in _ACTIVE_TYPES
