"""Where Hugo puts pages; the addresses are those that Hugo itself gave to such files."""

from __future__ import annotations

from typing import Any

import pytest
from tests.site_links import presences

from profilelint.source.files.tree import TextTree
from profilelint.source.site.files import SiteFiles
from profilelint.source.site.generators.hugo.content import Content
from profilelint.source.site.generators.hugo.pages import HugoPages
from profilelint.source.site.generators.hugo.settings import lower_keys
from profilelint.source.site.sites import Sites

LANGUAGES: dict[str, Any] = {"languages": {"en": {}, "fr": {}}}
NAMED: dict[str, Any] = {"frontmatter": {"date": [":filename", ":default"]}}
NAMED_LAST: dict[str, Any] = {"frontmatter": {"date": [":git", ":default", ":fileName"]}}
DATED = {"permalinks": {"posts": "/:year/:month/:slug/"}}


def addresses(path: str, data: dict[str, Any], settings: dict[str, Any]) -> list[str]:
    """Return the whole addresses of a page, and the beginnings of others with ``...``."""
    settings = lower_keys(settings)
    content = Content(settings)
    place = content.place(path)
    assert place is not None
    found = HugoPages(settings, content).addresses(place, data)
    return [f"{each.address}{'' if each.is_whole else '...'}".lstrip("/") for each in found]


@pytest.mark.parametrize(
    ("path", "data", "settings", "expected"),
    [
        ("content/docs/a.md", {}, {}, ["docs/a/"]),
        ("content/docs/a/index.md", {"Slug": "b c"}, {}, ["docs/b c/"]),
        ("content/docs/a.md", {"slug": 1}, {}, ["docs/1/"]),
        ("content/docs/_index.md", {"slug": "b"}, {}, ["docs/"]),
        ("content/_index.md", {}, {}, [""]),
        ("content/docs/a.md", {"url": "/b/c.html"}, {}, ["b/c.html"]),
        ("content/blog/2023-06-01-out.md", {}, {}, ["blog/2023-06-01-out/"]),
        ("content/blog/2023-06-01-out.md", {}, NAMED, ["blog/out/"]),
        ("content/blog/2023-06-02_two.md", {"date": "2022-01-01"}, NAMED, ["blog/two/"]),
        ("content/blog/2023-06-03.md", {}, NAMED, ["blog/2023-06-03/"]),
        ("content/blog/2023-06-04T10-00-00-x.md", {}, NAMED, ["blog/x/"]),
        ("content/blog/2024-05-06-b/index.md", {}, NAMED, ["blog/b/"]),
        ("content/blog/2023-07-01-slug.md", {"slug": "own"}, NAMED, ["blog/own/"]),
        ("content/blog/2023-06-01-out.md", {}, NAMED_LAST, ["blog/out/"]),
        ("content/blog/2023-06-01-a.md", {"Date": "2022"}, NAMED_LAST, ["blog/2023-06-01-a/"]),
        (
            "content/blog/2023-06-01-out.md",
            {},
            {**NAMED_LAST, "enableGitInfo": True},
            ["blog/2023-06-01-out/"],
        ),
        (
            "content/news/2023-06-05-three.md",
            {},
            {**NAMED, "permalinks": {"news": "/n/:slug/:filename"}},
            ["n/three/2023-06-05-three"],
        ),
        ("content/docs/a.fr.md", {}, LANGUAGES, ["fr/docs/a/"]),
        ("content/docs/a.fr.md", {"url": "b/"}, LANGUAGES, ["b/", "fr/b/"]),
        (
            "content/docs/a.md",
            {},
            {**LANGUAGES, "defaultContentLanguageInSubdir": True},
            ["en/docs/a/"],
        ),
        (
            "content/docs/a.md",
            {"aliases": ["/old/", "older"]},
            {},
            ["docs/a/", "old/", "docs/older"],
        ),
        (
            "content/posts/a.md",
            {"date": "2024-05-01T10:00:00Z", "title": "B's c"},
            DATED,
            ["2024/05/B's c/"],
        ),
        ("content/posts/a.md", {"date": "2024-05-01", "slug": "b"}, DATED, ["2024/05/b/"]),
        ("content/posts/a.md", {"date": "2024-05-01"}, DATED, ["2024/05..."]),
        ("content/posts/a.md", {"slug": "b"}, DATED, ["..."]),
        ("content/posts/_index.md", {}, DATED, ["posts/"]),
        (
            "content/docs/x/a.md",
            {},
            {"permalinks": {"page": {"docs": "/help/:sections/:contentbasename/"}}},
            ["help/docs/x/a/"],
        ),
        (
            "content/docs/a.md",
            {},
            {"permalinks": {"docs": "/help/:sections[1:]/:filename"}},
            ["help/docs[1:]/a"],
        ),
    ],
)
def test_addresses(
    path: str, data: dict[str, Any], settings: dict[str, Any], expected: list[str]
) -> None:
    assert addresses(path, data, settings) == expected


