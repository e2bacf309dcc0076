"""The content models of a repository, as init looks for them."""

from __future__ import annotations

from profilelint.schema.models.find import find_content_models

FILES = {
    "static/admin/config.yml": (
        "collections:\n"
        "- {name: posts, folder: content/posts, fields: [{name: title}]}\n"
        "- {name: docs, folder: content/docs, path: '{{slug}}/index', fields: [{name: title}]}\n"
        "- {name: team, folder: data/team, extension: yml, fields: [{name: title}]}\n"
        "- name: pages\n  files: [{name: about, file: about.md, fields: [{name: title}]}]\n"
    ),
    ".pages.yml": "content:\n- {name: notes, type: collection, path: notes, exclude: [x.md]}\n",
    "docs/frontmatter.json": (
        '{"frontMatter.taxonomy.contentTypes": [{"name": "page", "fields": []}],\n'
        '"frontMatter.content.pageFolders": [{"title": "a", "path": "[[workspace]]/src"}]}'
    ),
    "cloudcannon.config.yml": (
        "source: src\ncollections_config:\n  posts: {path: _posts}\n  data: {path: _data}\n"
    ),
    ".astro/collections/blog.schema.json": '{"type": "object", "properties": {}}',
    "web/tina/tina-lock.json": (
        '{"schema": {"collections": [{"name": "post", "path": "posts", "format": "mdx"},'
        ' {"name": "menu", "path": "menu", "format": "json"}]}}'
    ),
    "web/admin/config.yml": "name: not the configuration of a CMS\n",
    "other/admin/config.yml": "collections: [\n",
    "frontmatter.json": "",
}


def read(path: str) -> str:
    if path == "frontmatter.json":
        raise FileNotFoundError(path)
    return FILES[path]


def test_all_that_can_be_read_are_found_with_their_globs() -> None:
    found = {
        (model.file, model.cms): {each.name: each.include for each in model.collections}
        for model in find_content_models(FILES, read)
    }
    assert found == {
        (".astro/collections/blog.schema.json", "Astro"): {
            "blog": ("src/content/blog/**/*.md", "src/content/blog/**/*.mdx")
        },
        (".pages.yml", "Pages CMS"): {"notes": ("notes/**/*.md",)},
        ("cloudcannon.config.yml", "CloudCannon"): {
            "posts": ("src/_posts/**/*.md", "src/_posts/**/*.mdx", "src/_posts/**/*.markdown")
        },
        ("docs/frontmatter.json", "Front Matter CMS"): {
            "page": ("docs/src/**/*.md", "docs/src/**/*.mdx", "docs/src/**/*.markdown")
        },
        ("static/admin/config.yml", "Decap CMS"): {
            "posts": ("content/posts/*.md",),
            "docs": ("content/docs/**/*.md",),
            "pages/about": ("/about.md",),
        },
        ("web/tina/tina-lock.json", "TinaCMS"): {"post": ("web/posts/**/*.mdx",)},
    }
