"""What is known of an Eleventy site without running it."""

from __future__ import annotations

import pytest

from profilelint.model.tree import Plain
from profilelint.source.files.tree import TextTree
from profilelint.source.site.generators.eleventy.site import EleventySite
from profilelint.source.site.sites import Sites

CONFIG = """
// dir: { input: "commented" }
export default function (eleventyConfig) {
  eleventyConfig.addDataExtension("yml,yaml", (text) => load(text));
  eleventyConfig.addLayoutAlias("note", "layouts/note.njk");
  return { dir: { input: "content", includes: "../_includes", data: "../_data" } };
}
"""


def site(files: dict[str, str], config: str = CONFIG) -> EleventySite:
    found = Sites(TextTree({"eleventy.config.js": config, "content/a.md": "", **files})).of("a.md")
    assert isinstance(found, EleventySite)
    return found


@pytest.mark.parametrize(
    ("config", "folders"),
    [
        (CONFIG, ("content", "_includes", "_includes", "_data", "_site")),
        ("", ("", "_includes", "_includes", "_data", "_site")),
        (
            "module.exports = {dir: {input: 'content', layouts: '_layouts', output: 'dist'}}",
            ("content", "content/_includes", "content/_layouts", "content/_data", "dist"),
        ),
        (
            "c.setInputDirectory('content'); c.setDataDirectory('../facts');",
            ("content", "content/_includes", "content/_includes", "facts", "_site"),
        ),
        (
            'return {dir: {input: "content", includes: ".", data: "..", output: "content"}}',
            ("content", "content/_includes", "content/_includes", "content/_data", "_site"),
        ),
        (
            "if (a) {return {dir: {input: 'none'}}}; return {dir: {input: 'content'}};",
            ("content", "content/_includes", "content/_includes", "content/_data", "_site"),
        ),
        (
            'return {dir: {input: "none", includes: "../../up", data: `${a}`}}',
            ("", "_includes", "_includes", "_data", "_site"),
        ),
    ],
)
def test_folders(config: str, folders: tuple[str, ...]) -> None:
    assert tuple(site({}, config).folders) == folders


def test_files_that_are_no_pages() -> None:
    found = site({".eleventyignore": "drafts\n!a\n", "content/.eleventyignore": "/old/*.md\n"})
    for path, kind in (
        ("content/a.md", ""),
        ("content/posts/b.md", ""),
        ("_includes/c.md", "layouts and includes of Eleventy"),
        ("_data/d.md", "data files of Eleventy"),
        ("_site/e.md", "files that Eleventy has built"),
        ("README.md", "files outside the content of Eleventy"),
        ("content/drafts/f.md", "files that Eleventy leaves out"),
        ("content/old/g.md", "files that Eleventy leaves out"),
        ("content/new/old/g.md", ""),
        ("content/node_modules/h.md", "files of other packages"),
    ):
        assert found.left_out(path) == kind, path


def test_data_of_folders_and_pages() -> None:
    found = site(
        {
            "content/content.json": '{"layout": "base", "lang": "en", "a": {"b": 1}}',
            "content/posts/posts.json": '{"layout": "post", "a": {"c": 2}}',
            "content/posts/posts.11tydata.json": '{"layout": "news"}',
            "content/posts/one.11tydata.yaml": "tags: [x]",
            "content/posts/other.json": '{"lang": "fr"}',
        }
    )
    assert found.defaults("content/posts/one.md") == {
        "layout": "news",
        "lang": "en",
        "a": {"b": 1, "c": 2},
        "tags": ["x"],
    }
    assert found.defaults("content/a.md") == {"layout": "base", "lang": "en", "a": {"b": 1}}
    assert site({"content/content.yaml": "a: 1"}, "").defaults("content/a.md") == {}


@pytest.mark.parametrize(
    ("files", "data", "expected"),
    [
        ({}, {}, False),
        ({"content/posts/posts.11tydata.js": ""}, {}, True),
        ({"content/posts/one.11tydata.cjs": ""}, {}, True),
        ({"content/posts/two.11tydata.js": ""}, {}, False),
        ({"_data/eleventyComputed.js": ""}, {}, True),
        ({"_data/summary.js": ""}, {}, True),
        ({"_data/summary.json": "{}"}, {}, True),
        ({"_data/other.js": ""}, {}, False),
        ({"content/posts/posts.json": '{"eleventyComputed": {"summary": "a"}}'}, {}, True),
        ({}, {"eleventyComputed": {"summary": "a"}}, True),
        ({}, {"eleventyComputed": {"title": "a"}}, False),
        ({"_includes/post.njk": "---\nsummary: a\n---\n"}, {"layout": "post.njk"}, True),
        ({"_includes/post.njk": "---\nsummary: a\n---\n"}, {"layout": "post"}, True),
        ({"_includes/layouts/note.njk": "---\nsummary: a\n---\n"}, {"layout": "note"}, True),
        (
            {
                "_includes/post.njk": "---\nlayout: base.njk\n---\n",
                "_includes/base.njk": "---\nsummary: a\n---\n",
            },
            {"layout": "post"},
            True,
        ),
        ({"_includes/post.njk": "text"}, {"layout": "post"}, False),
        ({"_includes/post.njk": "---\nlayout: post\n---\n"}, {"layout": "post"}, False),
        ({"_includes/post.njk": "---js\n{}\n---\n"}, {"layout": "post"}, True),
        # A layout that is code, or that cannot be found, may supply anything.
        ({"_includes/post.11ty.js": ""}, {"layout": "post.11ty.js"}, True),
        ({}, {"layout": "../../secret"}, True),
    ],
)
def test_values_that_may_come_from_elsewhere(
    files: dict[str, str], data: dict[str, Plain], expected: bool
) -> None:
    assert site(files).may_supply("content/posts/one.md", "summary", data) == expected


def test_keys() -> None:
    found = site({})
    assert found.knows_key("eleventyNavigation")
    assert found.knows_key("override:tags")
    assert not found.knows_key("Tags")
    assert not found.knows_key("summary")


def test_files_that_the_site_rests_on() -> None:
    found = site(
        {
            "_data/site.js": "",
            "_includes/sub/post.njk": "",
            "content/content.json": "",
            "content/posts/posts.11tydata.js": "",
            "content/posts/one.md": "",
            "content/posts/one.json": "",
            "content/posts/picture.json": "",
            "content/notes/notes.json": "",
        }
    )
    assert found.inputs_for(["content/posts"]) == [
        "eleventy.config.js",
        "_data/site.js",
        "_includes/sub/post.njk",
        "content/content.json",
        "content/posts/one.json",
        "content/posts/posts.11tydata.js",
    ]


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("", True),
        ("return { markdownTemplateEngine: 'njk' }", True),
        ('return { "markdownTemplateEngine": "liquid" }', True),
        ("return { markdownTemplateEngine: false }", False),
        ("return { markdownTemplateEngine: engine }", False),
        ("return { markdownTemplateEngine: 'hbs' }", False),
    ],
)
def test_what_runs_texts_before_they_are_read(config: str, expected: bool) -> None:
    assert site({}, config).runs_texts is expected
