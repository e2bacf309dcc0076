from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.finding import Fix
    from profilelint.rules.embed.mdx_faults import MdxFault

_ASTRO = {"astro.config.mjs": ""}


class EmbedMdx(Rule):
    """MDX pages have no HTML comments, no addresses in angle brackets and no open elements.

    In MDX, "<" begins a component, so "<!-- a note -->" and "<https://example.org>" stop the build.
    Write comments as "{/* a note */}" and links as "[example.org](https://example.org)". Docusaurus
    accepts HTML comments. A comment or an element that is not closed stops every build: write
    "<br />" and "<iframe … />". If it is not known which generator builds the page, the finding is
    a warning.
    """

    name = "embed-mdx"
    summary = "MDX pages have no HTML comments, addresses in angle brackets or open elements."
    severity = Severity.ERROR
    messages: ClassVar = {
        "comment": 'an HTML comment stops the build of an MDX page: write "{{/* … */}}"',
        "open-comment": (
            "this comment is not closed, which stops the build of an MDX page: begin it with "
            '"{{/*", and write "*/}}" where it ends'
        ),
        "open-element": (
            '"<{name}>" is not closed, which stops the build of an MDX page: write "</{name}>" '
            'where it ends, or "/>" at the end of its tag'
        ),
        "autolink": (
            "an address in angle brackets stops the build of an MDX page: write it as a link, "
            '"[{text}](…)"'
        ),
    }
    fix = "some"
    changes = ("blocks", "elements", "links", "regions")
    examples = (
        Valid("{/* A note */}\n\n`<!-- a -->` <b>c</b>\n", path="a.mdx", files=_ASTRO),
        Valid("<!-- A note --> <https://example.org>\n"),
        Valid("{/* A\n\nnote */} `{/*` \\<!-- a\n\n```\n<!--\n```\n", path="a.mdx", files=_ASTRO),
        Valid("<Code>{`\n<!-- a\n`}</Code> {'{/*'}\n", path="a.mdx", files=_ASTRO),
        Valid("<!-- A note -->\n", path="a.mdx", files={"docusaurus.config.js": ""}),
        Invalid(
            "<!-- A note -->\n\nA <!-- b --> c.\n",
            covers=("<!-- A note -->", "<!-- b -->"),
            message_id="comment",
            fixed="{/* A note */}\n\nA {/* b */} c.\n",
            path="a.mdx",
            files=_ASTRO,
        ),
        Invalid(
            "A {/* note */} b\n\n<!-- A note\n\n{/* c\n",
            covers=("<!--", "{/*"),
            message_id="open-comment",
            path="a.mdx",
            files=_ASTRO,
        ),
        Valid(
            "<A.b>\n\n<br /> `<hr>` \\<i> <b>c</b>\n\n</A.b>\n\n```\n<p>\n```\n",
            path="a.mdx",
            files=_ASTRO,
        ),
        Valid("<img alt='a > b' />\n\n{a && <p>}\n\n<B c={d}>\n", path="a.mdx", files=_ASTRO),
        Invalid(
            'One<br>two\n\n<Film title="a > b" wide>\n\nThree\n',
            covers=("<br>", '<Film title="a > b" wide>'),
            message_id="open-element",
            path="a.mdx",
            files=_ASTRO,
        ),
        Invalid(
            "See <https://example.org>.\n",
            covers=("<https://example.org>",),
            message_id="autolink",
            fixed="See [https://example.org](https://example.org).\n",
            path="a.mdx",
            files=_ASTRO,
        ),
    )

    def check_mdx_fault(self, fault: MdxFault, context: Context) -> None:
        """Report what stops the build."""
        generator = context.site.generator if context.site is not None else ""
        if fault.kind == "comment" and generator == "Docusaurus":
            return
        severity = None if generator == "Astro" else Severity.WARNING
        if fault.kind == "open-comment":
            context.report(self, "open-comment", fault.span, severity=severity)
        elif fault.kind == "open-element":
            context.report(
                self, "open-element", fault.span, severity=severity, name=excerpt(fault.text)
            )
        elif fault.kind == "comment":
            context.report(
                self, "comment", fault.span, fixes=_comment_fix(fault), severity=severity
            )
        else:
            address = f"mailto:{fault.text}" if "@" in fault.text else fault.text
            link = f"[{fault.text}]({address})"
            fixes = replace("Write it as a link", fault.span, link)
            context.report(
                *(self, "autolink", fault.span),
                fixes=fixes if not set("()[]\\ ") & set(address) else (),
                severity=severity,
                text=excerpt(fault.text),
            )


def _comment_fix(fault: MdxFault) -> tuple[Fix, ...]:
    if "*/" in fault.text:
        return ()
    return replace("Write it as an MDX comment", fault.span, f"{{/*{fault.text}*/}}")
