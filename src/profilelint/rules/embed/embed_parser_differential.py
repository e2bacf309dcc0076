from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace_all
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.embed.misread_html import MisreadHtml

_CURLY = pattern(r"[“”„]")


class EmbedParserDifferential(Rule):
    """HTML means the same to its reader and to the browser.

    Markdown, people and browsers do not always agree on what a comment is, where an element ends
    and where code begins. Such places hide what a page does from the people and programs that check
    it, or hide the rest of the page from its readers. Write comments as `<!-- … -->`, close every
    element, and put a blank line before code. Jekyll may write an address from its data files or
    settings in angle brackets: `<{{ site.data.books.url }}>`.
    """

    name = "embed-parser-differential"
    fix = "some"
    changes = ("blocks", "elements", "inlines")
    summary = "HTML means the same to its reader and to the browser."
    severity = Severity.WARNING
    severities: ClassVar = {
        "unclosed": Severity.ERROR,
        "open-comment": Severity.ERROR,
        "link": Severity.ERROR,
        "autolink": Severity.ERROR,
        "quotes": Severity.ERROR,
        "hidden": Severity.HINT,
    }
    messages: ClassVar = {
        "comment": "this looks like part of a comment or declaration, but browsers show "
        "<{element}>: write comments as <!-- … --> and nothing else",
        "unclosed": "<{element}> is not closed, so browsers hide what follows: add </{element}>",
        "folded": (
            "<{element}> is not closed, so what follows is folded away in it: add </{element}>"
        ),
        "open-comment": (
            'this comment is not closed, so browsers hide the rest of the page: write "-->" where '
            "it ends"
        ),
        "shown-comment": (
            'this comment is not closed, so the page shows "<!--" and what follows: write "-->" '
            "before the next blank line"
        ),
        "fence": (
            "inside HTML these marks do not begin code, so browsers read what follows as HTML: put "
            "a blank line before them"
        ),
        "template": (
            "a template may begin a tag here, so the tag cannot be checked: write the tag itself"
        ),
        "link": (
            "within a tag, Markdown makes a link of this, which breaks the tag: "
            'write "&#91;" for "["'
        ),
        "autolink": (
            "within a tag, Markdown makes a link of this, which breaks the tag: "
            'write "&lt;" for "<"'
        ),
        "quotes": (
            "the quotation marks in this tag are not straight, so it does not work: write "
            "{attributes}"
        ),
        "hidden": (
            "browsers do not show what is in <{element}>, but scripts or other programs may use "
            "it: delete it"
        ),
    }
    examples = (
        Valid("<!-- a <b>note</b> for editors -->\n"),
        Valid("<div>\n\n```html\n<b>x</b>\n```\n\n</div>\n"),
        Valid("<template><p>Text</p></template>\n"),
        Valid(
            "<table>\n<td markdown=1>\n```html\n<b>x</b>\n```\n</td>\n</table>\n",
            files={"_config.yml": ""},
        ),
        Invalid(
            '<td markdown="1">\n```html\n<b>x</b>\n```\n</td>\n<td>\n~~~\n<b>x</b>\n~~~\n</td>\n',
            covers=("~~~",),
            message_id="fence",
            files={"_config.yml": ""},
        ),
        Valid(
            "<td>\n```{r, eval=FALSE}\nmean(a)\n```\n</td>\n<td>\n```{r}\nb\n```\n</td>\n",
            path="a.qmd",
        ),
        Invalid(
            "<td>\n```{r}\nmean(a)\n```\n</td>\n<td>\n```html\n<b>x</b>\n```\n</td>\n",
            covers=("```",),
            message_id="fence",
            path="a.qmd",
        ),
        Valid(
            "<details>\n<summary>Code</summary>\n```{r}\na <- 1\n\nb <- 2\n```\n</details>\n",
            path="a.qmd",
        ),
        Invalid(
            "<details>\n<summary>Code</summary>\n```{r}\na <- 1\n\nb <- 2\n```\n\nText\n",
            covers=("<details>",),
            message_id="folded",
            path="a.qmd",
        ),
        Valid("<!--- for later:\n\n```html\n<b>x</b>\n```\n-->\n"),
        Invalid(
            "<!-- for later --!>\n```html\n<b>x</b>\n```\n-->\n",
            covers=("```", "<b>"),
            message_id="fence",
        ),
        Invalid(
            "<!-- for later -->\n<div>\n```html\n<b>x</b>\n```\n</div>\n",
            covers=("```",),
            message_id="fence",
        ),
        Invalid("<!--> <b>x</b> -->\n", covers=("<b>",), message_id="comment"),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" title="Well">\n\nText\n',
            covers=('<iframe src="https://player.vimeo.com/video/1" title="Well">',),
            message_id="unclosed",
        ),
        Valid("<details>\n<summary>Wells</summary>\n\nText\n\n</details>\n"),
        Valid('<div><video src="/a.mp4"></div>\n\nText\n'),
        Valid("<!-- a\n\nb -->\n\n`<!--` \\<!--\n"),
        Invalid(
            "<details>\n<summary>A</summary>\n\nText\n", covers=("<details>",), message_id="folded"
        ),
        Invalid(
            '<video src="/a.mp4" controls />\n\nText\n',
            covers=('<video src="/a.mp4" controls />',),
            message_id="unclosed",
        ),
        Invalid("<!-- a remark\n\nText\n", covers=("<!--",), message_id="open-comment"),
        Invalid("Text <!-- a remark\n\nText -->\n", covers=("<!--",), message_id="shown-comment"),
        Invalid("<div>\n```html\n<b>x</b>\n```\n</div>\n", covers=("```",), message_id="fence"),
        Valid(
            "{% for book in site.data.books %}\n* <{{ book.url }}>\n{% endfor %}\n",
            files={"_config.yml": ""},
        ),
        Valid(
            "See <{{ site.root | absolute_url }}/piers/#deck>.\n",
            files={"_config.yml": "url: https://example.org\nroot: ''\n"},
        ),
        Invalid(
            "* <{{ page.source }}>\n* <{{ site.a | absolute_url }} onclick=go()>\n"
            "* <{{ site.a | absolute_url }}script>\n",
            covers=(
                "{{ page.source }}",
                "{{ site.a | absolute_url }}",
                "{{ site.a | absolute_url }}",
            ),
            message_id="template",
            files={"_config.yml": ""},
        ),
        Invalid(
            '<b title="[x](y onclick=go() z)">Text</b>\n',
            covers=("[x]",),
            message_id="link",
            files={"mkdocs.yml": "site_name: Wells\n"},
        ),
        Invalid(
            'See <b title="<https://a.example/ onclick=go()>">it</b>\n',
            covers=("<https://a.example/ onclick=go()>",),
            message_id="autolink",
            files={"mkdocs.yml": "site_name: Wells\n"},
        ),
        Invalid(
            "<img src=“/a.png” alt=„A well”>\n",
            covers=("src=“/a.png” alt=„A well”",),
            message_id="quotes",
            fixed='<img src="/a.png" alt="A well">\n',
        ),
        Valid('<b title="It says “a=“b””.">Text</b>\n'),
        Valid('<img src="/a.png" alt="[logo]"> See [x](/y).\n', files={"mkdocs.yml": ""}),
        Valid('<div title="[x](y)">Text</div>\n', files={"mkdocs.yml": ""}),
        Invalid("{{ page.a }}script>\n", covers=("{{ page.a }}",), message_id="template"),
        Valid('{{< photo "a.png" >}}From alpha > beta.\n'),
        Invalid("<template><form></form></template>\n", covers=("<form>",), message_id="hidden"),
        Invalid(
            "<noscript><iframe src=/x></iframe></noscript>\n",
            covers=("<noscript>",),
            message_id="hidden",
        ),
    )

    def check_misread_html(self, misread: MisreadHtml, context: Context) -> None:
        """Report a place that is not what it seems."""
        context.report(self, misread.kind, misread.span, element=misread.element)

    def check_curly_values(self, attributes: list[Span], context: Context) -> None:
        """Report the values of a tag between quotation marks that are none in HTML."""
        text = context.document.text
        edits = [
            (attribute, _CURLY.sub('"', text[attribute.start : attribute.end]))
            for attribute in attributes
        ]
        span = Span(attributes[0].start, attributes[-1].end)
        fixes = replace_all("Write straight ones", edits, "unsafe")
        written = " ".join(straight for _, straight in edits)
        context.report(self, "quotes", span, fixes=fixes, attributes=excerpt(written))
