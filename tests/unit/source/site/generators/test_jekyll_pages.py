"""Where Jekyll puts pages; the addresses are those that Jekyll itself gave to such files."""

from __future__ import annotations

from typing import Any

import pytest
from tests import site_links

from profilelint.source.files.tree import TextTree
from profilelint.source.read import read_text
from profilelint.source.site.files import SiteFiles
from profilelint.source.site.generators.jekyll.layout import JekyllLayout
from profilelint.source.site.generators.jekyll.pages import JekyllPages
from profilelint.source.site.sites import Sites

CONFIG = """\
collections:
  works: {output: true, permalink: "/our/:collection/:path/"}
  staff: {output: false}
  plain: {output: true}
defaults:
- scope: {path: docs}
  values: {permalink: "/help/:basename/"}
"""


def addresses(path: str, data: dict[str, Any], config: str = CONFIG) -> list[str]:
    """Return the addresses of a page without slashes around and without empty segments."""
    site = Sites(TextTree({"_config.yml": config})).of(path)
    assert isinstance(site, JekyllLayout)
    return [
        "/".join(filter(None, each.address.split("/"))) + ("" if each.is_whole else "...")
        for each in JekyllPages(site).addresses(path, data)
    ]


@pytest.mark.parametrize(
    ("path", "data", "expected"),
    [
        ("about.md", {}, ["about"]),
        ("a/index.md", {}, ["a"]),
        ("docs/k.md", {}, ["help/k"]),
        ("c.md", {"permalink": "/x/:path/y"}, ["x/y"]),
        ("c.md", {"permalink": "/x/:path/:title"}, ["x..."]),
        ("c.md", {"redirect_from": ["/old/", 3]}, ["old", "c"]),
        (
            "_posts/2024-05-01-New Pier.md",
            {"category": "Big News"},
            ["big news/2024/05/01/New Pier"],
        ),
        ("_posts/2024-05-04-c.md", {"slug": "See Sea"}, ["2024/05/04/See Sea"]),
        ("news/_posts/2024-05-05-d.md", {"categories": ["X"]}, ["news/x/2024/05/05/d"]),
        (
            "_posts/2024-05-02-b.md",
            {"date": "2024-05-03 10:00:00 +0000", "categories": "one Two"},
            ["one/two/2024/05/03/b", "one/two/2024/05/02/b", "one/two/2024/05/04/b"],
        ),
        ("_posts/2024-05-02-b.md", {"date": "2024-05-03"}, ["2024/05/03/b"]),
        ("_posts/24-5-2-b.md", {}, ["2024/05/02/b"]),
        ("_works/old/e.md", {}, ["our/works/old/e"]),
        ("_works/f.md", {"permalink": "/ef.html"}, ["ef.html"]),
        ("_staff/g.md", {}, []),
        ("_plain/h/i.md", {}, ["plain/h/i"]),
        ("_plain/2024-01-02-j.md", {}, ["plain/2024-01-02-j"]),
    ],
)
def test_addresses(path: str, data: dict[str, Any], expected: list[str]) -> None:
    assert addresses(path, data) == expected


@pytest.mark.parametrize(
    ("style", "post", "page"),
    [
        ("pretty", "2024/05/01/a", "b/c"),
        ("none", "a", "b/c"),
        ("ordinal", "2024/122/a", "b/c"),
        ("/blog/:year/:title:output_ext", "blog/2024/a", "b/c"),
        ("/:long_month/:title", "...", "b/c"),
    ],
)
def test_styles(style: str, post: str, page: str) -> None:
    config = f'permalink: "{style}"\n'
    assert addresses("_posts/2024-05-01-a.md", {}, config) == [post]
    assert addresses("b/c.md", {}, config) == [page]


SITE = {
    "_config.yml": CONFIG + "plugins: [jekyll-feed]\nbaseurl: /coast\n",
    "_posts/2024-05-01-a.md": "---\ntitle: A\n---\n",
    "_posts/2024-05-01-plain.md": "No front matter.\n",
    "_works/pier.md": "---\ntitle: Pier\n---\n",
    "docs/k.md": "---\ntitle: K\n---\n",
    "docs/l.html": "---\npermalink: /help/map/\n---\n",
    "about.md": "---\ntitle: About\n---\n",
    "README.md": "Read me.\n",
}


def presences(files: dict[str, str], links: list[str]) -> dict[str, str]:
    return site_links.presences(files, "about.md", links)


