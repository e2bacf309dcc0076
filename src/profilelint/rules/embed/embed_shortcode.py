from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Fix, Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.embed.open_shortcodes import OpenShortcode
    from profilelint.rules.embed.shortcode_faults import ShortcodeFault
    from profilelint.rules.page.blocks import TemplateTag

# Hugo's {{< youtube … >}} and {{% youtube … %}}, Jekyll plug-ins' {% youtube … %}.
_SHORTCODE = pattern(
    r"\{(?:\{[<%]|%)-?\s*+(youtube|vimeo)(?=[\s\"])\s*+(?:id\s*+=\s*+)?+(?:\"([^\"]*+)\"|(?![\w-]++=)([^\s\"%>}]++))"
)
_OPENINGS = ("{{<", "{{%")
_SITE = {"hugo.toml": "", "layouts/shortcodes/deck.html": ""}
_IDENTIFIERS = {
    "youtube": pattern(r"[A-Za-z0-9_-]{11}"),
    "vimeo": pattern(r"\d{1,12}"),
}
_SERVICES = {"youtube": "YouTube", "vimeo": "Vimeo"}
_EXAMPLES = {"youtube": "w7Ft2ymGmfc", "vimeo": "146022717"}


_NAME = pattern(r"\{\{[<%]\s*+/?\s*+([\w-]++)(?=[\s>%/])")
_OF_HUGO = (
    *("comment", "details", "figure", "gist", "highlight", "instagram", "param", "qr", "ref"),
    *("relref", "tweet", "twitter", "vimeo", "x", "youtube"),
)


