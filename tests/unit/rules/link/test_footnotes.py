from __future__ import annotations

import pytest

from profilelint.rules.api import Context
from profilelint.rules.link.footnotes import find_unused_footnotes, find_unwritten_footnotes
from profilelint.source.files.tree import TextTree
from profilelint.source.read import read_text
from profilelint.source.site.sites import Sites

WITH_FOOTNOTES = ["", "gfm", "goldmark", "kramdown", "kramdown-html", "mdx", "obsidian", "pandoc"]
BY_EXTENSION = ["markdown-it", "python-markdown"]
HEAD = "---\ntitle: A\n---\n"


def context(
    body: str, flavor: str = "", site: dict[str, str] | None = None, path: str = "a.md"
) -> Context:
    sites = Sites(TextTree({**(site or {}), path: body}))
    return Context(
        read_text(path, HEAD + body, flavor),
        today="2026-01-31",
        site=sites.of(path) if site else None,
    )


def unwritten(body: str, flavor: str = "", site: dict[str, str] | None = None) -> list[str]:
    given = context(body, flavor, site, "docs/a.md" if site else "a.md")
    found = find_unwritten_footnotes(given)
    assert all(given.document.text[slice(*each.span)] == f"[^{each.label}]" for each in found)
    return [each.label for each in found]


def unused(body: str, flavor: str = "") -> list[str]:
    given = context(body, flavor)
    found = find_unused_footnotes(given)
    assert all(given.document.text[slice(*each.span)] == f"[^{each.label}]" for each in found)
    return [each.label for each in found]


@pytest.mark.parametrize("flavor", WITH_FOOTNOTES)
def test_flavors_with_footnotes(flavor: str) -> None:
    assert unwritten("The pier[^1], *dam*[^1]: a.[^23]\n\n> b [^4]\n\n- c[^5]\n", flavor) == [
        *("1", "1", "23", "4", "5")
    ]
    assert unwritten("A[^pier] b[^dam].\n\n[^dam]: c\n", flavor) == ["pier"]
    assert unused("A[^dam].\n\n[^dam]: c\n\n    d\n[^pier]: e\n", flavor) == ["pier"]


@pytest.mark.parametrize("flavor", BY_EXTENSION)
def test_flavors_whose_extensions_have_footnotes(flavor: str) -> None:
    assert unwritten("The pier[^1] holds.\n", flavor) == []
    assert unwritten("A[^1] b[^2] c[^dam].\n\n[^2]: d\n", flavor) == ["1", "dam"]
    assert unused("A[^2].\n\n[^2]: d\n[^3]: e\n", flavor) == ["3"]


@pytest.mark.parametrize("flavor", ["commonmark", "template"])
def test_flavors_without_footnotes(flavor: str) -> None:
    body = "A[^1] b[^2].\n\n[^2]: d\n[^3]: e\n"
    assert unwritten(body, flavor) == unused(body, flavor) == []


@pytest.mark.parametrize(
    ("name", "text", "flavor"),
    [
        ("mkdocs.yml", "markdown_extensions: [toc, footnotes]\n", "python-markdown"),
        ("mkdocs.yml", "markdown_extensions:\n- pymdownx.extra:\n    a: 1\n", "python-markdown"),
        ("mkdocs.yml", "markdown_extensions:\n  footnotes: {}\n", "python-markdown"),
        (".vitepress/config.ts", 'import f from "markdown-it-footnote";\n', "markdown-it"),
        ("eleventy.config.js", 'import f from "markdown-it-footnote";\n', "markdown-it"),
    ],
)
def test_sites_with_an_extension(name: str, text: str, flavor: str) -> None:
    assert unwritten("The pier[^1] holds.\n", flavor, {name: text}) == ["1"]


@pytest.mark.parametrize(
    ("name", "text", "flavor"),
    [
        ("mkdocs.yml", "markdown_extensions: [toc, 1, null]\n", "python-markdown"),
        ("mkdocs.yml", "markdown_extensions: footnotes\n", "python-markdown"),
        (".vitepress/config.ts", "// footnotes\n", "markdown-it"),
        ("eleventy.config.js", "", "markdown-it"),
    ],
)
def test_sites_without_an_extension(name: str, text: str, flavor: str) -> None:
    assert unwritten("The pier[^1] holds.\n", flavor, {name: text}) == []


def test_footnotes_at_the_end_of_each_page() -> None:
    settings = (
        "markdown_extensions:\n- footnotes\n- pymdownx.snippets:\n"
        "    auto_append: [parts/notes.md]\n"
    )
    site = {"mkdocs.yml": settings, "parts/notes.md": "[^Pier]: a\n"}
    assert unwritten("A[^pier] b[^dam] c[^1].\n\n[^2]: d\n", "python-markdown", site) == [
        *("dam", "1")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "A[^1].\n\n[^1]: b\n",
        "A[^Pier].\n\n- [^pier]: b\n",
        "A[^1].\n\n- b\n\n      [^1]: c\n",
        "A[^1].\n\n```\n[^1]: b\n```\n",
        "`[^1]` <code>[^1]</code>\n\n    [^1]\n\n```\n[^1]\n```\n",
        "\\[^1] [[^1]] [^1](/b) [^1][b] [^1]+ [^1]{2}\n",
        "A [^a-z] [^\\s] [^x] [^0-9] [^abc] [^1234]\n",
        "A[^1] [^a-z] [^a-zA-Z] [^a-b] [^-] [^:.] [^,]\n\n[^1]: b\n",
        "A[^1].\n\n{% include notes.md %}\n",
        "A[^1].\n\n{{< readfile notes.md >}}\n",
        'A[^1].\n\n--8<-- "notes.md"\n',
        "A[^1].\n\n<!--@include: ./notes.md-->\n",
        "A[^1].\n\n{!notes.md!}\n",
        "A^[b] c.\n",
    ],
)
def test_nothing_is_missed(body: str) -> None:
    assert unwritten(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "A[^1].\n\n[^1]: b\n",
        "A[^PIER].\n\n[^pier]: b\n",
        "A `[^1]`.\n\n[^1]: b\n",
        "{{< note >}}[^1]{{< /note >}}\n\n[^1]: b\n",
        "A\n\n```\n[^1]: b\n```\n",
        "[^1]: a\n\n    b\n\n[^2]: c\n",
        "A\n\n[^1]: b\n[^1]: c\n",
        "A\n\n[^a-z]: b\n",
    ],
)
def test_nothing_is_unused(body: str) -> None:
    assert unused(body) == []


def test_a_mark_in_front_matter_counts() -> None:
    document = read_text("a.md", "---\ntitle: A[^1]\n---\nB\n\n[^1]: c\n")
    assert find_unused_footnotes(Context(document, today="2026-01-31")) == []
