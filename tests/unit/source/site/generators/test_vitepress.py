"""What is known of a VitePress site."""

from __future__ import annotations

from tests.site_links import presences

from profilelint.source.files.tree import TextTree
from profilelint.source.site.site import Site
from profilelint.source.site.sites import Sites


def site(config: str = "", **files: str) -> Site:
    return Sites(TextTree({"docs/.vitepress/config.ts": config, **files})).of("docs/a.md")


def test_files_that_are_no_pages() -> None:
    config = "export default {srcDir: './src', srcExclude: ['**/README.md', 'parts/*.md',]}"
    found = site(config, **{"docs/src/a.md": ""})
    for path, kind in (
        ("docs/src/a.md", ""),
        ("docs/src/parts/deep/b.md", ""),
        ("docs/src/parts/c.md", "files that VitePress leaves out"),
        ("docs/src/d/README.md", "files that VitePress leaves out"),
        ("docs/e.md", "files outside the content of VitePress"),
        ("docs/.vitepress/theme/f.md", "files outside the content of VitePress"),
        ("docs/src/node_modules/g.md", "files of other packages"),
    ):
        assert found.left_out(path) == kind, path


def test_settings_that_are_code() -> None:
    for config in (
        "{srcDir: process.env.SRC}",
        "{srcDir: `${a}`}",
        "{srcDir: 'none'}",
        "// srcDir: 'src'",
    ):
        assert site(config, **{"docs/src/a.md": ""}).left_out("docs/b.md") == ""
    assert site("{srcExclude: ['a.md', ...others]}").left_out("docs/a.md") == ""


def test_base() -> None:
    assert site("{base: '/manual/', title: 'A'}").base_path == "/manual"
    assert site("{a: {base: '/guide/'}}", **{"docs/guide/a.md": ""}).base_path == ""
    assert site("{base: '/'}").base_path == ""
    assert site("{base: url}").base_path == ""


def test_what_the_theme_prints_as_html() -> None:
    found = site(**{"docs/.vitepress/theme/A.vue": '<p v-html="frontmatter.lead" />'})
    assert found.shows(["lead"]).as_html
    assert found.shows(["hero", "text"]).as_html
    assert not found.shows(["text"]).as_html


def test_pages_that_are_redirected() -> None:
    files = {
        "docs/.vitepress/config.js": "export default {};",
        "docs/guide/a.md": "",
        "docs/public/_redirects": "/guide/old /guide/a 301\n",
    }
    expected = {"/guide/a": "found", "/guide/old": "unknown", "old": "unknown", "new": "missing"}
    assert presences(files, "docs/guide/a.md", [*expected, "/guide/new"]) == {
        **expected,
        "/guide/new": "missing",
    }


def test_settings_that_name_headings_otherwise() -> None:
    plugin = "export const titles = () => ({transform(code, id) { id.endsWith('.md') }})"
    for config, script, expected in (
        ("import {titles} from './titles'", plugin, True),
        ("{markdown: {anchor: {level: 2, slugify: (text) => slug(text)}}}", "", True),
        ("import {titles} from './titles'", plugin.replace(".md", ".svg"), False),
        ("import {titles} from './titles'", plugin.replace("transform", "transformHead"), False),
        ("import {titles} from './others'", plugin, False),
        ("{markdown: {anchor: {level: 2}, toc: {slugify}}}", "", False),
    ):
        found = site(config, **{"docs/.vitepress/titles.ts": script})
        assert found.adds_headings("docs/a.md", {}) is expected, config
