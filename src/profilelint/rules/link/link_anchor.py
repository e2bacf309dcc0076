from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Run, Valid
from profilelint.rules.link.local_links import (
    LocalLink,
    holds_html_links,
    html_sources,
    local_links,
    names_file,
)
from profilelint.rules.page.destinations import link_destinations
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.body import Body
    from profilelint.model.document import Document
    from profilelint.model.opaque import OpaqueRegion
    from profilelint.rules.page.destinations import Destination
    from profilelint.source.markdown.anchors import Way
    from profilelint.source.site.site import Site

_NAMED = pattern(
    r"[\s\"'](?:id|name)\s{0,8}=\s{0,8}(?:\"([^\"<>]{1,200})\"|'([^'<>]{1,200})'|([\w:.-]{1,200}))"
    r"|\{:?[^{}\r\n]{0,200}?#([^\s{}#\"'=]{1,200})",
    re.IGNORECASE,
)
_LONG_COMMENT = 200
_PARTS = frozenset(("_include", "_includes", "_partial", "_partials", "_snippets"))
# As knitr and Jupyter have it in R Markdown and Quarto.
_CELL = pattern(r"(?m)^[ \t]{0,8}```\{[a-z]")
# As VitePress has it, in a comment.
_INCLUDED = "<!--@include:"
_OF_MARKDOWN = pattern(r"\.mdx?['\"]")
_MEMBERS = 4
# Footnotes, and tabs and lines of code as PyMdown names them.
_NUMBERED = (
    *("fn:", "fnref:", "fn-", "fnref-", "user-content-fn-", "footnotes"),
    *("__tabbed_", "__codelineno-"),
)
_FENCE = pattern(r"(?:```|~~~)[^\r\n`{]{0,100}\{[^{}\r\n]{0,200}?#([^\s{}#\"'=]{1,200})")
_TAB = pattern(r"(?m)^[ \t]{0,40}===[!+]{0,2}[ \t]+\"([^\"\r\n]{1,200})\"")


