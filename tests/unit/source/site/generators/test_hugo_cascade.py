"""Values that Hugo passes down; each was seen in what Hugo itself makes of such a site."""

from __future__ import annotations

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.sites import Sites

FILES = {
    "hugo.toml": """\
[languages.en]
[languages.fr]
[[cascade]]
site = "top"
[[cascade]]
only = "pages"
[cascade.target]
kind = "page"
[[cascade]]
old = "o"
[cascade._target]
path = "{/blog/**,/posts/*}"
[[cascade]]
env = "dev"
[cascade.target]
environment = "development"
""",
    "content/_index.md": "---\ntitle: Home\n---\n",
    "content/docs/_index.md": "+++\n[Cascade]\ncolor = 'red'\n[Cascade.params]\nsize = 3\n+++\n",
    "content/docs/_index.fr.md": "---\ncascade: {color: rouge}\n---\n",
    "content/docs/deep/_index.md": """\
---
cascade:
- color: blue
  target: {path: "**/Y"}
- color: green
  target: {path: "**/y"}
  size: 4
---
""",
}


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("content/_index.md", {"site": "top"}),
        ("content/about.md", {"site": "top", "only": "pages"}),
        ("content/blog/a.md", {"site": "top", "only": "pages", "old": "o"}),
        ("content/posts/b/index.md", {"site": "top", "only": "pages", "old": "o"}),
        ("content/posts/b/c.md", {"site": "top", "only": "pages"}),
        ("content/docs/_index.md", {"site": "top", "color": "red", "size": 3}),
        ("content/docs/a.md", {"site": "top", "only": "pages", "color": "red", "size": 3}),
        ("content/docs/a.fr.md", {"site": "top", "only": "pages", "color": "rouge"}),
        ("content/docs/deep/x.md", {"site": "top", "only": "pages", "color": "red", "size": 3}),
        ("content/docs/deep/y.md", {"site": "top", "only": "pages", "color": "blue", "size": 4}),
    ],
)
def test_cascades(path: str, values: dict[str, object]) -> None:
    found = dict(Sites(TextTree(FILES)).of(path).defaults(path))
    found.pop("params", None)
    assert found == values


def test_files_that_are_no_content_are_given_nothing() -> None:
    site = Sites(TextTree(FILES)).of("README.md")
    assert site.defaults("README.md") == {}
    assert site.standing("content/docs/a.md") != site.standing("content/docs/a.fr.md")


def test_braces_make_no_more_globs_than_are_read() -> None:
    files = {
        **FILES,
        "hugo.toml": "[cascade]\na = 1\n[cascade.target]\npath = '" + "{a,b}" * 60 + "'",
    }
    site = Sites(TextTree(files)).of("content/about.md")
    assert site.defaults("content/about.md") == {}
