"""Site generators and kinds of pages, told by the files that there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.source.files.discover import walk
from profilelint.source.site.layout import Layout, find_layout

SUFFIXES = (".md", ".markdown", ".mdx")


def layout(folder: Path, files: dict[str, str] | list[str]) -> Layout:
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[name] if isinstance(files, dict) else "")
    return find_layout(str(folder), walk(str(folder)), SUFFIXES)


def kinds(found: Layout) -> dict[str, tuple[list[str], list[str]]]:
    """Return the globs and the pages of each kind by name."""
    return {kind.name: (list(kind.include), list(kind.paths)) for kind in found.kinds}


def test_jekyll(tmp_path: Path) -> None:
    found = layout(
        tmp_path,
        {
            "_config.yml": "collections_dir: all\ncollections: {works: {}, none: {}}\n",
            "all/_works/a.md": "",
            "all/_works/b/c.markdown": "",
            "all/_posts/2020-01-01-d.md": "",
            "news/_posts/2020-01-01-e.md": "",
            "_people/f.md": "",
            "_includes/g.md": "",
            "about.md": "",
            "help/h.md": "",
        },
    )
    assert (found.generator, found.evidence) == ("Jekyll", "_config.yml")
    assert kinds(found) == {
        "works": (
            ["all/_works/**/*.md", "all/_works/**/*.markdown"],
            ["all/_works/a.md", "all/_works/b/c.markdown"],
        ),
        "posts": (
            ["**/_posts/**/*.md"],
            ["all/_posts/2020-01-01-d.md", "news/_posts/2020-01-01-e.md"],
        ),
        "people": (["_people/**/*.md"], ["_people/f.md"]),
        "pages": (["**/*.md"], ["about.md", "help/h.md"]),
    }
    assert found.kinds[-1].exclude == ("**/_*/**", "vendor/**")


@pytest.mark.parametrize(
    ("name", "text", "folder"),
    [
        ("hugo.toml", "", "content"),
        ("config.toml", 'contentDir = "pages/"', "pages"),
        ("hugo.yaml", "contentDir: pages", "pages"),
        ("config/_default/hugo.json", '{"contentDir": "pages"}', "pages"),
        ("config.toml", "= broken", "content"),
        ("hugo.json", "[" * 100_000, "content"),
    ],
)
def test_hugo(tmp_path: Path, name: str, text: str, folder: str) -> None:
    files = {
        name: text,
        f"{folder}/works/a.md": "",
        f"{folder}/works/_index.md": "",
        f"{folder}/about.md": "",
        "README.md": "",
    }
    found = layout(tmp_path, files)
    assert (found.generator, found.evidence) == ("Hugo", f"{name} and {folder}/")
    assert kinds(found) == {
        "works": ([f"{folder}/works/**/*.md"], [f"{folder}/works/a.md"]),
        "pages": ([f"{folder}/*.md"], [f"{folder}/about.md"]),
        "list-pages": ([f"{folder}/**/_index.md"], [f"{folder}/works/_index.md"]),
    }


def test_hugo_in_several_languages(tmp_path: Path) -> None:
    files = ["hugo.toml", "content/en/works/a.md", "content/fr/works/b.md", "content/fr/c.md"]
    assert kinds(layout(tmp_path, files)) == {
        "works": (
            ["content/*/works/**/*.md"],
            ["content/en/works/a.md", "content/fr/works/b.md"],
        ),
        "pages": (["content/*/*.md"], ["content/fr/c.md"]),
    }


def test_hugo_with_languages_in_file_names(tmp_path: Path) -> None:
    lists = ["content/_index.md", "content/works/_index.fr.md", "content/works/_index.md"]
    files = ["hugo.toml", "content/works/a.md", "content/works/a.fr.md", *lists]
    assert kinds(layout(tmp_path, files)) == {
        "works": (["content/works/**/*.md"], ["content/works/a.fr.md", "content/works/a.md"]),
        "list-pages": (["content/**/_index*.md"], lists),
    }


def test_astro(tmp_path: Path) -> None:
    files = ["src/content/works/a.mdx", "src/content/b.md", "src/pages/c.md", "astro.config.mjs"]
    found = layout(tmp_path, files)
    assert (found.generator, found.evidence) == ("Astro", "astro.config.mjs")
    assert kinds(found) == {
        "works": (["src/content/works/**/*.mdx"], ["src/content/works/a.mdx"]),
        "content": (["src/content/*.md"], ["src/content/b.md"]),
        "pages": (["src/pages/**/*.md"], ["src/pages/c.md"]),
    }


def test_plain_folders(tmp_path: Path) -> None:
    found = layout(tmp_path, ["a/b/c.md", "a/b/d/e.md", "a/f.md", "g.md", "_site/h.md"])
    assert (found.generator, found.evidence) == ("", "")
    assert kinds(found) == {
        "a": (["a/**/*.md"], ["a/b/c.md", "a/b/d/e.md", "a/f.md"]),
        "pages": (["/*.md"], ["g.md"]),
    }


def test_copies_of_what_others_made(tmp_path: Path) -> None:
    copies = ["docs/vendor/lib/_config.yml", "docs/vendor/lib/a.md", "third_party/b.md"]
    found = layout(tmp_path, [*copies, "docs/c.md", "news/d.md"])
    assert found.generator == ""
    assert [kind.paths for kind in found.kinds] == [("docs/c.md",), ("news/d.md",)]


def test_one_plain_folder(tmp_path: Path) -> None:
    assert kinds(layout(tmp_path, ["docs/works/a.md", "docs/works/b.md"])) == {
        "works": (["docs/works/**/*.md"], ["docs/works/a.md", "docs/works/b.md"])
    }
    assert kinds(layout(tmp_path, ["docs/works/x/c.md", "docs/notes/d.md"])) == {
        "notes": (["docs/notes/**/*.md"], ["docs/notes/d.md"]),
        "works": (
            ["docs/works/**/*.md"],
            ["docs/works/a.md", "docs/works/b.md", "docs/works/x/c.md"],
        ),
    }


def test_names_of_folders_that_globs_would_misread(tmp_path: Path) -> None:
    found = layout(tmp_path, ["[a]*?/x.md", "a/y.md", "b\nc\x1b/z.md", "\udcff/v.md"])
    assert tuple(kind[:4] for kind in found.kinds) == (
        ("[a]*?", ("[[]a][*][?]/**/*.md",), (), ("[a]*?/x.md",)),
        ("a", ("a/**/*.md",), (), ("a/y.md",)),
        ("b-c-", ("b?c?/**/*.md",), (), ("b\nc\x1b/z.md",)),
        ("-", ("?/**/*.md",), (), ("\udcff/v.md",)),
    )


def test_links_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text('contentDir = "secret"')
    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    (site / "hugo.toml").symlink_to(tmp_path / "secret")
    assert layout(site, ["content/a/b.md"]).evidence == "hugo.toml and content/"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (
            "contentDir: content/en\nlanguages: {ja: {contentDir: content/ja}, en: {}}\n",
            "content/en",
        ),
        ("languages: {de: {contentDir: de}, en: {contentDir: pages}}\n", "pages"),
        (
            "defaultContentLanguage: de\n"
            "languages: {en: {contentDir: pages}, de: {contentDir: seiten}}\n",
            "seiten",
        ),
    ],
)
def test_the_content_of_the_default_language_is_named(
    tmp_path: Path, settings: str, expected: str
) -> None:
    files = {"hugo.yaml": settings, f"{expected}/a.md": ""}
    assert layout(tmp_path, files).evidence == f"hugo.yaml and {expected}/"


def test_years_are_no_kinds_of_pages(tmp_path: Path) -> None:
    scope = "defaults: [{scope: {path: event/2025}, values: {layout: a}}]\n"
    for name, files, expected in (
        ("plain", ["news/2024/a.md", "news/2025/b.md"], ["news"]),
        ("mixed", ["2024/a.md", "2025-01/b.md", "help/c.md"], ["help", "pages"]),
        ("hugo", {"hugo.toml": "", "content/2024/a.md": "", "content/b/c.md": ""}, ["b", "pages"]),
        ("jekyll", {"_config.yml": scope, "event/2025/a.md": "", "b.md": ""}, ["event", "pages"]),
    ):
        assert [*kinds(layout(tmp_path / name, files))] == expected, name


@pytest.mark.parametrize("sample", ["themes/plain/exampleSite", "exampleSite"])
def test_the_sample_of_a_theme_is_no_site(tmp_path: Path, sample: str) -> None:
    pages = {"content/a.md": "", f"{sample}/content/b.md": "", f"{sample}/config.toml": ""}
    found = layout(tmp_path, {"hugo.toml": "", **pages})
    assert found.evidence == "hugo.toml and content/"
    assert kinds(found) == {"pages": (["content/*.md"], ["content/a.md"])}


def test_the_sample_of_a_theme_alone_is_a_site(tmp_path: Path) -> None:
    files = {"exampleSite/content/b.md": "", "exampleSite/config.toml": "", "theme.toml": ""}
    found = layout(tmp_path, files)
    assert kinds(found) == {"pages": (["exampleSite/content/*.md"], ["exampleSite/content/b.md"])}
