"""What the configuration of a Hugo site says of its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.source.files.tree import DiskTree, TextTree
from profilelint.source.site.generators.hugo.content import Place, Root
from profilelint.source.site.generators.hugo.layout import HugoLayout
from profilelint.source.site.sites import Sites


def hugo(files: dict[str, str], path: str = "content/a.md") -> HugoLayout:
    site = Sites(TextTree({"content/a.md": "", **files})).of(path)
    assert isinstance(site, HugoLayout)
    return site


@pytest.mark.parametrize(
    ("settings", "known"),
    [
        ("", ["tags", "Categories"]),
        ('[taxonomies]\nport = "ports"\n', ["ports"]),
        ("taxonomies = 3\n", ["tags", "Categories"]),
    ],
)
def test_keys_of_taxonomies(settings: str, known: list[str]) -> None:
    site = hugo({"hugo.toml": settings})
    keys = ["tags", "Categories", "ports", "port"]
    assert [key for key in keys if site.knows_key(key)] == known


def test_a_configuration_in_many_files() -> None:
    site = hugo(
        {
            "config/_default/hugo.toml": 'baseURL = "https://example.org/coast/"\nTitle = "A"\n',
            "config/_default/params.yaml": "---\nColor: red\n",
            "config/_default/languages.fr.toml": 'contentDir = "content/fr"\n',
            "config/_default/menus.fr.toml": "[[main]]\nName = 'B'\n",
            "config/_default/taxonomies.fr.toml": "Tag = 'B'\n",
            "config/_default/server.toml": "[[headers]]\nfor = '/**'\n",
            "config/production/hugo.toml": 'baseURL = "https://example.com/sea/"\n',
            "config/staging/hugo.toml": 'title = "C"\n',
            "config/_default/notes.txt": "x",
            "content/fr/a.md": "",
        }
    )
    assert site.settings == {
        "baseurl": "https://example.com/sea/",
        "title": "A",
        "params": {"color": "red"},
        # Of menus it is known that there are some, as of the server.
        "languages": {"fr": {"contentdir": "content/fr", "menus": {}, "taxonomies": {"tag": "B"}}},
        "server": {},
    }
    assert (site.url, site.base_path) == ("https://example.com", "/sea")
    assert site.inputs == [
        "config/_default/hugo.toml",
        "config/_default/languages.fr.toml",
        "config/_default/menus.fr.toml",
        "config/_default/params.yaml",
        "config/_default/server.toml",
        "config/_default/taxonomies.fr.toml",
        "config/production/hugo.toml",
    ]


@pytest.mark.parametrize(
    ("settings", "roots"),
    [
        ("", [Root("content")]),
        ('contentDir = "./pages/"', [Root("pages")]),
        (
            '[languages.en]\ncontentDir = "text/en"\n[languages.fr]\ncontentDir = "text/fr"',
            [Root("text/en", "", "en"), Root("text/fr", "", "fr")],
        ),
        (
            '[languages.en]\n[languages.fr]\ncontentDir = "francais"',
            [Root("francais", "", "fr"), Root("content")],
        ),
        (
            "[[module.mounts]]\nsource = 'docs'\ntarget = 'content/help'\nlang = 'de'\n"
            "[[module.mounts]]\nsource = 'pages'\ntarget = 'content'\nincludeFiles = '*.md'\n"
            "[[module.mounts]]\nsource = '../out'\ntarget = 'content'\n"
            "[[module.mounts]]\nsource = 'files'\ntarget = 'static'\n",
            [Root("pages", "", "", False), Root("docs", "help/", "de")],
        ),
    ],
)
def test_where_content_lies(settings: str, roots: list[Root]) -> None:
    files = {"hugo.toml": settings, **{f"{root.folder}/a.md": "" for root in roots}}
    assert hugo(files).content.roots == roots


LANGUAGES = "[languages.en]\n[languages.pt-br]\n[languages.de]\ncontentDir = 'deutsch'\n"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("content/a.md", Place("a", "en", False, False)),
        ("content/b/a.pt-BR.md", Place("b/a", "pt-br", False, False)),
        ("content/b/v1.2.md", Place("b/v1.2", "en", False, False)),
        ("content/b/c/index.md", Place("b/c", "en", True, False)),
        ("content/b/_index.pt-br.md", Place("b", "pt-br", False, True)),
        ("content/_index.md", Place("", "en", False, True)),
        ("deutsch/b/a.md", Place("b/a", "de", False, False)),
        ("static/a.md", None),
    ],
)
def test_what_a_file_is_by_its_path(path: str, place: Place | None) -> None:
    files = {"hugo.toml": LANGUAGES, "deutsch/x.md": ""}
    assert hugo(files).content.place(path) == place


def test_translations() -> None:
    site = hugo({"hugo.toml": LANGUAGES, "deutsch/x.md": ""})
    pages = ("content/b/a.md", "content/b/a.pt-br.md", "deutsch/b/a.md")
    assert {site.translation_key(path, {}) for path in pages} == {"/b/a"}
    assert [site.language_of(path, {}) for path in pages] == ["en", "pt-br", "de"]
    assert site.translation_key(pages[0], {"translationKey": "pier"}) == "pier"
    alone = hugo({"hugo.toml": ""})
    assert (alone.language_of(pages[0], {}), alone.translation_key(pages[0], {})) == ("", "")


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("content/piers/old/index.md", ""),
        ("content/piers/old/index.fr.md", ""),
        ("content/piers/old/notes.md", "files that belong to another page of Hugo"),
        ("content/piers/old/more/index.md", "files that belong to another page of Hugo"),
        ("content/piers/_index.md", ""),
        ("content/piers/new.md", ""),
        ("content/index.md", ""),
        ("archetypes/default.md", "archetypes of Hugo"),
        ("themes/plain/README.md", "themes of Hugo"),
        ("README.md", "files outside the content of Hugo"),
    ],
)
def test_what_is_no_page(path: str, what: str) -> None:
    files = {
        "hugo.toml": "",
        "content/index.md": "",
        "content/piers/_index.md": "",
        "content/piers/old/index.md": "",
        "content/piers/old/more/index.md": "",
    }
    assert hugo(files).left_out(path) == what


def test_a_file_becomes_part_of_a_page_by_what_lies_beside_it() -> None:
    with_page = hugo({"hugo.toml": "", "content/b/index.md": "", "content/b/c.md": ""})
    without = hugo({"hugo.toml": "", "content/b/c.md": ""})
    assert with_page.standing("content/b/c.md") != without.standing("content/b/c.md") == ""


def test_pages_that_are_not_made() -> None:
    site = hugo(
        {"hugo.toml": "", "content/b/_index.md": "---\ncascade: {build: {render: never}}\n---\n"}
    )
    assert site.is_hidden("content/c/index.md", {"Headless": True})
    assert site.is_hidden("content/c.md", {"_build": {"render": False}})
    assert site.is_hidden("content/b/c.md", {})
    assert not site.is_hidden("content/b/c.md", {"build": {"render": "always"}})
    assert site.is_draft("content/c.md", {"Draft": True})
    assert not site.is_draft("content/c.md", {"published": False})


def test_terms_and_data() -> None:
    files = {"content/en/a.md": "", "content/fr/people/ana/_index.md": "", "hugo.toml": ""}
    site = hugo(files)
    assert site.term_pages("people") == [
        "content/people/*/_index.*",
        "content/fr/people/*/_index.*",
    ]
    assert site.data_folders == ("data",)
    assert site.page_address("content/docs/pier/index.md") == "/docs/pier/"
    assert site.page_address("content/_index.md") == "/"


def test_deep_folders() -> None:
    deep = "content/" + "a/" * 1900 + "b.md"
    site = hugo({"hugo.toml": "[cascade]\ncolor = 'red'\n"})
    assert site.left_out(deep) == ""
    assert site.defaults(deep) == {"color": "red"}


def test_hostile_settings() -> None:
    for text in (
        "languages: 3\nmodule: {mounts: [3, {source: 4}]}\ncascade: [3, [], {target: 3}]\n",
        "module: {mounts: 3, imports: {a: b}}\ntaxonomies: [a]\npermalinks: 3\n",
    ):
        site = hugo({"hugo.yaml": text})
        assert site.content.roots == [Root("content")]
        assert site.defaults("content/a.md") == {}
        assert site.left_out("content/a.md") == ""


def test_layouts_are_those_of_the_site_and_of_its_themes() -> None:
    files = {
        "layouts/redirect.html": "",
        "layouts/project/map.en.html": "",
        "layouts/partials/head.html": "",
        "layouts/_partials/foot.html": "",
        "layouts/_markup/render-link.html": "",
        "layouts/shortcodes/note.html": "",
        "themes/coast/layouts/_default/single.html": "",
    }
    theme = {"hugo.toml": "theme = 'coast'"}
    assert hugo({**files, **theme}).layouts == frozenset(("redirect", "map", "single"))
    assert hugo({**files, "hugo.toml": "theme = 'ananke'"}).layouts is None
    assert hugo({**files, **theme, "config/_default/module.toml": "a = 1"}).layouts is None


def test_layouts_in_linked_folders_are_not_known(tmp_path: Path) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").touch()
    (tmp_path / "hugo.toml").touch()
    (tmp_path / "layouts/map.html").touch()
    (tmp_path / "layouts/plan.html").symlink_to("map.html")
    site = Sites(DiskTree(str(tmp_path))).of("content/a.md")
    assert site.layouts == frozenset(("map", "plan"))
    (tmp_path / "layouts/project").symlink_to("../content")
    assert Sites(DiskTree(str(tmp_path))).of("content/a.md").layouts is None
