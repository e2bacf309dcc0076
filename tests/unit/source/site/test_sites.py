"""Which generator builds the pages of which folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.source.files.tree import DiskTree, TextTree
from profilelint.source.site.generators.hugo.unconfigured import UnconfiguredHugoSite
from profilelint.source.site.sites import Sites


@pytest.mark.parametrize(
    ("file", "generator"),
    [
        ("_config.yml", "Jekyll"),
        ("hugo.toml", "Hugo"),
        ("config.toml", "Hugo"),
        ("config/_default/hugo.yaml", "Hugo"),
        ("astro.config.mjs", "Astro"),
        ("docusaurus.config.ts", "Docusaurus"),
        (".vitepress/config.mts", "VitePress"),
        (".vuepress/config.js", "VuePress"),
        ("pelicanconf.py", "Pelican"),
        ("pelicanconf.yaml", "Pelican"),
        ("mkdocs.yml", "MkDocs"),
        ("_quarto.yml", "Quarto"),
        (".eleventy.js", "Eleventy"),
        ("eleventy.config.cjs", "Eleventy"),
        ("package.json", ""),
    ],
)
def test_generators_by_their_settings(file: str, generator: str) -> None:
    for folder in ("", "web/site/"):
        sites = Sites(TextTree({f"{folder}{file}": "", f"{folder}content/a.md": ""}))
        site = sites.of(f"{folder}b/c.md")
        assert (site.generator, site.folder) == (generator, folder[:-1] if generator else "")


def test_settings_of_other_programs() -> None:
    assert Sites(TextTree({"config.toml": ""})).of("a.md").generator == ""
    assert Sites(TextTree({"config.toml": "", "content/a.md": ""})).of("a.md").generator == "Hugo"
    assert Sites(TextTree({"conf.py": "# myst_parser\n"})).of("a.md").generator == ""
    for other in ("_toc.yml", "scaffolds/post.md"):
        assert Sites(TextTree({"_config.yml": "", other: ""})).of("a.md").generator == ""
    assert Sites(TextTree({"book.toml": ""})).of("a.md").generator == ""
    assert Sites(TextTree({"_config.yml": "", "package.json": ""})).of("a.md").generator == "Jekyll"


def test_a_site_of_hugo_whose_configuration_is_made_later() -> None:
    page, layout = "web/content/en/a.md", "web/layouts/partials/b.html"
    languages = "languages: {en: {contentDir: content/en}, pt: {contentDir: content/pt}}\n"
    for mark, roots in (
        ("config.yaml.in", ["content/en", "content/pt"]),
        ("archetypes/default.md", ["content"]),
    ):
        site = Sites(TextTree({f"web/{mark}": languages, page: "", layout: ""})).of(page)
        assert isinstance(site, UnconfiguredHugoSite)
        assert (site.generator, site.folder, site.is_presumed) == ("Hugo", "web", True)
        assert [root.folder for root in site.content.roots] == roots
        assert (site.shortcodes, site.has_unknown_content(())) == (None, True)
        assert site.left_out("web/README.md") == "files outside the content of Hugo"
        assert site.left_out(page) == ""
    for files in (
        {"web/archetypes/default.md": "", page: ""},
        {"web/archetypes/default.md": "", layout: "", "web/a.md": ""},
        {page: "", layout: ""},
    ):
        assert Sites(TextTree(files)).of(page).generator == ""
    known = {"web/mkdocs.yml": "", "web/archetypes/default.md": "", page: "", layout: ""}
    assert Sites(TextTree(known)).of(page).generator == "MkDocs"


def test_an_ignored_folder_counts_less_than_settings() -> None:
    for ignoring in (".gitignore", "docs/.gitignore"):
        texts = {ignoring: "/.obsidian\n", "docs/a.md": ""}
        assert Sites(TextTree(texts)).of("docs/a.md").generator == "Obsidian"
    for settings, generators in (
        ("docs/.vuepress/config.ts", ["", "VuePress"]),
        ("mkdocs.yml", ["MkDocs", "MkDocs"]),
    ):
        texts = {".gitignore": ".obsidian/\n", "docs/.gitignore": ".obsidian\n", settings: ""}
        sites = Sites(TextTree(texts))
        assert [sites.of(page).generator for page in ("a.md", "docs/b.md")] == generators


def test_several_sites_in_one_tree() -> None:
    texts = {
        "README.md": "",
        "docs/mkdocs.yml": "",
        "docs/docs/a.md": "",
        "www/_config.yml": "",
        "www/shop/hugo.yaml": "",
        "www/shop/content/b.md": "",
    }
    sites = Sites(TextTree(texts))
    assert [(site.folder, site.generator) for site in sites.among(texts)] == [
        ("docs", "MkDocs"),
        ("www", "Jekyll"),
        ("www/shop", "Hugo"),
    ]
    assert sites.of("README.md") is sites.unknown
    assert sites.of("www/_posts/c.md").generator == "Jekyll"
    assert sites.of("www/shop/content/d/e/f.md").folder == "www/shop"


def test_settings_under_another_name() -> None:
    texts = {"web/_config.dev.yml": "baseurl: /dev", "web/hugo.toml": "", "web/content/b.md": ""}
    site = Sites(TextTree(texts), "web/_config.dev.yml").of("web/a.md")
    assert (site.generator, site.base_path) == ("Jekyll", "/dev")


def test_a_tree_on_disk(tmp_path: Path) -> None:
    (tmp_path / "a/content").mkdir(parents=True)
    (tmp_path / "a/config.yaml").write_text("title: A")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    sites = Sites(DiskTree(str(tmp_path)))
    assert sites.of("a/content/x.md").settings == {"title": "A"}
    assert sites.of("none/x.md").generator == ""
