"""What is known of sites whose pages need no front matter.

Hexo, mdBook, Pelican, GitBook, HonKit, docsify and Grav.
"""

from __future__ import annotations

import pytest
from tests.site_links import presences

from profilelint.config.model import Config
from profilelint.engine.pages import pages_below
from profilelint.source.files.tree import TextTree
from profilelint.source.markdown.anchors import hexo_anchors
from profilelint.source.read import read_text
from profilelint.source.site.sites import Sites


@pytest.mark.parametrize(
    ("generator", "files", "pages"),
    [
        (
            "Hexo",
            {
                "_config.yml": "url: https://example.org/a\n",
                "package.json": '{"dependencies": {"hexo": "^7"}}',
                "scaffolds/post.md": "",
                "source/_posts/a.md": "",
                "source/_data/b.md": "",
                "source/c.md": "",
                "themes/d/e.md": "",
            },
            ["source/_posts/a.md", "source/c.md"],
        ),
        (
            "Hexo",
            {"_config.yml": "source_dir: text\n", "scaffolds/post.md": "", "text/a.md": ""},
            ["text/a.md"],
        ),
        (
            "Hexo",
            {
                "_config.yml": "title: A\nnew_post_name: ':title.md'\n",
                "source/_posts/a.md": "",
                "b.md": "",
            },
            ["source/_posts/a.md"],
        ),
        (
            "mdBook",
            {
                "book.toml": '[book]\nsrc = "text"\n',
                "README.md": "",
                "notes.md": "",
                "text/README.md": "",
                "text/a.md": "",
            },
            ["text/README.md", "text/a.md"],
        ),
        (
            "Pelican",
            {
                "pelicanconf.py": 'PATH = "text"  # of all\nSITEURL = "https://example.org"\n',
                "text/a.md": "",
                "notes.md": "",
            },
            ["text/a.md"],
        ),
        (
            "GitBook",
            {
                ".gitbook.yaml": "root: ./text/\n",
                "text/README.md": "",
                "text/a.md": "",
                "notes.md": "",
            },
            ["text/README.md", "text/a.md"],
        ),
        (
            "GitBook",
            {"SUMMARY.md": "", ".gitbook/assets/a.png": "", "a.md": ""},
            ["SUMMARY.md", "a.md"],
        ),
        (
            "HonKit",
            {
                "book.json": '{"root": "./text", "structure": {"summary": "list.md"}}',
                "text/list.md": "",
                "notes.md": "",
            },
            ["text/list.md"],
        ),
        (
            "HonKit",
            {"book.js": 'module.exports = {root: "./text"};\n', "text/SUMMARY.md": ""},
            ["text/SUMMARY.md"],
        ),
        ("HonKit", {"book.json": "{}", "LANGS.md": "", "en/a.md": ""}, ["LANGS.md", "en/a.md"]),
        (
            "docsify",
            {
                "docs/index.html": "<script src='https://example.org/docsify.js'></script>\n",
                "docs/.nojekyll": "",
                "docs/README.md": "",
                "docs/guide/_sidebar.md": "",
                "docs/guide/a.md": "",
            },
            ["docs/README.md", "docs/guide/_sidebar.md", "docs/guide/a.md"],
        ),
        (
            "Grav",
            {
                "user/config/system.yaml": "pages:\n  theme: a\n",
                "user/pages/01.home/default.md": "",
                "user/themes/a/b.md": "",
            },
            ["user/pages/01.home/default.md"],
        ),
    ],
)
def test_pages(generator: str, files: dict[str, str], pages: list[str]) -> None:
    sites = Sites(TextTree(files))
    assert sites.of(pages[0]).generator == generator
    assert pages_below("", Config(""), sites).paths == pages


@pytest.mark.parametrize(
    "files",
    [
        {"SUMMARY.md": "", "a.md": ""},
        {"book.json": '{"title": "Wells"}', "a.md": ""},
        {"_sidebar.md": "", "index.html": "<p>Text.</p>\n", "a.md": ""},
        {"config/system.yaml": "database: {}\n", "pages/a.md": ""},
        {"config/system.yaml": "pages: {theme: a}\n", "a.md": ""},
    ],
)
def test_files_that_other_programs_have_too(files: dict[str, str]) -> None:
    assert Sites(TextTree(files)).of([*files][-1]).generator == ""


def test_pages_of_grav() -> None:
    settings = "pages: {theme: a}\nlanguages: {supported: [en, fr]}\n"
    path = "pages/01.news/02.wells/item.fr.md"
    site = Sites(TextTree({"config/system.yaml": settings, path: ""})).of(path)
    assert site.page_address(path) == "/news/wells/"
    assert site.language_of(path, {}) == "fr"
    assert site.translation_key(path, {}) == "pages/01.news/02.wells/item"
    assert site.language_of("pages/01.news/item.md", {}) == ""


@pytest.mark.parametrize(
    ("settings", "expected"),
    [("", ["found", "found", "missing"]), ("alias: {}", ["found", "unknown", "unknown"])],
)
def test_links_of_docsify(settings: str, expected: list[str]) -> None:
    """They count from the page or from the top, unless settings move pages."""
    files = {"index.html": f"docsify {settings}", ".nojekyll": "", "a/b.md": "", "a/c.md": ""}
    links = ["c.md", "a/c.md", "d.md"]
    found = presences(files, "a/b.md", dict.fromkeys(links, ""))
    assert [found[each] for each in links] == expected


def test_settings_of_pelican_for_apache() -> None:
    files = {"pelicanconf.yaml": "site: {name: A, domain: a.example}\n", "content/a.md": ""}
    site = Sites(TextTree(files)).of("content/a.md")
    assert (site.generator, site.flavor, site.url) == ("Pelican", "gfm-fields", "https://a.example")
    assert site.adds_headings("content/a.md", {})
    assert site.left_out("a.md") == "files outside the content of Pelican"


def test_relative_links_of_pelican_are_not_known() -> None:
    files = {"pelicanconf.py": "", "content/news/a.md": "", "content/images/b.png": ""}
    expected = {"{static}/images/b.png": "unknown", "b.png": "unknown", "/images/b.png": "found"}
    assert presences(files, "content/news/a.md", expected) == expected


@pytest.mark.parametrize(
    ("text", "flavor", "problems", "body"),
    [
        ("Title: A\nTags: b,\n    c\n\nText.\n", "python-markdown", [], "\nText.\n"),
        ("Title: A\nDate: 2026-01-31\n---\n\nText.\n", "python-markdown", [], "\nText.\n"),
        ("Words: of one line.\n\n---\na: b\n---\n", "python-markdown", [], "\n---\na: b\n---\n"),
        ("Two words: text.\n", "python-markdown", [], "Two words: text.\n"),
        ("title: A\ndate: 2026-01-31\n---\nText.\n", "commonmark-hexo", [], "Text.\n"),
        ("title: A\n\nText.\n", "commonmark-hexo", [], "title: A\n\nText.\n"),
        ("title: A\ndate: b\n---\nText.\n", "gfm", ["unopened"], "Text.\n"),
        ("Title: A\nDate: b\n\nText.\n", "gfm-fields", [], "\nText.\n"),
    ],
)
def test_fields_without_a_fence(text: str, flavor: str, problems: list[str], body: str) -> None:
    document = read_text("a.md", text, flavor)
    assert [problem.message_id for problem in document.problems] == problems
    assert text[document.body_start :] == body


def test_anchors_of_hexo() -> None:
    assert hexo_anchors(["After_render Filters!", "1. Déjà vu", "タグ"]) == [
        "After-render-Filters",
        "1-Deja-vu",
        "タグ",
    ]
