"""Links between the pages of Eleventy sites, judged without running anything."""

from __future__ import annotations

import pytest
from tests import site_links

from profilelint.source.files.tree import TextTree
from profilelint.source.site.files import SiteFiles
from profilelint.source.site.sites import Sites

PAGE = "web/docs/pier.md"
CONFIG = """\
import toc from "eleventy-plugin-toc";
import filters from "./config/filters.js";
export default function (c) {
  c.addPlugin(toc);
  c.addExtension("scss", {});
  c.addPassthroughCopy({ "built/manual": "manual", "files": "/" });
  return { dir: { input: "web" }, pathPrefix: "/coast/" };
}
"""
SITE = {
    "eleventy.config.js": CONFIG,
    "config/filters.js": "export default (c) => { c.addFilter('a', (b) => b); };\n",
    PAGE: "---\ntitle: A\n---\n",
    "web/docs/index.md": "",
    "web/docs/wall.md": "---\npermalink: /docs/quay/\n---\n",
    "web/docs/gone.md": "---\npermalink: false\n---\n",
    "web/docs/dam/dam.njk": "",
    "web/docs/2024-05-01-flood.md": "",
    "web/docs/sheet.html": "---\npermalink: docs/sheets/one.html\n---\n",
    "web/docs/rows.njk": "---\npagination:\n  data: a\npermalink: docs/rows/{{ a.b }}/\n---\n",
    "web/docs/map.11ty.js": "export const data = { permalink: '/docs/maps/' };\n",
    "web/docs/feed.11ty.js": "const U = '/docs/feed/';\nexport const data = { permalink: U };\n",
    "web/docs/list.njk": "---js\nconst permalink = '/docs/lists/{{ a }}/';\n---\n",
    "web/notes/notes.json": '{"permalink": "/log/{{ page.fileSlug }}/"}',
    "web/notes/2024-06-01-sea.md": "",
    "web/docs/docs.11tydata.js": "export default { layout: 'a.njk' };\n",
    "web/_includes/a.njk": "---\ntitle: A\n---\n{{ permalink }}\n",
}


def presences(files: dict[str, str], links: list[str], page: str = PAGE) -> dict[str, str]:
    return site_links.presences(files, page, links)


def test_links_between_pages() -> None:
    expected = {
        "/docs/pier/": "found",
        "/coast/docs/pier/": "found",
        "/docs/": "found",
        "/docs/quay/": "found",
        "/docs/dam/": "found",
        "/docs/2024-05-01-flood/": "found",
        "/docs/flood/": "found",
        "/docs/sheets/one.html": "found",
        "/docs/maps/": "found",
        "/docs/feed/": "found",
        "/log/sea/": "found",
        "../quay/": "found",
        "/docs/quays/": "missing",
        "/docs/sheets/two.html": "missing",
        "/docs/sea/quay/": "missing",
        "/log/seas/": "missing",
        "../../docs/quays/": "missing",
        "quays/": "missing",
        # Without a slash at the end of the page's own address, these count from elsewhere.
        "../quays/": "unknown",
        "quay/": "found",
        "/docs/rows/a/": "unknown",
        "/docs/lists/a/": "unknown",
        "/docs/3/": "unknown",
        "/manual/a/b/": "unknown",
        "/harbour/": "unknown",
        "/harbour/sea/": "unknown",
    }
    assert presences(SITE, [*expected]) == expected


@pytest.mark.parametrize(
    "more",
    [
        {"eleventy.config.js": ""},
        {"eleventy.config.js": CONFIG + 'import a from "eleventy-plugin-pages";\n'},
        {"eleventy.config.js": CONFIG + 'import a from "./absent.js";\n'},
        {"eleventy.config.js": CONFIG + "c.addTemplate('a.md', '# A');\n"},
        {"eleventy.config.js": CONFIG + "c.addExtension(['jsx', 'tsx'], {});\n"},
        {"eleventy.config.js": CONFIG + "c.addExtension('clowd', {});\n"},
        {
            "config/filters.js": 'import "./more.js";\n',
            "config/more.js": "c.addGlobalData('permalink', () => 'a');\n",
        },
        {"web/docs/pier.11tydata.js": "export default { permalink: () => 'a' };\n"},
        {"web/web.11tydata.js": "export default { eleventyComputed: {} };\n"},
        {"web/_data/permalink.js": ""},
        {"web/_data/eleventyComputed.json": "{}"},
        {"web/_includes/b.njk": "---\npermalink: /b/\n---\n"},
        {"web/docs/a.md": "---\npermalink: /{{ title }}/\n---\n"},
        {"web/docs/a.md": "---\npermalink: {build: /a/}\n---\n"},
        {"web/docs/a.md": "---\neleventyComputed: {permalink: a}\n---\n"},
        {"web/docs/a.11ty.js": "export const data = { permalink: () => '/a/' };\n"},
        {"web/docs/a.11ty.js": "let U = '/a/'; export const data = { permalink: U };\n"},
        {"web/docs/a.njk": "---js\nfunction permalink(data) {}\n---\n"},
        {".gitignore": "web/docs/*\n"},
        {"vercel.json": '{"routes": []}'},
    ],
)
def test_sites_that_may_have_more_pages(more: dict[str, str]) -> None:
    assert presences(SITE, ["/docs/quays/"]) == {"/docs/quays/": "missing"}
    assert presences({**SITE, **more}, ["/docs/quays/"]) == {"/docs/quays/": "unknown"}


def test_what_lies_outside_the_site_does_not_build_it() -> None:
    files = {f"docs/{path}": text for path, text in SITE.items()}
    files["docs/config/filters.js"] = 'import "../../lib/api.js";\n'
    files["lib/api.js"] = "addTemplate();\n"
    assert presences(files, ["/docs/quays/"], f"docs/{PAGE}") == {"/docs/quays/": "missing"}
    files["docs/eleventy.config.js"] = CONFIG + 'import "../lib/api.js";\n'
    assert presences(files, ["/docs/quays/"], f"docs/{PAGE}") == {"/docs/quays/": "unknown"}


def test_pages_of_other_sites_tell_nothing() -> None:
    config = CONFIG.replace('{ input: "web" }', "{}")
    files = {"docs/eleventy.config.js": config, "docs/config/filters.js": ""}
    files |= dict.fromkeys(("docs/a.md", "README.md", "docs/b/c.md", "other/sea/a.md"), "")
    links = ["/b/c/", "/b/d/", "/sea/b/", "/other/sea/b/", "/her/sea/b/"]
    assert presences(files, links, "docs/a.md") == {
        "/b/c/": "found",
        "/b/d/": "missing",
        "/sea/b/": "unknown",
        "/other/sea/b/": "unknown",
        "/her/sea/b/": "unknown",
    }


def test_pages_that_were_not_read_may_be_anywhere() -> None:
    site_files = SiteFiles(frozenset(SITE), Sites(TextTree(SITE)), {PAGE: {}})
    assert site_files.find(PAGE, "/docs/quays/").presence == "unknown"