SITE = {
    "hugo.toml": 'baseURL = "https://example.org/coast/"\n[permalinks]\nnews = "/:year/:title/"\n',
    "content/docs/_index.md": "---\ntitle: Docs\n---\n",
    "content/docs/Pier.md": "---\ntitle: Pier\naliases: [/docs/jetty/]\n---\n",
    "content/docs/dam/index.md": "---\ntitle: Dam\nSlug: wall\n---\n",
    "content/docs/dam/notes.md": "Notes.\n",
    "content/docs/map.html": "---\nurl: /docs/atlas/\n---\n",
    "content/news/a.md": "---\ntitle: What's new\ndate: 2024-05-01\n---\n",
    "static/docs/old.html": "<p>Old</p>\n",
    "static/_redirects": "/docs/moved /docs/pier\n/docs/v1/* /docs/:splat 301!\n/docs/lost / 404\n",
}
FROM = "content/docs/Pier.md"


def test_links_between_pages() -> None:
    assert presences(
        SITE,
        FROM,
        [
            "/docs/pier/",
            "/coast/docs/pier/",
            "/docs/jetty",
            "/docs/wall/",
            "/docs/atlas/",
            "/docs/old.html",
            "/docs/moved",
            "/docs/v1/pier",
            "/2024/whats-new/",
            "../wall/",
            "/docs/quay/",
            "/docs/lost",
            "/2024/nothing-new/",
            "../quay/",
            "/harbour/",
            "/docs/tags/",
            "/tags/coast/",
            "/docs/page/2/",
            "/other/place/",
            "/docs/sea/quay/",
            "/docs/pier/rail/",
            "rail/",
            "/docs/v1.2/quay/",
            "/docs/latest/quay/",
            "/docs/api/quay/",
            "/docs/tags/coast/",
            "/other/sea/quay/",
        ],
    ) == {
        "/docs/pier/": "found",
        "/coast/docs/pier/": "found",
        "/docs/jetty": "found",
        "/docs/wall/": "found",
        "/docs/atlas/": "found",
        "/docs/old.html": "found",
        "/docs/moved": "unknown",
        "/docs/v1/pier": "unknown",
        "/2024/whats-new/": "found",
        "../wall/": "found",
        "/docs/quay/": "missing",
        "/docs/lost": "missing",
        "/2024/nothing-new/": "missing",
        "../quay/": "missing",
        "/harbour/": "unknown",
        "/docs/tags/": "unknown",
        "/tags/coast/": "unknown",
        "/docs/page/2/": "unknown",
        "/other/place/": "unknown",
        "/docs/sea/quay/": "missing",
        "/docs/pier/rail/": "missing",
        "rail/": "missing",
        "/docs/v1.2/quay/": "unknown",
        "/docs/latest/quay/": "unknown",
        "/docs/api/quay/": "unknown",
        "/docs/tags/coast/": "unknown",
        "/other/sea/quay/": "unknown",
    }


