"""How links lead to the files of generators, judged by names alone."""

from __future__ import annotations

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.files import SiteFiles
from profilelint.source.site.sites import Sites


def find(texts: dict[str, str], page: str, href: str) -> tuple[str, str]:
    target = SiteFiles(frozenset(texts), Sites(TextTree(texts)), {}).find(page, href)
    return target.presence, target.path


MKDOCS = dict.fromkeys(
    ("mkdocs.yml", "docs/index.md", "docs/guide/a.md", "docs/guide/b.md", "docs/img/c.png"), ""
)


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("b.md", ("found", "docs/guide/b.md")),
        ("./b.md#part", ("found", "docs/guide/b.md")),
        ("../index.md", ("found", "docs/index.md")),
        ("../b/", ("found", "docs/guide/b.md")),
        ("b", ("found", "docs/guide/b.md")),
        ("../img/c.png", ("found", "docs/img/c.png")),
        # As seen from the published page, which is a folder.
        ("../../img/c.png", ("found", "docs/img/c.png")),
        ("/img/c.png", ("found", "docs/img/c.png")),
        ("missing.md", ("missing", "")),
        ("../img/missing.png", ("missing", "")),
        ("B.md", ("case", "docs/guide/b.md")),
        ("../img/favicon.ico", ("unknown", "")),
        ("missing/", ("unknown", "")),
    ],
)
def test_mkdocs(href: str, expected: tuple[str, str]) -> None:
    assert find(MKDOCS, "docs/guide/a.md", href) == expected


HOOKS = {
    "text.py": "def on_page_markdown(markdown, *, page, config, files):\n    return markdown\n",
    "files.py": "from a import make as on_files\n",
}


@pytest.mark.parametrize(
    "settings",
    [
        "plugins: [gen-files]",
        "plugins:\n- i18n:\n    languages: []",
        "hooks: [no.py]",
        "hooks: [text.py, files.py]",
        "hooks: text.py",
        "INHERIT: ../base/mkdocs.yml",
    ],
)
def test_mkdocs_that_makes_pages(settings: str) -> None:
    files = {**MKDOCS, **HOOKS, "mkdocs.yml": settings}
    assert find(files, "docs/guide/a.md", "no.md")[0] == "unknown"


def test_mkdocs_whose_hooks_change_only_the_text() -> None:
    files = {**MKDOCS, **HOOKS, "mkdocs.yml": "hooks: [text.py]"}
    assert find(files, "docs/guide/a.md", "no.md")[0] == "missing"


VITEPRESS = {
    "docs/.vitepress/config.js": "export default {base: '/manual/'}",
    **dict.fromkeys(("docs/guide/a.md", "docs/guide/b.md", "docs/public/c.png"), ""),
}


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("./b", ("found", "docs/guide/b.md")),
        ("b.md", ("found", "docs/guide/b.md")),
        ("/guide/b.html", ("found", "docs/guide/b.md")),
        ("/manual/guide/b", ("found", "docs/guide/b.md")),
        ("/c.png", ("found", "docs/public/c.png")),
        ("/guide/missing", ("missing", "")),
        ("./missing.md", ("missing", "")),
        ("/feed.xml", ("unknown", "")),
    ],
)
def test_vitepress(href: str, expected: tuple[str, str]) -> None:
    assert find(VITEPRESS, "docs/guide/a.md", href) == expected


@pytest.mark.parametrize(
    "change",
    [
        {"docs/.vitepress/config.js": "export default {rewrites: {a: 'b'}}"},
        {"docs/.vitepress/config.js": "export default {ignoreDeadLinks: true}"},
        {"docs/[name].md": ""},
        {"docs/guide/[name]/a.md": ""},
    ],
)
def test_vitepress_with_pages_that_lie_elsewhere(change: dict[str, str]) -> None:
    assert find({**VITEPRESS, **change}, "docs/guide/a.md", "/guide/missing")[0] == "unknown"


def test_vitepress_with_pages_that_a_script_makes_of_one_folder() -> None:
    files = {**VITEPRESS, "docs/packages/[name].md": ""}
    assert find(files, "docs/guide/a.md", "/packages/missing")[0] == "unknown"
    assert find(files, "docs/guide/a.md", "../packages/missing.html")[0] == "unknown"
    assert find(files, "docs/guide/a.md", "/guide/missing")[0] == "missing"


DOCUSAURUS = dict.fromkeys(
    (
        *("docusaurus.config.ts", "docs/a.md", "docs/sub/b.mdx", "static/img/c.png"),
        *("i18n/fr/docusaurus-plugin-content-docs/current/sub/b.mdx", "docs/sub/only.md"),
        *("versioned_docs/version-1.0/a.md", "versioned_docs/version-1.0/sub/b.mdx"),
    ),
    "",
)


