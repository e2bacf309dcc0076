"""What is known of sites whose pages need no front matter: Hexo, mdBook and Pelican."""

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
    ],
)
def test_pages(generator: str, files: dict[str, str], pages: list[str]) -> None:
    sites = Sites(TextTree(files))
    assert sites.of(pages[0]).generator == generator
    assert pages_below("", Config(""), sites).paths == pages


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