@pytest.mark.parametrize(
    "more",
    [
        {"content/docs/_content.gotmpl": ""},
        {"content/guide.adoc": ""},
        {"nginx.conf": ""},
        {
            "hugo.toml": "[[module.imports]]\npath = 'x'\n"
            "[[module.imports.mounts]]\ntarget = 'content'\n"
        },
        {"hugo.toml": "[permalinks]\nnews = '/:weekday/:title/'\n"},
        {"hugo.toml": "[[permalinks]]\npattern = '/a/:slug'\n"},
        {"hugo.toml": "[languages.en]\n[languages.fr]\ncontentDir = 'francais'\n"},
    ],
)
def test_sites_that_may_have_more_pages(more: dict[str, str]) -> None:
    assert presences({**SITE, **more}, FROM, ["/docs/quay/"]) == {"/docs/quay/": "unknown"}


def test_pages_that_were_not_read_may_be_anywhere() -> None:
    site_files = SiteFiles(frozenset(SITE), Sites(TextTree(SITE)), {FROM: {}})
    assert site_files.find(FROM, "/docs/quay/").presence == "unknown"


def test_a_section_that_only_another_language_may_have() -> None:
    files = {
        "hugo.toml": "[languages.en]\n[languages.fr]\n",
        **dict.fromkeys(("content/docs/a.en.md", "content/docs/a.fr.md", "content/b.fr.md"), ""),
    }
    assert presences(
        files, "content/docs/a.fr.md", ["/fr/docs/sea/quay/", "/fr/sea/quay/", "/fr/docs/a/b/"]
    ) == {"/fr/docs/sea/quay/": "missing", "/fr/sea/quay/": "unknown", "/fr/docs/a/b/": "missing"}


def test_sections_without_a_page_of_their_own() -> None:
    config = (
        "[languages.en]\n[languages.fr]\n[languages.es]\n[permalinks]\nblog = '/p/:filename/'\n"
    )
    paths = ("content/blog/a.en.md", "content/blog/sea/b.fr.md", "content/blog/_index.en.md")
    files = {"hugo.toml": config, **dict.fromkeys((*paths, "content/p.es.md"), "")}
    expected = {
        "/blog/": "found",
        "/fr/blog/": "found",
        "/fr/p/none/": "missing",
        "/es/blog/": "missing",
    }
    assert presences(files, paths[0], list(expected)) == expected


def test_pages_that_are_made_before_the_build() -> None:
    files = {**SITE, ".gitignore": "/content/docs/made/\n*.log\n/content/\n"}
    assert presences(files, FROM, ["/docs/made/a/", "/docs/other/a/"]) == {
        "/docs/made/a/": "unknown",
        "/docs/other/a/": "missing",
    }


def test_pages_that_git_ignores_in_their_folder() -> None:
    ignores = {"content/posts/made/.gitignore": "*\n!.gitignore\n", ".gitignore": "/posts/\n"}
    pages = ("content/posts/a.md", "content/posts/b.md")
    tree = TextTree({"hugo.toml": "", **dict.fromkeys(pages, ""), **ignores})
    site_files = SiteFiles(frozenset(pages), Sites(tree), {page: {} for page in pages})
    expected = {"/posts/made/": "unknown", "/posts/made/b/": "unknown", "/posts/none/": "missing"}
    assert {each: site_files.find(pages[0], each).presence for each in expected} == expected


def test_files_that_lie_where_a_page_is_published() -> None:
    settings = "frontmatter:\n  date: [':filename']\n"
    page, picture = "content/blog/2022-07-04-Old-Quay.md", "static/blog/old-quay/map.jpg"
    for more, presence in (("", "found"), ("disablePathToLower: true\n", "case")):
        tree = TextTree({"hugo.yaml": settings + more, page: "", picture: ""})
        site_files = SiteFiles(frozenset((page, picture)), Sites(tree), {page: {}})
        assert site_files.find(page, "map.jpg").presence == presence
