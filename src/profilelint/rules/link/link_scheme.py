"""Links that run scripts or open documents written into their address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.page.address import SCRIPT_SCHEMES, media_type_of, scheme_of

if TYPE_CHECKING:
    from profilelint.model.body import Body, Link
    from profilelint.rules.api import Field

# kramdown reads Markdown inside the elements that carry this attribute, or in all with the option.
_NESTED = "markdown="
_OPTION = "parse_block_html"
_TAG = pattern(r"</?[A-Za-z][^<>]*+>")
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/svg+xml")


class LinkScheme(Rule):
    """Reports Markdown links and front-matter values whose address is a program or a document.

    ``javascript:`` and ``vbscript:`` addresses run when the link is followed, ``data:`` ones hold
    a whole page. They are found however they are written: with character references, tabs,
    control characters or capital letters, in links, definitions and ``<…>``.
    """

    name = "link-scheme"
    summary = "Links lead to places; they run no scripts."
    severity = Severity.ERROR
    messages = {
        "script": 'this link runs a script ("{kind}:"): write the address of a page',
        "document": (
            'this link holds a whole document ("data:{kind}"): upload the document and write the '
            "address where it can be found"
        ),
        "refused": 'links with "{kind}:" are not wanted here: write the address of a page',
    }
    signs = ("other-scheme", "nested-markdown")

    class Options(RuleOptions):
        """What can be set."""

        refused: Annotated[
            tuple[str, ...], 'further schemes that no link may have, without the ":"'
        ] = ("blob", "file", "filesystem", "view-source")

    examples = (
        Valid("A [report](https://example.org/javascript:) and [mail](mailto:a@example.org).\n"),
        Valid("![dot](data:image/png;base64,iVBORw0KGgo=)\n"),
        Valid("Write `[x](javascript:go())`.\n"),
        Valid("---\ntitle: 'JavaScript: the basics'\n---\n\nText.\n"),
        Valid("A [file](file:///a.pdf).\n", options={"refused": ()}),
        Invalid("A [report](javascript:go()).\n", ("javascript:go()",), "script"),
        Invalid("[a][b]\n\n[b]: <JAVA&Tab;script:go()>\n", ("JAVA&Tab;script:go()",), "script"),
        Invalid("<javascript:go()>\n", ("javascript:go()",), "script"),
        Invalid("[a](data:text/html,x)\n", ("data:text/html,x",), "document"),
        Invalid(
            '<div markdown="1">\n[a](javascript:go())\n</div>\n', ("javascript:go()",), "script"
        ),
        Invalid("[a](file:///C:/a.pdf)\n", ("file:///C:/a.pdf",), "refused"),
        Invalid(
            "---\npromos:\n- title: Report\n  link: javascript:go()\n---\n\nText.\n",
            ("javascript:go()",),
            "script",
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Report the links in HTML that kramdown reads as Markdown."""
        everywhere = _OPTION in body.text
        if not everywhere and _NESTED not in body.text:
            return
        from profilelint.source.markdown.body import parse_body

        for start, end in (html.span for html in body.html if html.block):
            if not everywhere and body.text.find(_NESTED, start, end) < 0:
                continue
            # Letters in place of the tags leave what follows them where it is, and no code.
            source = _TAG.sub(lambda tag: "x" * len(tag[0]), body.text[start:end])
            inner = parse_body(source, 0)
            for link in (*inner.links, *inner.images):
                found = self._judge(link.url, image=link.image)
                if found is not None:
                    place = Span(start + link.url_span.start, start + link.url_span.end)
                    context.report(self, found[0], place, kind=found[1])
            inner.release()

    def check_link(self, link: Link, context: Context) -> None:
        """Report a link's address."""
        url = link.url
        if url[:4] != "http":
            found = self._judge(url, image=False)
            if found is not None:
                context.report(self, found[0], link.url_span, kind=found[1])

    def check_image(self, image: Link, context: Context) -> None:
        """Report a picture's address."""
        url = image.url
        if url[:4] != "http":
            found = self._judge(url, image=True)
            if found is not None:
                context.report(self, found[0], image.url_span, kind=found[1])

    def check_field(self, field: Field, context: Context) -> None:
        """Report an address in the front matter."""
        value = field.value
        if not isinstance(value, str) or ":" not in value or value[:4] == "http":
            return
        scheme = scheme_of(value)
        # "JavaScript: the basics" is a title.
        if scheme in SCRIPT_SCHEMES or scheme == "data":
            rest = value.partition(":")[2]
            found = self._judge(value, image=False)
            if found is not None and rest[:1].strip() and (scheme != "data" or "," in rest):
                context.report_field(self, found[0], field.route, kind=found[1])

    def _judge(self, url: str, *, image: bool) -> tuple[str, str] | None:
        scheme = scheme_of(url)
        if scheme in SCRIPT_SCHEMES:
            return "script", scheme
        if scheme == "data":
            kind = media_type_of(url)
            return None if image and kind in _PICTURES else ("document", kind)
        if scheme and scheme in self.options.refused:
            return "refused", scheme
        return None