class LinkAnchor(Rule):
    """A link to a place on a page names a place that exists there.

    The part after "#" is the name of a heading, in small letters and with hyphens for spaces: "##
    Select Results" is "#select-results". If no heading has that name, perhaps because it was
    changed, the reader lands at the top of the page. Places written by the site's own templates are
    known; others that its design adds to each page can be named in the options. The rule does not
    check pages with template tags or Quarto's listings, parts of pages (files whose names begin
    with "_", or in a folder such as "_includes"), pages without a heading that are made of HTML,
    links within a book of Quarto or R Markdown, which may lead to any of its chapters, and names in
    a comment, which plugins turn into places.
    """

    name = "link-anchor"
    summary = "A link to a place on a page names a place that exists there."
    severity = Severity.WARNING
    messages: ClassVar = {
        "here": 'this page has no heading or place named "#{anchor}": correct the name or the '
        "heading",
        "there": '"{page}" has no heading or place named "#{anchor}": correct the name or the '
        "heading",
    }

    class Options(RuleOptions):
        known: Annotated[
            tuple[str, ...], 'places that the site\'s design adds to every page, without the "#"'
        ] = (
            "comments",
            "contact",
            "content",
            "footer",
            "header",
            "main",
            "main-content",
            "nav",
            "search",
            "toc",
        )

    options: Options
    examples = (
        Valid("[A](#select-results) [B](#top) [C](#)\n\n## Select Results\n"),
        Valid(
            '[A](#pier) [B](#dam) [C](#fn:1) [^1]\n\n<a id="pier"></a>\n\n## B {#dam}\n\n[^1]: x\n'
        ),
        Valid("[A](#pier) {% include piers.html %} [B](https://example.org/#pier)\n"),
        Valid("[A](b.md#pier) [B](b.md#2-dams)\n", files={"b.md": "## Pier\n\n## 2. Dams\n"}),
        Valid("[A](#/dams?of=1) [B](b.md#!/dams)\n", files={"b.md": "## Pier\n"}),
        Valid("[A](#map)\n", options={"known": ("map",)}),
        Valid("[A](#dams)\n", path="_dams.md"),
        Valid("[A](#dams)\n", path="content/wells/_includes/dams.md"),
        Valid(
            "[A](#dams)\n\n# Wells\n",
            path="wells.qmd",
            files={"_quarto.yml": "project: {type: book}\nbook: {chapters: [wells.qmd]}\n"},
        ),
        Valid("[A](#dams)\n\n# Wells\n", path="wells.Rmd"),
        Valid("[A](#dams)\n\n<!--@include: ./parts/dams.md-->\n"),
        Valid("---\nlisting:\n- id: dams\n---\n[A](#dams)\n"),
        Valid("[A](#plan.size) [B](#+plan.size)\n\n## <!-- setting plan.size -->\n"),
        Valid("[A](#pier)\n\n``` { .sh #pier }\nls\n```\n"),
        Valid("[A](b.md#dam)\n", files={"b.md": "<examples-page />\n"}),
        Valid(
            "[A](../#dam)\n",
            path="content/a/b/c.md",
            files={
                "hugo.toml": "",
                "content/a/_index.md": "## Pier\n",
                "content/a/b/_index.md": "{{% dams %}}\n",
            },
        ),
        Valid(
            "[A](../b/#dam)\n",
            path="es/a.md",
            files={"b.md": "## Pier\n", "es/b.md": "## Dam\n"},
        ),
        Valid(
            "---\nlayout: a\n---\n[A](#more) [B](b.md#more)\n",
            files={
                "b.md": "## Pier\n",
                "_config.yml": "title: One\n",
                "_layouts/a.html": '<main>{{ content }}</main><h2 id="more">More</h2>\n',
            },
        ),
        Invalid("[A](#results)\n\n## Select Results\n", covers=("#results",), message_id="here"),
        Invalid(
            "[A][c] [B][c]\n\n[c]: b.md#dam\n",
            covers=("b.md#dam",),
            message_id="there",
            files={"b.md": "## Pier\n"},
        ),
    )

    def check_destination(self, destination: Destination, context: Context) -> None:
        """Look for the place on this page that a link names."""
        url = destination.url
        if url[:1] != "#" or url == "#" or _is_part(context.document.path):
            return
        if _is_chapter(context):
            return
        anchors = _own_anchors(
            context.document, _ways(context.site), prints_tags=_prints_tags(context)
        )
        if anchors is not None and not self._is_known(url[1:], anchors):
            # The result holds as long as the templates stay as they are.
            context.asked_templates = True
            if _is_in_templates(context.site, url[1:]):
                return
            span = destination.span(context.document)
            context.report(self, "here", span, anchor=excerpt(url[1:]))

    def collect(self, context: Context) -> str | list[Any] | None:
        """Return the texts of a file's headings, each ended by LF.

        Where there are any, the names of other places and the links to places on other pages
        come with them, and so does a flavor that is known, all in a list. None is a page whose
        places are not known.
        """
        document = context.document
        if document.flavor == "template":
            return None
        body = document.body
        unknown = _holds_tags(body, prints_tags=_prints_tags(context))
        if unknown or (document.problems and not document.text):
            return None
        if (body.html and not body.headings) or "listing" in document.data:
            return None
        texts = [heading.text for heading in body.headings]
        headings = "\n".join([*texts, ""])
        if headings.count("\n") > len(texts):
            # No anchor holds those that a character reference stands for.
            headings = "\n".join([*(text.replace("\n", "") for text in texts), ""])
        names = _names(document) if body.html or body.opaque or body.code else []
        links = []
        if any("#" in each.url for each in link_destinations(body)) or holds_html_links(body):
            own = context.site.published_at if context.site is not None else ""
            links = [
                link.plain()
                for link in local_links(document, own=own)
                if "#" in link.url[1:] and link.url[0] != "#"
            ]
        if names or links or document.flavor:
            return [headings, names, links, *([document.flavor] if document.flavor else [])]
        return headings

    def conclude(self, facts: Mapping[str, str | list[Any]], run: Run) -> Iterator[None]:
        """Look for the places on the pages that were read."""
        linking = {path: fact[2] for path, fact in facts.items() if fact.__class__ is list}
        if not any(linking.values()):
            return
        from profilelint.source.site.files import SiteFiles

        files = SiteFiles(run.files, run.sites, {})
        yield from files.prepare()
        anchors: dict[str, frozenset[str]] = {}

        def holds(page: str, fragment: str) -> bool:
            if page not in anchors:
                fact = facts[page]
                whole = [fact, [], []] if isinstance(fact, str) else fact
                texts, names, _, flavor = [*whole, ""][:_MEMBERS]
                ways = _ways(run.sites.of(page))
                anchors[page] = _anchors(texts.split("\n")[:-1], names, flavor, ways)
            return self._is_known(fragment, anchors[page])

        for path, links in linking.items():
            yield
            for values in links:
                link = LocalLink.of(values)
                pages = [files.find(path, link.url).path]
                if link.url[0] != "/" and not names_file(link.url):
                    # The address of the page may be a folder of its own name.
                    pages.append(files.find(_as_folder(path), link.url).path)
                pages = [each for each in pages if each]
                fragment = link.url.partition("#")[2]
                if not pages or any(each not in facts or holds(each, fragment) for each in pages):
                    continue
                others = files.same_address(path, link.url)
                if _is_in_templates(run.sites.of(pages[0]), fragment):
                    continue
                if all(each in facts and not holds(each, fragment) for each in others):
                    run.report(
                        self,
                        "there",
                        path,
                        Span(link.start, link.end),
                        page=excerpt(pages[0]),
                        anchor=excerpt(fragment),
                    )

    def _is_known(self, fragment: str, anchors: frozenset[str]) -> bool:
        from profilelint.source.markdown.anchors import has_anchor

        return (
            has_anchor(anchors, fragment)
            or fragment in self.options.known
            or fragment.startswith(_NUMBERED)
            # A route of a program on the page: no heading makes such a name.
            or fragment.startswith(("/", "!"))
            # Plugins put the sign before a name that stands in a comment; no heading makes it.
            or (fragment[:1] == "+" and fragment[1:] in anchors)
        )


