"""What is known of an Astro site."""

from __future__ import annotations

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.generators.astro.site import AstroSite
from profilelint.source.site.sites import Sites

SCHEMA = """
const notes = defineCollection({loader: glob({pattern: '**/*.md', base: './data/notes'})});
const news = defineCollection({loader: glob({pattern: '**/*.md', base: "src/content/news"})});
"""


def site(schema: str = SCHEMA, package: str = "{}") -> AstroSite:
    texts = {"astro.config.mjs": "", "src/content.config.ts": schema, "package.json": package}
    found = Sites(TextTree(texts)).of("a.md")
    assert isinstance(found, AstroSite)
    return found


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("src/content/blog/a.md", ""),
        ("src/pages/b.md", ""),
        ("data/notes/c.md", ""),
        ("src/content/blog/_draft.md", "files that Astro leaves out"),
        ("src/pages/_parts/d.md", "files that Astro leaves out"),
        ("data/other/e.md", "files outside the content of Astro"),
        ("src/components/f.md", "files outside the content of Astro"),
        ("README.md", "files outside the content of Astro"),
        ("node_modules/a/g.md", "files of other packages"),
    ],
)
def test_files_that_are_no_pages(path: str, kind: str) -> None:
    assert site().left_out(path) == kind


def test_collections_whose_folder_is_code() -> None:
    found = site("glob({pattern: '*.md', base: folder}), glob({base: 'data/notes'})")
    assert found.left_out("data/other/a.md") == ""
    assert found.left_out("README.md") == "files outside the content of Astro"


def test_kinds_of_pages() -> None:
    pages = ["src/content/news/a.md", "src/content/blog/b.md", "data/notes/c.md", "src/pages/d.md"]
    assert [(kind.name, kind.path) for kind in site().page_folders(pages)] == [
        ("news", "src/content/news/"),
        ("notes", "data/notes/"),
        ("blog", "src/content/blog/"),
        ("news", "src/content/news/"),
        ("content", "src/content/"),
        ("pages", "src/pages/"),
    ]


@pytest.mark.parametrize(
    ("package", "known"),
    [
        ('{"dependencies": {"@astrojs/starlight": "1"}}', True),
        ('{"devDependencies": {"@astrojs/starlight": "1"}}', True),
        ('{"dependencies": {"astro": "1"}}', False),
        ('{"dependencies": ["@astrojs/starlight"]}', False),
        ("[]", False),
        ("{", False),
    ],
)
def test_starlight(package: str, known: bool) -> None:
    found = site(package=package)
    assert found.knows_key("tableOfContents") == known
    assert found.knows_key("pubDate")
    assert found.shows(["hero", "tagline"]).as_html == known
    assert found.needs_front_matter("src/content/docs/a.md") == known
    assert not found.needs_front_matter("src/content/blog/a.md")


def test_starlight_in_the_settings() -> None:
    settings = 'import starlight from "@astrojs/starlight";\nexport default {}\n'
    found = Sites(TextTree({"astro.config.mjs": settings})).of("a.md")
    assert found is not None
    assert found.knows_key("tableOfContents")
