"""Links between the pages of Astro sites, judged without running anything."""

from __future__ import annotations

import pytest
from tests import site_links
from tests.cost import within

from profilelint.source.files.tree import TextTree
from profilelint.source.site.files import SiteFiles
from profilelint.source.site.sites import Sites

PAGE = "src/content/docs/guide/pier.md"
ROUTE = """\
---
export async function getStaticPaths() {
  const posts = await getCollection("posts", ({ data }) => !data.draft);
  return posts.map((post) => ({ params: { slug: post.id }, props: post }));
}
---
"""
NUMBERED = """\
---
export async function getStaticPaths({ paginate }) {
  return paginate(await getCollection("posts"), { pageSize: 9 });
}
---
"""
SITE = {
    "package.json": '{"dependencies": {"@astrojs/starlight": "1"}}',
    "astro.config.mjs": (
        'import starlight from "@astrojs/starlight";\n'
        'import links from "starlight-links-validator";\n'
        'import { locales } from "./config/locales";\n'
        "export default defineConfig({ base: '/coast', redirects: { '/guide/old': '/guide/' },"
        " integrations: [starlight({ locales, plugins: [links()] })] });\n"
    ),
    "config/locales.ts": "export const locales = { root: { label: 'English' },"
    " fr: { label: 'Français' }, 'pt-br': { lang: 'pt-BR' } };\n",
    "src/content.config.ts": "docs: defineCollection({ loader: docsLoader() }),\n"
    "posts: defineCollection({ loader: glob({ base: './src/data/posts' }) }),\n",
    PAGE: "---\ntitle: A\n---\n",
    "src/content/docs/guide/wall.mdx": "---\nslug: guide/quay\n---\n",
    "src/content/docs/guide/index.mdx": "",
    "src/content/docs/guide/Sea Gate.md": "",
    "src/content/docs/fr/guide/pier.md": "",
    "src/data/posts/spring/first.md": "",
    "src/pages/posts/[...slug].astro": ROUTE,
    "src/pages/news/[page].astro": NUMBERED,
    "src/pages/tags/[tag].astro": ROUTE.replace("post.id", "post.tag"),
    "src/pages/tools/plan.astro": "",
    "src/pages/tools/_part.astro": "",
    "src/pages/[lang]/about/us.astro": "",
    "src/pages/feed.xml.ts": "",
    "public/_redirects": "/guide/moved /guide/ 301\n",
}


def presences(files: dict[str, str], links: list[str], page: str = PAGE) -> dict[str, str]:
    return site_links.presences(files, page, links)


def test_links_between_pages() -> None:
    expected = {
        "/guide/pier/": "found",
        "/coast/guide/pier": "found",
        "/guide/": "found",
        "/guide/quay/": "found",
        "/guide/sea-gate/": "found",
        "/guide/quays/": "missing",
        "/guide/pier/rail/": "missing",
        "/guide/old/": "found",
        "/guide/moved": "unknown",
        # What is not translated is shown in the other language.
        "/fr/guide/pier/": "found",
        "/fr/guide/quay/": "found",
        "/pt-br/guide/quay/": "found",
        "/fr/guide/quays/": "missing",
        "/de/guide/quays/": "unknown",
        "/posts/spring/first/": "found",
        "/posts/spring/second/": "missing",
        "/posts/third/": "missing",
        "/tags/sea/": "unknown",
        "/news/2/": "unknown",
        "/tools/plan/": "found",
        "/tools/part/": "missing",
        "/en/about/us/": "unknown",
        "/fr/about/us/": "found",
        "/feed.xml": "unknown",
        "/harbour/": "unknown",
        "/harbour/sea/": "unknown",
    }
    assert presences(SITE, [*expected]) == expected


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("", ["unknown", "missing", "found", "found"]),
        ("trailingSlash: 'ignore'", ["unknown", "missing", "found", "found"]),
        ("trailingSlash: 'always'", ["missing", "missing", "found", "missing"]),
        ("trailingSlash: 'never'", ["unknown", "missing", "unknown", "found"]),
        ("build: { format: 'file' }", ["unknown", "missing", "unknown", "found"]),
    ],
)
def test_relative_links_count_from_the_address(setting: str, expected: list[str]) -> None:
    config = SITE["astro.config.mjs"].replace("base: '/coast'", setting)
    links = ["../quays/", "../../posts/third/", "../quay/", "quay"]
    assert [*presences({**SITE, "astro.config.mjs": config}, links).values()] == expected


