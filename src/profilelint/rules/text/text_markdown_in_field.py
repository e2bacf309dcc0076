from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Edit, Fix, Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.page.fields import content_span, excerpt, is_of_field, scalar, shown
from profilelint.source.markdown.flavor import flavor_named
from profilelint.source.markdown.html.names import WRITTEN

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from profilelint.model.document import Document
    from profilelint.model.finding import Route
    from profilelint.model.tree import Scalar
    from profilelint.rules.page.values import FieldText
    from profilelint.source.site.templates.fields import Shown

# A single small word between two underscores is a name in Python, as in "__init__", and so are
# these in PHP, C, Perl, Ruby and JavaScript.
_NAMES = (
    "CLASS|COUNTER|DATA|DATE|DEV|DIR|END|ENV|FILE|FUNCTION|LINE|METHOD|NAMESPACE|PACKAGE|PROD|SSR"
    "|SUB|TIME|TRAIT"
)
# Each alternative stops at the next character that could open it again, so that no text is read
# twice: a run of openers costs no more than its length.
_MARKUP = pattern(
    r"(?P<image>!\[(?P<alt>[^\[\]]*)\]\([^()]*\))"
    r"|(?P<link>\[(?P<label>[^\[\]]+)\]\([^()]*(?:\([^()]*\)[^()]*)?\))"
    r"|(?P<code>`(?P<literal>[^`]+)`)"
    r"|(?P<strong>(?<![*\w])\*\*(?=[^\s*])(?P<bold>[^*]+)(?<!\s)\*\*(?!\*))"
    rf"|(?P<underscored>(?<![\w/])__(?=[^\s_])(?!(?:[a-z]+|{_NAMES})__)(?P<heavy>[^_]+)(?<!\s)__"
    r"(?![\w/]))"
    r"|(?P<emphasis>(?<![*\w])\*(?=[^\s*])(?P<italic>[^*]+)(?<!\s)\*(?![*\w]))"
    r"|(?P<lined>(?<![\w/])_(?=[^\s_])(?P<slanted>[^_]+)(?<!\s)_(?![\w/]))"
    rf"|(?P<tag></?(?i:{WRITTEN})(?:[ \t\r\n/][^<>]*)?>)"
)
_INNER = {
    "image": "alt",
    "link": "label",
    "code": "literal",
    "strong": "bold",
    "underscored": "heavy",
    "emphasis": "italic",
    "lined": "slanted",
}
_MOST = 20
_MARKED = ("text/markdown", "text/html")


