"""What is known of a Zola site."""

from __future__ import annotations

from profilelint.source.files.tree import TextTree
from profilelint.source.site.page_folders import PageFolder
from profilelint.source.site.site import Site
from profilelint.source.site.sites import Sites

BASE = 'base_url = "https://harbour.example/docs"\n'


def site(config: str = BASE, file: str = "config.toml") -> Site:
    return Sites(TextTree({f"web/{file}": config, "web/content/a.md": ""})).of("web/content/a.md")


def test_settings_tell_it_from_hugo() -> None:
    assert site().generator == "Zola"
    assert site(file="zola.toml").generator == "Zola"
    assert site('baseURL = "https://harbour.example/"\n').generator == "Hugo"
    assert Sites(TextTree({"config.toml": BASE})).of("a.md").generator == ""


def test_where_it_is_published() -> None:
    assert (site().url, site().base_path) == ("https://harbour.example", "/docs")
    assert (site("base_url = 1\n").url, site("base_url = 1\n").base_path) == ("", "")


def test_files_that_are_no_pages() -> None:
    assert site().left_out("web/content/a.md") == ""
    assert site().left_out("web/themes/b/README.md") == "files outside the content of Zola"
    assert site().needs_front_matter("web/content/a.md")
    assert not site().needs_front_matter("web/README.md")


def test_kinds_of_pages() -> None:
    pages = ["content/_index.md", "content/news/_index.md", "content/news/a.md"]
    pages += ["content/pier/index.md", "content/about.md", "themes/b/_index.md"]
    assert list(site().page_folders(pages)) == [
        PageFolder("news", "content/news/", ("**/_index.*",)),
        PageFolder("pages", "content/", ("**/_index.*",)),
        PageFolder("sections", "content/", (), "**/_index"),
    ]


def test_languages() -> None:
    found = site(f'{BASE}default_language = "en"\n[languages.fr]\n[languages.pt-BR]\n')
    for path, language in (("a.md", "en"), ("a.fr.md", "fr"), ("a.pt-BR.md", "pt-BR")):
        assert found.language_of(f"web/content/{path}", {}) == language
        assert found.translation_key(f"web/content/{path}", {}) == "web/content/a"
    assert found.language_of("web/content/a.de.md", {}) == "en"
    assert site().language_of("web/content/a.fr.md", {}) == ""
    assert site().translation_key("web/content/a.fr.md", {}) == ""


def test_links_that_are_looked_up() -> None:
    files = frozenset(("web/content/a.md", "web/content/b c/_index.md", "web/content/d", "a/e.md"))
    references = site().references(files)
    assert references is not None
    assert references.stop_build
    for found in (
        "@/a.md",
        "@/a.md#b",
        "@/b%20c/_index.md",
        "@/_index.fr.md",
        "@/d/e.md",
        "@/{{ f }}",
    ):
        assert references.judge("web/content/a.md", "@/", found) == "", found
    for missing in ("@/e.md", "@/a", "@/b%20c/", "@/A.md", "@/f/_index.md", "@/"):
        assert references.judge("web/content/a.md", "@/", missing) == "content", missing
    assert references.judge("web/content/a.md", "link", "e.md") == ""
    lenient = site(f'{BASE}[link_checker]\ninternal_level = "warn"\n').references(files)
    assert lenient is not None
    assert not lenient.stop_build
