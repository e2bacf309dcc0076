"""What is known of a site of Nuxt Content, and how its pages are read."""

from __future__ import annotations

import pytest
from tests.readings import paragraphs, read_body, regions

from profilelint.source.files.tree import TextTree
from profilelint.source.markdown.anchors import mdc_anchors
from profilelint.source.site.sites import Sites

SETTINGS = "export default defineNuxtConfig({ modules: ['@nuxt/content'] })"


@pytest.mark.parametrize(
    ("settings", "package", "generator"),
    [
        (SETTINGS, "", "Nuxt Content"),
        ("// '@nuxt/content'\n", "{}", ""),
        ("", '{"dependencies": {"nuxt": "^4", "docus": "^5"}}', "Nuxt Content"),
        ("", '{"devDependencies": {"@nuxt/content": "^3"}}', "Nuxt Content"),
    ],
)
def test_settings(settings: str, package: str, generator: str) -> None:
    files = {"nuxt.config.ts": settings, "package.json": package}
    assert Sites(TextTree(files)).of("content/a.md").generator == generator


def test_files_that_are_no_pages() -> None:
    files = {
        "nuxt.config.ts": SETTINGS,
        "content.config.ts": "source: { cwd: 'manual', include: '**' }, b: { cwd: root }",
        "content/a.md": "",
        "manual/b.md": "",
        "layers/shop/content/c.md": "",
        "layers/shop/agent/SKILL.md": "",
    }
    site = Sites(TextTree(files)).of("content/a.md")
    assert [path for path in files if path.endswith(".md") and site.left_out(path)] == [
        "layers/shop/agent/SKILL.md"
    ]
    pages = ["content/a.md", "content/news/d.md", "manual/b.md", "layers/shop/content/c.md"]
    kinds = [(kind.name, kind.path) for kind in site.page_folders(pages)]
    assert kinds[:3] == [("news", "content/news/"), ("content", "content/"), ("manual", "manual/")]


TEXT = """\
## Cards

::group
  :::card{to="/a"}
  ---
  title: A
  color: green
  ---
  Words :icon{name="well"} here, 10:30 and a::b.

  - One
  - Two
  :::
    :::tabs
    Text.

    ```ts [a.ts]
    ::none
    ```

    #footer
    More.
    :::
::

::steps
1. First
::

::

#tag
"""


def test_what_is_no_markdown() -> None:
    assert regions(TEXT, "commonmark-mdc") == [
        "::group",
        ':::card{to="/a"}',
        "  ---\n  title: A\n  color: green\n  ---",
        ':icon{name="well"}',
        ":::",
        ":::tabs",
        "#footer",
        ":::",
        "::",
        "::steps",
        "::",
    ]
    body = read_body(TEXT, "commonmark-mdc")
    assert [len(each.items) for each in body.lists] == [2, 1]
    assert [TEXT[start:end].partition("\n")[0] for start, end in body.code] == ["```ts [a.ts]"]
    texts = ["One", "Two", "Text.", "More.", "First", "::", "#tag"]
    assert paragraphs(TEXT, "commonmark-mdc")[1:] == texts


def test_anchors() -> None:
    headings = ["1. Build & run", "🎨 Colors", "Colors"]
    assert mdc_anchors(headings) == ["_1-build-run", "colors", "colors"]