@pytest.mark.parametrize(
    ("page", "href", "expected"),
    [
        ("docs/sub/b.mdx", "../a.md", ("found", "docs/a.md")),
        # Also from the folder of all pages.
        ("docs/sub/b.mdx", "a.md", ("found", "docs/a.md")),
        ("docs/sub/b.mdx", "/img/c.png", ("found", "static/img/c.png")),
        ("docs/sub/b.mdx", "missing.md", ("missing", "")),
        ("docs/sub/b.mdx", "./missing", ("unknown", "")),
        ("docs/sub/b.mdx", "/img/missing.png", ("missing", "")),
        (
            "versioned_docs/version-1.0/sub/b.mdx",
            "a.md",
            ("found", "versioned_docs/version-1.0/a.md"),
        ),
        # What is not translated is the original.
        (
            "i18n/fr/docusaurus-plugin-content-docs/current/sub/b.mdx",
            "only.md",
            ("found", "docs/sub/only.md"),
        ),
        (
            "i18n/fr/docusaurus-plugin-content-docs/current/sub/b.mdx",
            "missing.md",
            ("missing", ""),
        ),
    ],
)
def test_docusaurus(page: str, href: str, expected: tuple[str, str]) -> None:
    assert find(DOCUSAURUS, page, href) == expected


QUARTO = dict.fromkeys(("_quarto.yml", "a.md", "posts/b.md", "posts/c.png", "posts/d.qmd"), "")


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("c.png", ("found", "posts/c.png")),
        ("/posts/c.png", ("found", "posts/c.png")),
        ("../a.html", ("found", "a.md")),
        ("missing.png", ("missing", "")),
        ("d.qmd", ("found", "posts/d.qmd")),
        ("missing.qmd", ("missing", "")),
        ("/posts/missing.Rmd", ("missing", "")),
    ],
)
def test_quarto(href: str, expected: tuple[str, str]) -> None:
    assert find(QUARTO, "posts/b.md", href) == expected


ELEVENTY = {
    "eleventy.config.js": 'c.addPassthroughCopy({"web/pictures": "pictures", "./copied": "/"});\n'
    'c.addPassthroughCopy("archive");\nreturn {dir: {input: "pages"}};',
    **dict.fromkeys(
        (
            *("pages/a.md", "pages/b.md", "web/pictures/c.png", "copied/d.png"),
            *("archive/old/e.png", "public/f.png"),
        ),
        "",
    ),
}


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/pictures/c.png", ("found", "web/pictures/c.png")),
        ("/d.png", ("found", "copied/d.png")),
        ("/f.png", ("found", "public/f.png")),
        ("/archive/old/e.png", ("found", "archive/old/e.png")),
        ("/old/e.png", ("unknown", "")),
        ("/Old/e.png", ("unknown", "")),
        ("/pictures/missing.png", ("missing", "")),
        ("/b/", ("found", "pages/b.md")),
        ("/missing/", ("unknown", "")),
    ],
)
def test_eleventy(href: str, expected: tuple[str, str]) -> None:
    assert find(ELEVENTY, "pages/a.md", href) == expected


ASTRO = {
    "package.json": '{"dependencies": {"@astrojs/starlight": "1"}}',
    **dict.fromkeys(
        (
            *("astro.config.mjs", "src/content/docs/guide/a.md", "src/content/docs/guide/b.mdx"),
            *("src/assets/c.png", "public/d.png"),
        ),
        "",
    ),
}


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/guide/b/", ("found", "src/content/docs/guide/b.mdx")),
        ("../../../assets/c.png", ("found", "src/assets/c.png")),
        ("../../../assets/missing.png", ("missing", "")),
        ("/d.png", ("found", "public/d.png")),
        ("/missing/", ("unknown", "")),
    ],
)
def test_astro(href: str, expected: tuple[str, str]) -> None:
    assert find(ASTRO, "src/content/docs/guide/a.md", href) == expected


HUGO = dict.fromkeys(
    (
        *("content/en/wells/index.md", "content/en/wells/map.png", "content/en/wells/plan.md"),
        *("content/fr/wells/index.md", "content/fr/wells/pump.md", "content/it/wells/index.md"),
    ),
    "",
)
BY_FOLDER = "languages: {en: {contentDir: content/en}, fr: {contentDir: content/fr}}"


@pytest.mark.parametrize("settings", [BY_FOLDER, "languages: {en: {weight: 1}, fr: {weight: 2}}"])
@pytest.mark.parametrize(
    ("page", "href", "expected"),
    [
        ("content/fr/wells/index.md", "map.png", ("found", "content/en/wells/map.png")),
        ("content/fr/wells/pump.md", "../map.png", ("found", "content/en/wells/map.png")),
        ("content/fr/wells/index.md", "pump.png", ("missing", "")),
        ("content/fr/wells/index.md", "plan.md", ("missing", "")),
        # No language that the settings name.
        ("content/it/wells/index.md", "map.png", ("missing", "")),
    ],
)
def test_files_of_translated_pages_in_hugo(
    settings: str, page: str, href: str, expected: tuple[str, str]
) -> None:
    assert find({**HUGO, "hugo.yaml": settings}, page, href) == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("api/made.qmd", "unknown"),
        ("api/kept.qmd", "missing"),
        ("api/made.png", "missing"),
        ("api/core/made.qmd", "unknown"),
        ("api/old/made.png", "unknown"),
    ],
)
def test_files_that_git_ignores_may_be_made(href: str, expected: str) -> None:
    files = {
        **dict.fromkeys(
            ("_quarto.yml", "a.qmd", "api/b.qmd", "api/core/b.qmd", "api/old/b.qmd"), ""
        ),
        ".gitignore": "/api/old/",
        "api/.gitignore": "*.qmd\n!kept.qmd\n",
    }
    assert find(files, "a.qmd", href)[0] == expected
