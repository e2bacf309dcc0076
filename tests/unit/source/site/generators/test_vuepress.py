"""What is known of a VuePress site."""

from __future__ import annotations

from tests.site_links import presences

from profilelint.config.model import Config
from profilelint.engine.pages import pages_below
from profilelint.source.files.tree import TextTree
from profilelint.source.site.sites import Sites

SETTINGS = """
const base = "/";
export default { pagePatterns: ["**/*.md", "!parts/*.md", "!.vuepress", "!node_modules"] };
"""


def test_pages() -> None:
    files = {
        "README.md": "",
        "docs/.vuepress/config.ts": SETTINGS,
        "docs/README.md": "",
        "docs/guide/a.md": "",
        "docs/parts/b.md": "",
    }
    below = pages_below("", Config(""), Sites(TextTree(files)))
    assert below.paths == ["docs/README.md", "docs/guide/a.md"]
    assert below.skipped == {
        "files about the repository, such as README": 1,
        "files that VuePress leaves out": 1,
    }


def test_links() -> None:
    files = {
        "docs/.vuepress/config.js": "",
        "docs/.vuepress/public/map.png": "",
        "docs/README.md": "",
        "docs/guide/README.md": "",
        "docs/guide/a.md": "",
    }
    expected = {
        "/guide/": "found",
        "/map.png": "found",
        "./README.md": "found",
        "a.html": "found",
        "b.html": "unknown",
        "b.md": "missing",
        "/chart.png": "missing",
    }
    assert presences(files, "docs/guide/a.md", expected) == expected
    site = Sites(TextTree(files)).of("docs/guide/README.md")
    assert site.page_address("docs/guide/README.md") == "/guide/"