class EmbedShortcode(Rule):
    """Shortcodes are written right, and those for videos are given the video's ID.

    A shortcode such as `youtube` inserts its value into an address, so a full address there shows
    nothing. Write only the ID: the letters and digits after "v=" in the address of a YouTube video,
    the number in the address of a Vimeo video. Hugo stops the build at a shortcode that has no end,
    at one that the site does not have, at one that is closed and not open, and at values that are
    not in straight quotation marks.
    """

    name = "embed-shortcode"
    summary = "Shortcodes are written right, and those for videos are given the video's ID."
    severity = Severity.WARNING
    severities: ClassVar = {
        "misspelt": Severity.ERROR,
        "open": Severity.ERROR,
        "sign": Severity.ERROR,
        "space": Severity.ERROR,
        "quote": Severity.ERROR,
        "mixed": Severity.ERROR,
        "closing": Severity.ERROR,
    }
    messages: ClassVar = {
        "identifier": (
            '"{value}" is not the ID of a {service} video: write only the ID, such as "{example}"'
        ),
        "misspelt": (
            'this site has no shortcode "{name}", so Hugo stops the build: write "{wanted}"'
        ),
        "open": '"{written}" has no end, so Hugo stops the build: close it with "{end}"',
        "sign": (
            '"{sign}" cannot stand here in a shortcode, so Hugo stops the build: put the value in '
            "straight double quotation marks"
        ),
        "space": (
            "a no-break or other special space ({code}) cannot stand in a shortcode, so Hugo "
            "stops the build: write an ordinary space"
        ),
        "quote": (
            '"{written}" begins with a quotation mark that is not closed in its line, so Hugo '
            "stops the build: close it"
        ),
        "mixed": (
            "the values of a shortcode must either all have names or all have none, so Hugo stops "
            'the build at "{written}": put a text of several words in quotation marks, or one that '
            "contains these in backticks"
        ),
        "closing": (
            'no shortcode "{name}" is open here, so Hugo stops the build: delete this, or open it '
            "above"
        ),
    }
    fix = "some"
    changes: ClassVar = ("elements", "regions")
    examples = (
        Valid("{{< youtube w7Ft2ymGmfc >}}\n"),
        Valid('{{< figure src="/uploads/a.png" >}}\n'),
        Valid('{% youtube page.video %}\n\n{{< youtube-list link="/pier" >}}\n'),
        Valid('{{< youtube title="Pier" id=w7Ft2ymGmfc >}}\n'),
        Invalid(
            "{{< youtube https://youtu.be/w7Ft2ymGmfc >}}\n",
            covers=("https://youtu.be/w7Ft2ymGmfc",),
            message_id="identifier",
        ),
        Invalid('{{< vimeo id="12/34" >}}\n', covers=("12/34",), message_id="identifier"),
        Valid("{{< figures >}} {{< new-tab >}} {{</* figrue */>}}\n", path="a.md", files=_SITE),
        Valid("{{< figrue >}}\n", path="content/a.md", files={"hugo.toml": "theme = 'pier'"}),
        Invalid(
            'A {{< figrue src="/a.png" >}} {{< dekc >}}\n',
            covers=("figrue", "dekc"),
            message_id="misspelt",
            path="content/a.md",
            files=_SITE,
        ),
        Invalid(
            'A {{< figure src="/a.png"\n\nA {{< deck >}} {{% deck >}}\n',
            covers=('{{< figure src="/a.png"', "{{% deck >}}"),
            message_id="open",
            path="content/a.md",
            files=_SITE,
        ),
        Valid(
            'A {{< deck `The "old" pier` w7Ft2ymGmfc >}} B {{% deck a=b c="d e" /%}}\n'
            'C {{< deck src="/a.png"\n  alt="A \\"B\\"" >}}D{{< /deck >}}\n',
            path="content/a.md",
            files=_SITE,
        ),
        Valid(
            "A {{< deck >}}B{{< deck >}}C{{< /deck >}} D{{< /deck >}}\n",
            path="content/a.md",
            files=_SITE,
        ),
        Valid(
            "A {{< now.inline >}}{{ now }}{{< /now.inline >}}\n",
            path="content/a.md",
            files=_SITE,
        ),
        Valid('A `"{{<deck src=", "a"` B\n', path="content/a.Rmd", files=_SITE),
        Invalid(
            "A {{< deck ‘/a.png’ >}} {{< deck a:b >}}\n",
            covers=("‘/a.png’", ":b"),
            message_id="sign",
            fixed='A {{< deck "/a.png" >}} {{< deck a:b >}}\n',
            path="content/a.md",
            files=_SITE,
        ),
        Invalid(
            "A {{< deck src=“/a.png” alt='A pier' >}}\n",
            covers=("pier'",),
            message_id="mixed",
            fixed='A {{< deck src="/a.png" alt="A pier" >}}\n',
            path="content/a.md",
            files=_SITE,
        ),
        Invalid(
            'A {{< deck\u00a0src="/a.png" >}}\n',
            covers=("\u00a0",),
            message_id="space",
            fixed='A {{< deck src="/a.png" >}}\n',
            path="content/a.md",
            files=_SITE,
        ),
        Invalid(
            'A {{< deck "The pier\n>}} "B"\n',
            covers=('"The',),
            message_id="quote",
            path="content/a.md",
            files=_SITE,
        ),
        Invalid(
            "A {{< deck >}}B{{< /deck >}} C{{< /deck >}}\n",
            covers=("deck",),
            message_id="closing",
            path="content/a.md",
            files=_SITE,
        ),
    )

    def check_shortcode_fault(self, fault: ShortcodeFault, context: Context) -> None:
        """Report what stops the build within a shortcode."""
        found = context.document.text[fault.span.start : fault.span.end]
        kind, span, edits = fault
        fixes = (Fix("Write it as Hugo reads it", edits),) if edits else ()
        if kind == "sign":
            context.report(self, kind, span, fixes=fixes, sign=found[0])
        elif kind == "space":
            context.report(self, kind, span, fixes=fixes, code=f"U+{ord(found):04X}")
        elif kind == "closing":
            context.report(self, kind, span, name=excerpt(found))
        else:
            context.report(self, kind, span, fixes=fixes, written=excerpt(found))

    def check_open_shortcode(self, opened: OpenShortcode, context: Context) -> None:
        """Report a shortcode without an end."""
        written = excerpt(context.document.text[opened.span.start : opened.span.end])
        context.report(self, "open", opened.span, written=written, end=opened.end)

    def check_template_tag(self, tag: TemplateTag, context: Context) -> None:
        """Look at what a shortcode is given."""
        if tag.text[:3] in _OPENINGS:
            self._look_at_name(tag, context)
        if "youtube" not in tag.text and "vimeo" not in tag.text:
            return
        shortcode = _SHORTCODE.match(tag.text)
        if shortcode is None:
            return
        group = 2 if shortcode[2] is not None else 3
        service, value = shortcode[1], shortcode[group]
        if not value or _IDENTIFIERS[service].fullmatch(value) is not None:
            return
        if group == 3 and tag.text.startswith("{%") and ":" not in value:
            # The name of a variable.
            return
        start, end = shortcode.span(group)
        context.report(
            self,
            "identifier",
            Span(tag.span.start + start, tag.span.start + end),
            value=value,
            service=_SERVICES[service],
            example=_EXAMPLES[service],
        )

    def _look_at_name(self, tag: TemplateTag, context: Context) -> None:
        """Report a shortcode whose name is a slip away from one that Hugo or the site has."""
        named = _NAME.match(tag.text)
        if named is None or named[1] in _OF_HUGO or context.site is None:
            return
        own = context.site.shortcodes
        if own is None or named[1] in own:
            return
        from profilelint.vocabulary.nearest import nearest

        known = sorted(own.union(_OF_HUGO))
        wanted = nearest(named[1], known, known, 1)
        if wanted is not None:
            start, end = named.span(1)
            span = Span(tag.span.start + start, tag.span.start + end)
            context.report(self, "misspelt", span, name=named[1], wanted=wanted)
