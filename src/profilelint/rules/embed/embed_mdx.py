from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.finding import Fix
    from profilelint.rules.embed.mdx_faults import MdxFault

_ASTRO = {"astro.config.mjs": ""}
# The generators whose build surely stops.
_STOPPED = frozenset(("Astro", "Docusaurus"))


class EmbedMdx(Rule):
    """MDX pages hold nothing that stops their build.

    In MDX, "<" begins a component, so "<!-- a note -->", "<https://example.org>" and "<5 boats"
    stop the build. Write comments as "{/* a note */}", links as
    "[example.org](https://example.org)" and the sign itself as "&lt;". Docusaurus accepts HTML
    comments. Every tag has to be closed, also "<br />", values stand in straight quotation marks or
    in braces, and an expression that begins with "{" ends with "}". If it is not known which
    generator builds the page, the finding is a warning.
    """

    name = "embed-mdx"
    summary = "MDX pages hold nothing that stops their build."
    severity = Severity.ERROR
    messages: ClassVar = {
        "comment": 'an HTML comment stops the build of an MDX page: write "{{/* … */}}"',
        "open-comment": (
            "this comment is not closed, which stops the build of an MDX page: begin it with "
            '"{{/*", and write "*/}}" where it ends'
        ),
        "autolink": (
            "an address in angle brackets stops the build of an MDX page: write it as a link, "
            '"[{text}](…)"'
        ),
        "sign": (
            'this "<" begins no component, which stops the build of an MDX page: write "&lt;" to '
            "show it"
        ),
        "open-brace": (
            'this "{{" has no end, which stops the build of an MDX page: write "}}" where the '
            'expression ends, or "\\{{" to show the brace'
        ),
        "unread": (
            "this tag cannot be read to its end, which stops the build of an MDX page: correct it, "
            'or write "&lt;" for "<" if it is none'
        ),
        "empty": '<{name}> is not closed, which stops the build of an MDX page: write "<{name} />"',
        "open-tag": (
            "<{name}> is not closed where it has to be, which stops the build of an MDX page: add "
            "</{name}>"
        ),
        "stray": (
            "</{name}> closes nothing, which stops the build of an MDX page: delete it, or write "
            "<{name}> where it begins"
        ),
        "value": (
            "a value without straight quotation marks stops the build of an MDX page: write "
            "{attribute}"
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
        Invalid(
            "See <https://example.org>.\n",
            covers=("<https://example.org>",),
            message_id="autolink",
            fixed="See [https://example.org](https://example.org).\n",
            path="a.mdx",
            files=_ASTRO,
        ),
        Invalid(
            "A pier for <5 boats\n\n| a <= b |\n|---|\n",
            covers=("<", "<"),
            message_id="sign",
            fixed="A pier for &lt;5 boats\n\n| a &lt;= b |\n|---|\n",
            path="a.mdx",
            files=_ASTRO,
        ),
        Valid("a < b, \\<5, `<5`, {1 <5}, [a](<./b c.md>) <b>c</b>\n", path="a.mdx", files=_ASTRO),
        Invalid(
            "The {pier and <Boat name={a} />\n",
            covers=("{",),
            message_id="open-brace",
            path="a.mdx",
            files=_ASTRO,
        ),
        Valid("A \\{pier} {'}'} }\n\n## Boats {#boats}\n", path="a.mdx", files=_ASTRO),
        Invalid(
            'The pier <every day. <Tab name=“A" />\n',
            covers=("<",),
            message_id="unread",
            path="a.mdx",
            files=_ASTRO,
        ),
        Valid('<A b="c"d="e" /> <A b={c} /> <b>d</b>\n\n<B c\n\n/>\n', path="b.mdx"),
        Invalid(
            "Pier 1<br>Boat\n\n<p>![a](/a.png)<img src='/b.png' alt=''></p>\n",
            covers=("<br>", "<img src='/b.png' alt=''>"),
            message_id="empty",
            path="a.mdx",
            files=_ASTRO,
        ),
        Invalid(
            "<Tabs>\n<Tab>\n\nA\n\n</Tabs>\n",
            covers=("<Tab>",),
            message_id="open-tag",
            path="a.mdx",
            files=_ASTRO,
        ),
        Invalid(
            "<Tab>\n\nA\n\n</Tab>\n\n</Tabs>\n",
            covers=("</Tabs>",),
            message_id="stray",
            path="a.mdx",
            files=_ASTRO,
        ),
        Valid("<Tabs>\n<Tab a={<b>}>\n\nA<br></br>\n\n</Tab>\n</Tabs> <Boat />\n", path="a.mdx"),
        Invalid(
            "<Tab name=“A pier” id=b>\n\nA\n\n</Tab>\n",
            covers=("“A pier”", "b"),
            message_id="value",
            path="a.mdx",
            files=_ASTRO,
        ),
    )

    def check_mdx_fault(self, fault: MdxFault, context: Context) -> None:
        """Report what stops the build."""
        if fault.kind == "comment" and context.generator == "Docusaurus":
            return
        severity = None if context.generator in _STOPPED else Severity.WARNING
        if fault.kind == "autolink":
            address = f"mailto:{fault.text}" if "@" in fault.text else fault.text
            link = f"[{fault.text}]({address})"
            fixes = replace("Write it as a link", fault.span, link)
            context.report(
                *(self, "autolink", fault.span),
                fixes=fixes if not set("()[]\\ ") & set(address) else (),
                severity=severity,
                text=excerpt(fault.text),
            )
        else:
            context.report(
                *(self, fault.kind, fault.span),
                fixes=_fix(fault),
                severity=severity,
                name=excerpt(fault.text),
                attribute=excerpt(f'{fault.attribute}="{fault.text}"'),
            )


def _fix(fault: MdxFault) -> tuple[Fix, ...]:
    if fault.kind == "comment":
        return _comment_fix(fault)
    return replace("Write &lt;", fault.span, "&lt;") if fault.kind == "sign" else ()


def _comment_fix(fault: MdxFault) -> tuple[Fix, ...]:
    if "*/" in fault.text:
        return ()
    return replace("Write it as an MDX comment", fault.span, f"{{/*{fault.text}*/}}")