def test_links_between_pages() -> None:
    assert presences(
        SITE,
        [
            "/2024/05/01/a.html",
            "/coast/2024/05/01/a",
            "/our/works/pier/",
            "/help/k/",
            "/help/map/",
            "/2024/05/01/b.html",
            "/our/works/dam/",
            "/help/quay/",
            "/help/l/",
            "/harbour/",
            "/help/page2/",
        ],
    ) == {
        "/2024/05/01/a.html": "found",
        "/coast/2024/05/01/a": "found",
        "/our/works/pier/": "found",
        "/help/k/": "found",
        "/help/map/": "found",
        "/2024/05/01/b.html": "missing",
        "/our/works/dam/": "missing",
        "/help/quay/": "missing",
        "/help/l/": "missing",
        "/harbour/": "unknown",
        "/help/page2/": "unknown",
    }


def test_posts_have_days_and_categories_in_their_addresses() -> None:
    post = "---\ntitle: C\ndate: 2024-06-02\ncategories: [Sea, land]\ncategory: air\n---\n"
    expected = {
        "/air/sea/land/2024/06/02/c.html": "found",
        "/air/sea/land/2024/06/02/d.html": "missing",
        "/2024/06/02/c.html": "missing",
        "/2024/06/03/c.html": "unknown",
    }
    posts = {"_posts/2024-06-03-c.md": post, "_posts/2024-06-02-e.md": "---\ntitle: E\n---\n"}
    assert presences({**SITE, **posts}, [*expected]) == expected


@pytest.mark.parametrize(
    "more",
    [
        {"_plugins/pages.rb": "class Pages < Jekyll::Generator\nend\n"},
        {"_plugins/deep/pages.rb": ""},
        {"Gemfile": "gem 'jekyll'\ngroup :jekyll_plugins do\n  gem 'jekyll-archives'\nend\n"},
        {"_config.yml": CONFIG + "gems: [some-plugin]\n"},
        {"_config.yml": CONFIG + "pagination: {enabled: true}\n"},
        {".htaccess": ""},
    ],
)
def test_sites_that_may_have_more_pages(more: dict[str, str]) -> None:
    assert presences({**SITE, **more}, ["/help/quay/"]) == {"/help/quay/": "unknown"}


def test_names_with_dots_where_there_may_be_more_pages() -> None:
    files = {
        **SITE,
        "_config.yml": CONFIG.replace(":path/", ":title.html"),
        "_plugins/pages.rb": "class Pages < Jekyll::Generator\nend\n",
        "_works/pier.gov.uk.md": "---\ntitle: Pier\n---\n",
    }
    assert presences(files, ["/our/works/pier.gov.uk.html", "/our/works/pier.gov.html"]) == {
        "/our/works/pier.gov.uk.html": "found",
        "/our/works/pier.gov.html": "missing",
    }


def test_plugins_that_make_no_pages() -> None:
    more = {
        "_plugins/filters.rb": "module Filters\nend\n",
        "Gemfile": "gem 'jekyll'\ngem 'jekyll-seo-tag'\ngem 'jekyll-theme-x'\n",
    }
    assert presences({**SITE, **more}, ["/help/quay/"]) == {"/help/quay/": "missing"}


def test_relative_links_count_from_where_the_page_is_published() -> None:
    files = {
        "_config.yml": "permalink: /blog/:title/\n",
        "_posts/2024-05-01-a.md": "---\ntitle: A\n---\n",
        "_posts/2024-05-02-b.md": "---\ntitle: B\n---\n",
        "blog/c.html": "---\n---\n",
    }
    data = {path: dict(read_text(path, text).data) for path, text in files.items()}
    site_files = SiteFiles(frozenset(files), Sites(TextTree(files)), data)
    page = "_posts/2024-05-01-a.md"
    assert {link: site_files.find(page, link).presence for link in ("../b/", "../d/", "b/")} == {
        "../b/": "found",
        "../d/": "missing",
        "b/": "missing",
    }
    assert site_files.find(page, "../../uploads/plan.pdf").presence == "unknown"


def test_a_file_that_is_no_page_has_no_address() -> None:
    files = {**SITE, "CONTRIBUTING.md": "How to help.\n", "docs/plain.md": "Plain.\n"}
    data = {p: {"$bare": True} if t[:3] != "---" else {} for p, t in files.items()}
    site_files = SiteFiles(frozenset(files), Sites(TextTree(files)), data)
    assert site_files.find("about.md", "/contributing/").presence == "unknown"
    assert site_files.find("about.md", "/help/plain/").presence == "missing"