def _is_in_templates(site: Site | None, fragment: str) -> bool:
    """Return whether a template of the site has a place of that name, which may be on the page."""
    templates = site.templates if site is not None else None
    return templates is not None and fragment in templates.places


def _is_part(path: str) -> bool:
    """Return whether a file is a part of other pages, by its name or that of a folder."""
    *folders, name = path.split("/")
    is_named_so = name[:1] == "_" and not name.startswith("_index.")
    return is_named_so or not _PARTS.isdisjoint(folders)


def _is_chapter(context: Context) -> bool:
    """Return whether links to places on this page may lead to other pages, as in books they do.

    Quarto finds the chapter that has the place; for R Markdown, bookdown does.
    """
    site = context.site
    if site is not None and site.generator:
        return site.is_one_book
    return context.document.path.endswith(".Rmd")


def _as_folder(path: str) -> str:
    return path.rpartition(".")[0] + "/index.md"


@lru_cache(maxsize=1)
def _own_anchors(
    document: Document, ways: tuple[Way, ...], *, prints_tags: bool
) -> frozenset[str] | None:
    """Return the places of a page; None if template tags may add more."""
    body = document.body
    if _holds_tags(body, prints_tags=prints_tags) or "listing" in document.data:
        return None
    headings = [heading.text for heading in body.headings]
    return _anchors(headings, _names(document), document.flavor, ways)


def _prints_tags(context: Context) -> bool:
    """Return whether tags in braces print a text and no more, as those of Vue do."""
    return context.site is not None and context.site.compiles_scripts


def _holds_tags(body: Body, *, prints_tags: bool) -> bool:
    """Return whether tags, included texts or cells that are run may add places to the page."""
    text = body.text
    if body.code and "```{" in text and _CELL.search(text) is not None:
        return True
    if body.html and _INCLUDED in text:
        return True
    if not body.opaque:
        return False
    return (not prints_tags and ("{{" in text or "{%" in text)) or any(
        _includes(text, region) for region in body.regions
    )


def _includes(text: str, region: OpaqueRegion) -> bool:
    """Return whether a region puts another text's headings on the page."""
    written = text[region.start : region.end]
    if written.startswith("import"):
        return _OF_MARKDOWN.search(written) is not None
    return "8<-" in written


def _names(document: Document) -> list[str]:
    """Return the names given to places on a page, in raw HTML or an attribute list."""
    body = document.body
    text = document.text
    names: list[str] = []
    if body.code and "{" in text:
        names += [name for name in _FENCE.findall(text, body.start) if name]
    if document.flavor == "python-markdown" and "===" in text:
        names += _names_of_tabs(body)
    for part in (*html_sources(body), *(text[start:end] for start, end in body.opaque)):
        if part[:4] == "<!--":
            names += part[4:_LONG_COMMENT].removesuffix("-->").split()
        lower = part.lower()
        if "id=" in lower or "name" in lower or "#" in part:
            for groups in _NAMED.findall(part):
                names.extend(name for name in groups if name)
    return names


def _names_of_tabs(body: Body) -> list[str]:
    """Return the names that PyMdown gives content tabs, alone and with that of the heading above.

    The site's settings say whether it does, and which of them it is.
    """
    names: list[str] = []
    above = 0
    for tab in _TAB.finditer(body.text, body.start):
        while above < len(body.headings) and body.headings[above].span.start < tab.start():
            above += 1
        headings = _names_of_tab(body.headings[above - 1].text) if above else ()
        for index, name in enumerate(_names_of_tab(tab[1])):
            names.append(name)
            if headings:
                names.append(f"{headings[index]}-{name}")
    return names


@lru_cache(maxsize=1000)
def _names_of_tab(text: str) -> tuple[str, str]:
    """Return the names that the label of a tab, or the text of a heading, has in either way."""
    from profilelint.source.markdown.anchors import pymdown_anchors, python_markdown_anchors

    return pymdown_anchors([text])[0], python_markdown_anchors([text])[0]


def _ways(site: Site | None) -> tuple[Way, ...]:
    return site.anchor_ways if site is not None else ()


def _anchors(
    headings: list[str], names: list[str], flavor: str, ways: tuple[Way, ...]
) -> frozenset[str]:
    from profilelint.source.markdown.anchors import page_anchors
    from profilelint.source.markdown.flavor import flavor_named

    return page_anchors(headings, names, (*flavor_named(flavor).anchors, *ways))
