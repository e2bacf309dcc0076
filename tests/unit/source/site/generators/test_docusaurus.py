"""What is known of a Docusaurus site."""

from __future__ import annotations

from profilelint.source.files.tree import TextTree
from profilelint.source.site.files import SiteFiles
from profilelint.source.site.site import Site
from profilelint.source.site.sites import Sites

CONFIG = """
export default {
  baseUrl: '/guide/',
  presets: [['classic', {docs: {path: 'handbook'}, blog: {path: './news'}}]],
  plugins: [['@docusaurus/plugin-content-docs', {id: 'api', path: 'api'}], ['x', {path: '../out'}]],
};
"""
FILES = ("handbook/a.md", "news/b.md", "api/c.md", "api_versioned_docs/version-1/d.md")


def site(config: str = CONFIG) -> Site:
    return Sites(TextTree({"docusaurus.config.js": config, **dict.fromkeys(FILES, "")})).of("a.md")


def test_files_that_are_no_pages() -> None:
    found = site()
    for path, kind in (
        *((path, "") for path in FILES),
        ("docs/e.md", ""),
        ("src/pages/f.mdx", ""),
        ("i18n/fr/docusaurus-plugin-content-docs/current/g.md", ""),
        ("community/h.md", ""),
        ("handbook/_part.md", "partial pages of Docusaurus"),
        ("handbook/_parts/i.md", "partial pages of Docusaurus"),
        ("src/components/j.md", "files outside the content of Docusaurus"),
        ("static/k.md", "files outside the content of Docusaurus"),
        ("README.md", "files outside the content of Docusaurus"),
        ("docs/node_modules/l.md", "files of other packages"),
    ):
        assert found.left_out(path) == kind, path
    assert found.base_path == "/guide"


def test_kinds_of_pages() -> None:
    assert [(kind.name, kind.path) for kind in site().page_folders([])] == [
        ("docs", "docs/"),
        ("blog", "blog/"),
        ("pages", "src/pages/"),
        ("handbook", "handbook/"),
        ("news", "news/"),
        ("api", "api/"),
        ("versioned-docs", "versioned_docs/"),
        ("versioned-docs", "api_versioned_docs/"),
        ("translated-docs", "i18n/*/docusaurus-plugin-content-docs*/"),
        ("translated-blog", "i18n/*/docusaurus-plugin-content-blog*/"),
        ("translated-pages", "i18n/*/docusaurus-plugin-content-pages*/"),
    ]


def test_pages_beside_the_folder_of_the_site() -> None:
    config = "export default {presets: [['classic', {docs: {path: '../docs'}}]]};"
    files = {"website/docusaurus.config.ts": config, "docs/old/a.md": "", "blog/b.md": ""}
    sites = Sites(TextTree(files))
    found = sites.of("docs/old/a.md")
    assert (found.generator, found.folder, found.evidence) == (
        "Docusaurus",
        "docs",
        "website/docusaurus.config.ts",
    )
    assert found.left_out("docs/_part.md") == "partial pages of Docusaurus"
    assert not sites.of("blog/b.md").generator, "the settings do not name it"
    assert not sites.of("README.md").generator


def test_sources_count_from_the_folder_of_all_pages_and_of_a_version() -> None:
    config = "export default {presets: [['classic', {docs: {path: '../docs'}}]]};"
    paths = (
        *("docs/view.md", "docs/old/move.md", "website/static/img/a.png"),
        *(
            "website/versioned_docs/version-1/appendix.md",
            "website/versioned_docs/version-1/b/c.md",
        ),
    )
    tree = TextTree({"website/docusaurus.config.ts": config, **dict.fromkeys(paths, "")})
    files = SiteFiles(frozenset(paths), Sites(tree), {})
    for page, address, presence in (
        ("docs/old/move.md", "view.md", "found"),
        ("docs/old/move.md", "/img/a.png", "found"),
        ("docs/old/move.md", "./none.md", "missing"),
        ("website/versioned_docs/version-1/b/c.md", "/appendix.md", "found"),
        ("website/versioned_docs/version-1/b/c.md", "/none.md", "missing"),
    ):
        assert files.find(page, address).presence == presence, (page, address)


def test_sources_of_the_own_version_and_translation_come_first() -> None:
    translations = "i18n/fr/docusaurus-plugin-content-docs"
    versions = ("docs", "versioned_docs/version-1", f"{translations}/current")
    french = f"{translations}/version-1"
    paths = [*(f"{each}/a.md" for each in (*versions, french)), f"{french}/b/c.md", "docs/d.md"]
    tree = TextTree({"docusaurus.config.ts": "export default {};", **dict.fromkeys(paths, "")})
    files = SiteFiles(frozenset(paths), Sites(tree), {})
    for page, address, path in (
        ("docs/d.md", "/a.md", "docs/a.md"),
        ("versioned_docs/version-1/a.md", "/a.md", "versioned_docs/version-1/a.md"),
        (f"{versions[2]}/a.md", "/a.md", f"{versions[2]}/a.md"),
        (f"{versions[2]}/a.md", "/d.md", "docs/d.md"),
        (f"{french}/b/c.md", "/a.md", f"{french}/a.md"),
    ):
        assert files.find(page, address).path == path, (page, address)
