"""Which files Jekyll reads; what is expected is what Jekyll itself did with such files."""

from __future__ import annotations

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.generators.jekyll.layout import JekyllLayout
from profilelint.source.site.sites import Sites

CONFIG = """\
---
exclude: [tmp, "docs/no*", /tools]
include: [_extra.md, .well-known]
collections: {works: {output: true}}
"""
EXCLUDED = "files that the configuration of Jekyll excludes"
UNREAD = "files that Jekyll does not read"


def jekyll(config: str, path: str = "a.md") -> JekyllLayout:
    site = Sites(TextTree({"_config.yml": config})).of(path)
    assert isinstance(site, JekyllLayout)
    return site


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("about.md", ""),
        ("tmp.md", EXCLUDED),
        ("tmpx/a.md", EXCLUDED),
        ("a/tmp.md", ""),
        ("docs/no/a.md", EXCLUDED),
        ("docs/notes.md", EXCLUDED),
        ("docs/yes.md", ""),
        ("tools/a.md", EXCLUDED),
        ("vendor/bundle/a/README.md", EXCLUDED),
        ("vendor/a.md", ""),
        ("node_modules/a/README.md", EXCLUDED),
        ("_extra.md", ""),
        ("_other.md", UNREAD),
        (".github/a.md", UNREAD),
        (".well-known/a.md", ""),
        ("a~", UNREAD),
        ("_works/a.md", ""),
        ("_works/_template.md", UNREAD),
        ("_works/_extra.md", ""),
        ("_works/~a.md", UNREAD),
        ("_works/a.md~", UNREAD),
        ("_works/_old/a.md", UNREAD),
        ("_works/old/_a.md", UNREAD),
        ("_works/old/_new/a.md", ""),
        ("_works/old/~new/a.md", ""),
        ("_posts/_2024-05-01-a.md", UNREAD),
        ("news/_posts/_2024-05-01-a.md", UNREAD),
        ("news/_posts/2024-05-01-a.md", ""),
        ("_drafts/a.md", ""),
        ("_includes/a.md", "includes of Jekyll"),
        ("_layouts/a.html", "layouts of Jekyll"),
        ("_site/a.md", "files that Jekyll has built"),
    ],
)
def test_what_is_no_page(path: str, what: str) -> None:
    assert jekyll(CONFIG).left_out(path) == what


def test_collections_in_a_folder_of_their_own() -> None:
    site = jekyll("collections_dir: _all\ncollections: [works]\n")
    assert site.left_out("_all/_works/a.md") == ""
    assert site.left_out("_all/_works/_a.md") == UNREAD
    assert site.left_out("_all/a.md") == UNREAD


def test_folders_of_other_names() -> None:
    site = jekyll(
        "source: ./src\ndestination: ../out\nincludes_dir: parts\ndata_dir: facts\n"
        "collections_dir: all\ndefaults: [{scope: {path: all/_works}, values: {layout: work}}]\n"
        "collections: [works]\n"
    )
    assert site.left_out("src/parts/a.md") == "includes of Jekyll"
    assert site.left_out("src/a.md") == ""
    assert site.left_out("README.md") == "files outside the source of Jekyll"
    assert site.data_folders == ("src/facts",)
    assert site.type_of("src/all/_works/a.md") == "works"
    assert site.defaults("src/all/_works/a.md") == {"layout": "work"}
    assert site.defaults("all/_works/a.md") == {}


@pytest.mark.parametrize(
    ("settings", "flavor"),
    [
        ("", "kramdown"),
        ("markdown: GFM\n", "kramdown"),
        ("markdown: CommonMark\n", "commonmark-liquid"),
        ("markdown: CommonMarkGhPages\nkramdown: {parse_block_html: true}\n", "commonmark-liquid"),
        ("kramdown: {parse_block_html: true}\n", "kramdown-html"),
        ("kramdown: {parse_block_html: false}\n", "kramdown"),
        ("kramdown: [parse_block_html]\nmarkdown: [a]\n", "kramdown"),
    ],
)
def test_the_flavor_is_that_of_the_renderer(settings: str, flavor: str) -> None:
    assert jekyll(settings).flavor == flavor


def test_drafts() -> None:
    site = jekyll("defaults: [{scope: {path: soon}, values: {published: false}}]\n")
    assert site.is_draft("a.md", {"published": False})
    assert site.is_draft("_drafts/a.md", {})
    assert site.is_draft("soon/a.md", {})
    assert not site.is_draft("soon/a.md", {"published": True})
    assert not site.is_draft("a.md", {})


def test_keys() -> None:
    site = jekyll("")
    known = ("permalink", "redirect_from", "excerpt", "image", "sitemap", "lang", "pagination")
    assert [key for key in known if not site.knows_key(key)] == []
    assert not site.knows_key("Permalink")
    assert site.words == {"tags", "categories"}


@pytest.mark.parametrize(
    ("settings", "known"),
    [
        ("theme: just-the-docs\n", True),
        ("remote_theme: just-the-docs/just-the-docs@v0.10.0\n", True),
        ("theme: minima\n", False),
        ("theme: [just-the-docs]\n", False),
        ("", False),
    ],
)
def test_keys_of_the_theme(settings: str, known: bool) -> None:
    assert jekyll(settings).knows_key("nav_order") == known


def test_keys_of_a_theme_named_by_its_repository() -> None:
    assert jekyll("remote_theme: mmistakes/minimal-mistakes\n").knows_key("read_time")


def test_hostile_settings() -> None:
    for text in (
        "exclude: 3\ninclude: {a: b}\ncollections: 3\n",
        "exclude: ['[', '*a*b*c']\n",
        "source: ../..\ndata_dir: [a]\ndefaults: [{scope: {path: '['}, values: {a: 1}}]\n",
    ):
        assert jekyll(text).left_out("a.md") == ""
        assert jekyll(text).defaults("a.md") == {}
