"""The ids in templates, as far as they are places on a page."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.sites import Sites

CARD = '<div class="card" id="{{ .name }}">'
STEP = '<li id="step-{{ $index }}">'


def may_make(place: str, page: str, files: dict[str, str], **data: Any) -> bool:
    site = Sites(TextTree({**files, page: ""})).of(page)
    return site.may_make_place(place, page, lambda: data)


@pytest.mark.parametrize(
    ("layout", "page"),
    [
        ("_default/single.html", "content/crews/mara.md"),
        ("crews/single.html", "content/crews/mara.md"),
        ("crews/list.html", "content/crews/_index.md"),
        ("tags/terms.html", "content/tags/_index.md"),
        ("_default/baseof.html", "content/crews/mara.md"),
        ("home.html", "content/_index.md"),
    ],
)
def test_the_layouts_of_a_page_of_hugo(layout: str, page: str) -> None:
    files = {"hugo.toml": "", f"layouts/{layout}": CARD}
    assert may_make("mara", page, files)


@pytest.mark.parametrize(
    ("layout", "page"),
    [
        ("crews/list.html", "content/crews/mara.md"),
        ("crews/single.html", "content/crews/_index.md"),
        ("crews/single.html", "content/piers/east.md"),
        ("_default/terms.html", "content/crews/_index.md"),
        ("home.html", "content/crews/_index.md"),
        ("shortcodes/card.html", "content/crews/mara.md"),
        ("partials/card.html", "content/crews/mara.md"),
    ],
)
def test_other_layouts_of_hugo(layout: str, page: str) -> None:
    files = {"hugo.toml": "", f"layouts/{layout}": CARD}
    assert not may_make("mara", page, files)


def test_a_layout_and_a_type_that_the_page_names() -> None:
    files = {"hugo.toml": "", "layouts/_default/crew.html": CARD, "layouts/boats/single.html": STEP}
    assert may_make("mara", "content/piers/east.md", files, layout="crew")
    assert may_make("step-2", "content/piers/east.md", files, type="boats")
    assert not may_make("step-2", "content/piers/east.md", files)


def test_what_a_template_includes_takes_part() -> None:
    files = {
        "hugo.toml": "",
        "layouts/piers/single.html": '{{ partial "lists/crew" . }}',
        "layouts/partials/lists/crew.html": '{{- partialCached "card.html" . -}}',
        "layouts/partials/card.html": STEP,
        "layouts/partials/other.html": CARD,
    }
    assert may_make("step-2", "content/piers/east.md", files)
    assert not may_make("mara", "content/piers/east.md", files)


def test_layouts_of_jekyll_stand_in_each_other() -> None:
    files = {
        "_config.yml": "defaults:\n- {scope: {path: crews}, values: {layout: crew}}\n",
        "_layouts/crew.html": "---\nlayout: default\n---\n{{ content }}",
        "_layouts/default.html": "{% include card.html %}",
        "_includes/card.html": "<div id='{{ page.name }}'>",
        "_layouts/post.html": "{{ content }}",
    }
    assert may_make("mara", "crews/mara.md", files)
    assert not may_make("mara", "piers/east.md", files, layout="post")
    assert not may_make("mara", "piers/east.md", files)


def test_nobody_links_to_the_items_of_a_menu() -> None:
    layouts = {"_layouts/post.html": "{% include menu.html %}", "_includes/menu.html": CARD}
    assert not may_make("mara", "a.md", {"_config.yml": "", **layouts}, layout="post")


def test_templates_that_include_each_other() -> None:
    files = {
        "_config.yml": "",
        "_layouts/a.html": "---\nlayout: b\n---\n",
        "_layouts/b.html": "---\nlayout: a\n---\n",
        "_includes/card.html": CARD,
    }
    assert not may_make("mara", "a.md", files, layout="a")


def test_the_page_is_read_only_where_a_template_makes_such_a_name() -> None:
    def read() -> dict[str, Any]:
        raise AssertionError

    files = {"_config.yml": "", "_layouts/a.html": STEP, "_layouts/b.html": '<p id="dam">'}
    site = Sites(TextTree({**files, "a.md": ""})).of("a.md")
    assert not site.may_make_place("mara", "a.md", read)
    assert site.may_make_place("dam", "a.md", read)


@pytest.mark.parametrize(
    ("template", "page", "data"),
    [
        ("templates/page.html", "content/crews/mara.md", {}),
        ("themes/blue/templates/page.html", "content/crews/mara.md", {}),
        ("templates/section.html", "content/crews/_index.md", {}),
        ("templates/crew.html", "content/crews/mara.md", {"template": "crew.html"}),
    ],
)
def test_the_templates_of_a_page_of_zola(template: str, page: str, data: dict[str, Any]) -> None:
    settings = {"config.toml": 'base_url = "https://example.org"\n', "content/a.md": ""}
    files = {**settings, template: '<h2 id="notes">Notes</h2><p id="by-{{ page.slug }}">'}
    assert may_make("notes", page, files, **data)
    assert may_make("by-mara", page, files, **data)
    assert not may_make("about", page, files, **data)


@pytest.mark.parametrize("template", ["section.html", "crew.html", "macros/card.html"])
def test_other_templates_of_zola(template: str) -> None:
    settings = {"config.toml": 'base_url = "https://example.org"\n', "content/a.md": ""}
    files = {**settings, f"templates/{template}": '<p id="by-{{ page.slug }}">'}
    assert not may_make("by-mara", "content/crews/mara.md", files)
