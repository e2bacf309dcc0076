"""The places on a page that have a name and are no headings, and whether there may be more."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.rules.link.local_links import html_sources
from profilelint.rules.page.parts import span_around
from profilelint.source.markdown.anchors import EVERY_WAY, slug_anchors
from profilelint.source.markdown.flavor import flavor_named

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.document import Document
    from profilelint.model.opaque import OpaqueRegion
    from profilelint.rules.api import Context

_NAMED = pattern(
    r"[\s\"'](?:id|name)\s{0,8}=\s{0,8}(?:\"([^\"<>]{1,200})\"|'([^'<>]{1,200})'|([\w:.-]{1,200})"
    r"|\{\s{0,8}[\"'`]([^\"'`<>{}]{1,200})[\"'`]\s{0,8}\})"
    r"|\{:?[^{}\r\n]{0,200}?#([^\s{}#\"'=]{1,200})",
    re.IGNORECASE,
)
# A component makes places of what it is called or told: <Recipes titleId="wells">.
_COMPONENT = pattern(r"<([A-Z]\w*)")
_VALUE = pattern(r"=\s*[\"']([^\s\"'<>]{1,200})[\"']")
# Signs and pictures, which some sites leave out of anchors and others call by their names.
_SIGN = pattern("[\u2190-\u2bff\U0001f000-\U0010ffff]")
# The same, and letters of other scripts. The rest of Latin's signs are either dropped or a hyphen.
_NOT_LATIN = pattern("[^\\x00-\u017f\u2010-\u203a]|[\u00a1-\u00bf\u00d7\u00f7]")
_LONG_COMMENT = 200
# As knitr and Jupyter have it in R Markdown and Quarto.
_CELL = pattern(r"(?m)^[ \t]{0,8}```\{[a-z]")
# The label of what follows in MyST, and that of a directive among its settings.
_LABEL = pattern(r"\(([^()\r\n]{1,300})\)=|(?m:^)[ \t]{0,40}:(?:name|label):[ \t]+([^\r\n]{1,300})")
# The name of a heading as some programs have it in MDX, where braces hold expressions.
_NAME_IN_COMMENT = pattern(r"\{/\*[ \t]{0,8}#?([^\s{}#\"'=*/]{1,200})[ \t]{0,8}\*/\}")
# As VitePress has it, in a comment.
_INCLUDED = "<!--@include:"
_OF_MARKDOWN = pattern(r"\.mdx?['\"]")
_FENCE = pattern(r"(?:```|~~~)[^\r\n`{]{0,100}\{[^{}\r\n]{0,200}?#([^\s{}#\"'=]{1,200})")
# What mkdocstrings and mkdocs-click put another text in place of.
_INSERTED = pattern(r"(?m)^[ \t]{0,40}::: [\w.]")
_TIGHT = pattern(r"(?m)^#{2,6}+(?![ \t])([^\r\n#]{1,200})")
_TIGHT_ANY = pattern(r"(?m)^#{1,6}+[^\s#]|^#{7}")
_TAB = pattern(r"(?m)^[ \t]{0,40}===[!+]{0,2}[ \t]+\"([^\"\r\n]{1,200})\"")


def may_have_more_places(context: Context) -> bool:
    """Return whether tags, code or settings of the site may add places to the page."""
    document, site = context.document, context.site
    if site is not None and site.adds_headings(document.path, document.data):
        return True
    if site is not None and site.reads_plain_kramdown and _TIGHT_ANY.search(document.body.text):
        return True  # they are headings of kramdown and none to GitHub
    if _may_be_called_otherwise(document) or _inserts_texts(document):
        return True
    # Tags in braces print a text and no more where they are those of Vue.
    prints_tags = site is not None and site.compiles_scripts
    return "listing" in document.data or _holds_tags(document.body, prints_tags=prints_tags)


def _may_be_called_otherwise(document: Document) -> bool:
    """Return whether a heading holds anything that its anchor may have a name for."""
    body = document.body
    if body.text.isascii():
        return False
    ways = flavor_named(document.flavor).anchors
    if slug_anchors in ways:
        named = _NOT_LATIN
    elif ways is EVERY_WAY:
        named = _SIGN
    else:
        return False
    return any(
        not heading.text.isascii() and named.search(heading.text) is not None
        for heading in body.headings
    )


def _inserts_texts(document: Document) -> bool:
    """Return whether a plugin of Python-Markdown may put headings on the page."""
    text = document.body.text
    return (
        document.flavor == "python-markdown"
        and "::: " in text
        and _INSERTED.search(text) is not None
    )


def _holds_tags(body: Body, *, prints_tags: bool) -> bool:
    """Return whether tags, included texts or cells that are run may add places to the page."""
    text = body.text
    braces = "{" in text
    if braces and body.opaque and not prints_tags and ("{{" in text or "{%" in text):
        return True
    if braces and body.code and "```{" in text and _CELL.search(text) is not None:
        return True
    if body.html and _INCLUDED in text:
        return True
    return bool(body.opaque) and any(_includes(text, region) for region in body.regions)


def _includes(text: str, region: OpaqueRegion) -> bool:
    """Return whether a region puts another text's headings on the page."""
    written = text[region.start : region.end]
    if written.startswith("import"):
        return _OF_MARKDOWN.search(written) is not None
    return "8<-" in written


@lru_cache(maxsize=1)
def named_places(document: Document) -> list[str]:
    """Return the names given to places on a page, in raw HTML or an attribute list."""
    body = document.body
    text = document.text
    names: list[str] = []
    if body.code and "{" in text:
        names += _names_of_fences(text, body.start)
    if document.flavor == "python-markdown":
        if "===" in text:
            names += _names_of_tabs(body)
        if "##" in text:
            names += _names_of_tight_headings(body)
    for part in (*html_sources(body), *(text[start:end] for start, end in body.opaque)):
        if part[:4] == "<!--":
            names += part[4:_LONG_COMMENT].removesuffix("-->").split()
        if "{/*" in part:
            names += _NAME_IN_COMMENT.findall(part)
        if document.flavor == "myst" and (label := _LABEL.search(part)) is not None:
            name = (label[1] or label[2]).strip()
            names += [name, name.lower()]
        if document.flavor == "mdx" and (component := _COMPONENT.match(part)) is not None:
            names.append(component[1].lower())
            names += _VALUE.findall(part)
        lower = part.lower()
        if "id=" in lower or "id =" in lower or "name" in lower or "#" in part:
            for groups in _NAMED.findall(part):
                names.extend(name for name in groups if name)
    return names


def _names_of_fences(text: str, start: int) -> list[str]:
    """Return the names that the first lines of code give it, from an offset on."""
    names: list[str] = []
    for mark in ("```", "~~~"):
        # To look for the mark alone is several times as fast.
        place = text.find(mark, start)
        while place >= 0:
            named = _FENCE.match(text, place)
            if named is not None:
                names.append(named[1])
            place = text.find(mark, named.end() if named is not None else place + 1)
    return names


def _names_of_tight_headings(body: Body) -> list[str]:
    """Return the names of the headings that only Python-Markdown takes for such: ``##Wells``."""
    names: list[str] = []
    for heading in _TIGHT.finditer(body.text, body.start):
        if span_around(body.code, heading.start()) is None:
            names += _names_of_tab(heading[1].strip())
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