@pytest.mark.parametrize(
    "more",
    [
        {"astro.config.mjs": ""},
        {"astro.config.mjs": 'import a from "starlight-openapi";\n'},
        {"astro.config.mjs": 'import a from "~/pages";\n'},
        {"astro.config.mjs": 'import a from "./absent";\n'},
        {"astro.config.mjs": "export default { srcDir: './web' };\n"},
        {"astro.config.mjs": "export default { redirects };\n"},
        {"astro.config.mjs": "export default { redirects: { ...old } };\n"},
        {"astro.config.mjs": "export default { redirects: { '/guide/[a]': '/b' } };\n"},
        {
            "astro.config.mjs": 'import a from "./own";\n',
            "own.ts": "export default () => injectRoute({ pattern: 'a' });\n",
        },
        {"src/content.config.ts": "docs: defineCollection({ loader: glob({ base: 'a' }) })"},
        {"src/content.config.ts": "loader: docsLoader({ generateId: ({ entry }) => entry })"},
        {"src/middleware.ts": ""},
        {"worker.js": ""},
        {"vercel.json": "{}"},
        {"src/pages/[...path].astro": ROUTE.replace("post.id", "post.data.path")},
        {"src/pages/[...path].astro": "---\nexport const prerender = false;\n---\n"},
        {"src/pages/guide/[...path].astro": ROUTE.replace("getCollection", "fetch")},
        {"src/pages/guide/[a]/[page].astro": NUMBERED},
        {".gitignore": "/src/content/docs/guide/*\n"},
    ],
)
def test_sites_that_may_have_more_pages(more: dict[str, str]) -> None:
    assert presences(SITE, ["/guide/quays/"]) == {"/guide/quays/": "missing"}
    assert presences({**SITE, **more}, ["/guide/quays/"]) == {"/guide/quays/": "unknown"}


def test_a_plugin_that_makes_pages_in_one_folder() -> None:
    blog = SITE["astro.config.mjs"].replace("starlight-links-validator", "starlight-blog")
    files = {**SITE, "astro.config.mjs": blog, "src/content/docs/blog/a/b.md": ""}
    assert presences(files, ["/blog/a/c/", "/guide/quays/"]) == {
        "/blog/a/c/": "unknown",
        "/guide/quays/": "missing",
    }


def test_routes_cost_no_more_than_their_length() -> None:
    route = "params: { slug: post.id" + " " * 20_000 + "."
    files = {**SITE, "src/pages/a/[b].astro": route * 9}
    calls = within(2, lambda: presences(files, ["/a/b/"]))
    assert calls == {"/a/b/": "unknown"}


def test_pages_that_were_not_read_may_be_anywhere() -> None:
    site_files = SiteFiles(frozenset(SITE), Sites(TextTree(SITE)), {PAGE: {}})
    assert site_files.find(PAGE, "/guide/quays/").presence == "unknown"


def test_a_site_in_a_folder_without_starlight() -> None:
    files = {
        f"web/{path}": text
        for path, text in SITE.items()
        if not path.startswith(("package", "src/content/", "public"))
    }
    links = ["/posts/spring/first/", "/posts/third/", "/guide/quays/"]
    assert presences(files, links, "web/src/data/posts/spring/first.md") == {
        "/posts/spring/first/": "found",
        "/posts/third/": "missing",
        "/guide/quays/": "unknown",
    }