class TextMarkdownInField(Rule):
    """Fields that the site prints as they are contain plain text, without Markdown or HTML.

    The site shows the summary and the title letter by letter. Asterisks, brackets and tags in them
    reach the reader as asterisks, brackets and tags. Write plain text; a link belongs in the body
    of the page.

    Nothing is reported if the site's own templates do otherwise: Markdown is right in a field that
    a layout, include or component renders, for example with `markdownify`, and HTML in one that is
    printed as HTML. The schema may say so as well, with `contentMediaType: text/markdown`. Marks
    are removed without asking only if the templates print the field. Where pages are made with
    React or Astro, which show tags in fields as text, one without an end tag is a name, as in
    "The <form> component".
    """

    name = "text-markdown-in-field"
    summary = "Plain-text fields contain no Markdown and no HTML."
    severity = Severity.WARNING
    messages: ClassVar = {
        "markdown": (
            '{field} is shown as plain text, so readers see the marks of "{markup}": write plain '
            "text"
        ),
        "html": '{field} is for plain text, but contains the HTML tag "{markup}": write plain text',
    }
    fix = "some"

    class Options(RuleOptions):
        fields: Annotated[tuple[str, ...], "the fields that hold plain text"] = (
            "summary",
            "title",
        )

    options: Options
    examples = (
        Valid("---\nsummary: Rice & beans cost 5 * 3 * 2 [sic] in snake_case_names.\n---\n"),
        Valid("---\nsummary: 'Incomes < 2 dollars and > 1 dollar (see Annex*) rose *.'\n---\n"),
        Valid("---\nnote: '**Bold**'\n---\n"),
        Valid("---\npromos:\n- title: '**Interview**: Ana'\n  link: /a\n---\n"),
        Valid("---\ntitle: add <package> --to <path>\n---\n"),
        Valid("---\ntitle: Pier.__init__ takes a name, and so does __new__\n---\n"),
        Valid("---\ntitle: What __DEV__ and __FILE__ stand for\n---\n"),
        Valid(
            "---\ntitle: <form> and <b/>\n---\n",
            path="docs/a.md",
            files={"docusaurus.config.js": "export default {}\n"},
        ),
        Valid(
            "---\ntitle: The <form> component\n---\n",
            path="src/content/a.md",
            files={"next.config.js": "module.exports = {}\n"},
        ),
        Valid(
            "---\nsummary: '*One* [a](/b)'\ntitle: '**Two** Piers'\n---\n",
            schema={
                "properties": {
                    "summary": {"type": "string", "contentMediaType": "text/markdown"},
                    "title": {"const": "**Two** Piers"},
                }
            },
        ),
        Invalid(
            "---\ntitle: The <b>form</b>\n---\n",
            covers=("<b>",),
            message_id="html",
            fixed="---\ntitle: The form\n---\n",
            path="docs/a.md",
            files={"docusaurus.config.js": "export default {}\n"},
        ),
        Invalid(
            "---\nsummary: This is __Not__ so, or __not at all__, and __NEVER__.\n---\n",
            covers=("__Not__", "__not at all__", "__NEVER__"),
            message_id="markdown",
            fixed="---\nsummary: This is Not so, or not at all, and NEVER.\n---\n",
        ),
        Valid(
            "---\nsummary: Seeds for **all**\n---\n",
            files={"_config.yml": "", "_layouts/project.html": "{{ page.summary | markdownify }}"},
        ),
        Valid(
            "---\nsummary: Seeds for <b>all</b>\n---\n",
            files={"_config.yml": "", "_layouts/project.html": "<p>{{ page.summary }}</p>"},
        ),
        Invalid(
            "---\nsummary: Read the [annual\n  report](https://example.org/a_b) in _full_.\n---\n",
            covers=("[annual\n  report](https://example.org/a_b)", "_full_"),
            message_id="markdown",
            fixed="---\nsummary: Read the annual\n  report in full.\n---\n",
        ),
        Invalid(
            '---\npromos:\n- title: "**Interview**: Ana"\n  link: /a\n---\n',
            covers=("**Interview**",),
            message_id="markdown",
            fixed='---\npromos:\n- title: "Interview: Ana"\n  link: /a\n---\n',
            options={"fields": ("promos.title",)},
        ),
        Invalid(
            "---\nteaser: <p>Seeds for <b>all</b></p>\n---\n",
            covers=("<p>", "<b>"),
            message_id="html",
            fixed="---\nteaser: Seeds for all\n---\n",
            options={"fields": ("teaser",)},
        ),
    )

    def check_marked_text(self, marked: FieldText, context: Context) -> None:
        """Report the marks in a text of one of the fields."""
        route, text = marked
        data = context.document.data
        if any(is_of_field(data, route, field) for field in self.options.fields):
            if flavor_named(context.document.flavor).renders_fields:
                return
            first = _MARKUP.search(text)
            if first is not None and not _is_meant(route, text, context):
                use = shown(context, route)
                if not use.as_markdown:
                    self._report(route, first, use, context)

    def _report(self, route: Route, first: re.Match[str], use: Shown, context: Context) -> None:
        from profilelint.schema import wording

        field = wording.field(route)
        node = scalar(context.document, route)
        marks = list(_marked(context.document, node))
        ends = _end_tags(marks, context.document.text)
        closing = frozenset(ends.values())
        site = context.site
        is_shown = use.is_known and not (site is not None and site.has_other_templates)
        names = _named_tags(first.string, context) if "<" in first.string else frozenset()
        for name, span, inner in marks:
            markup = context.document.text[span.start : span.end]
            if name == "tag" and (use.as_html or _tag_name(markup) in names or span in closing):
                continue
            end = ends.get(span)
            context.report(
                self,
                "html" if name == "tag" else "markdown",
                span,
                route=route,
                part="value",
                fixes=(
                    _strip(name, span, inner, end, is_shown=is_shown)
                    if _keeps_string(context, node, span, end)
                    else ()
                ),
                field=field,
                markup=excerpt(markup),
            )
        is_right = first.lastgroup == "tag" and (use.as_html or _tag_name(first[0]) in names)
        if not marks and not is_right:
            message_id = "html" if first.lastgroup == "tag" else "markdown"
            context.report_field(self, message_id, route, field=field, markup=excerpt(first[0]))


def _is_meant(route: Route, text: str, context: Context) -> bool:
    """Return whether the schema says that a text is Markdown or HTML, or names it as a value."""
    from profilelint.schema.accept import is_listed

    schema = context.schema
    if schema is None:
        return False
    return schema.annotations.own(route, "contentMediaType") in _MARKED or is_listed(
        schema, route, text
    )


def _named_tags(text: str, context: Context) -> frozenset[str]:
    """Return the tags, in small letters, that a text names: those that it opens and never closes.

    There are none but where the site shows them as text.
    """
    site = context.site
    if site is None or not site.escapes_fields(context.document.path):
        return frozenset()
    tags = [each[0].lower() for each in _MARKUP.finditer(text) if each.lastgroup == "tag"]
    closed = {_tag_name(tag) for tag in tags if tag[1] == "/"}
    return frozenset(_tag_name(tag) for tag in tags) - closed


def _end_tags(marks: list[tuple[str, Span, Span]], text: str) -> dict[Span, Span]:
    """Return the places of tags that are closed in the same text, each with that of its end tag."""
    ends: dict[Span, Span] = {}
    open_tags: dict[str, list[Span]] = {}
    for name, span, _ in marks:
        if name != "tag":
            continue
        tag = text[span.start : span.end]
        begun = open_tags.setdefault(_tag_name(tag), [])
        if tag[1] != "/":
            begun.append(span)
        elif begun:
            ends[begun.pop()] = span
    return ends


def _tag_name(tag: str) -> str:
    """Return the name of an element in small letters, given its tag."""
    return tag.strip("</>").split(None, 1)[0].rstrip("/").lower()


def _keeps_string(
    context: Context, node: Scalar | None, span: Span, end: Span | None = None
) -> bool:
    """Return whether a scalar without quotation marks stays text if it loses its first marks.

    ``end`` is the end tag that it loses with a tag.
    """
    if node is None or node.style != "plain" or span.start > node.span.start:
        return True
    if end is not None:
        text = context.document.text
        words = (text[span.end : end.start] + text[end.end : node.span.end]).strip()
        # One word may be a number or a truth value to YAML.
        return words[:1].isalpha() and " " in words
    rest = context.document.text[span.start : span.end].lstrip("_")
    return rest[:1].isalpha() and span.end < node.span.end


def _marked(document: Document, node: Scalar | None) -> Iterator[tuple[str, Span, Span]]:
    if node is None:
        return
    source = content_span(document, node)
    shapes = _MARKUP.finditer(document.text, source.start, source.end)
    for _, shape in zip(range(_MOST), shapes, strict=False):
        name = shape.lastgroup or ""
        inner = shape.span(_INNER[name]) if name in _INNER else (shape.end(), shape.end())
        yield name, Span(*shape.span()), Span(*inner)


def _strip(
    name: str, span: Span, inner: Span, end: Span | None, *, is_shown: bool
) -> tuple[Fix, ...]:
    if inner.start == inner.end:
        edits = [Edit(span, "")]
        if end is not None:
            edits.append(Edit(end, ""))
    else:
        edits = [Edit(Span(span.start, inner.start), ""), Edit(Span(inner.end, span.end), "")]
    # Where a theme is not in the tree, or no template in it prints the field, one may render it.
    sure = is_shown and name in {"strong", "underscored", "emphasis", "lined"}
    return (Fix("Delete the marks", tuple(edits), "safe" if sure else "unsafe"),)
