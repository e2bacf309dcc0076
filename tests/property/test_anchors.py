"""Anchors are those that the renderer's own function makes, over all scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.toc import slugify, slugify_unicode, unique

from profilelint.source.markdown.anchors import (
    Way,
    github_anchors,
    hugo_anchors,
    kramdown_anchors,
    pandoc_anchors,
    python_markdown_anchors,
    python_markdown_unicode_anchors,
    vitepress_anchors,
)

TABLE = json.loads(Path(__file__).with_name("anchors.json").read_text("utf-8"))

HEADINGS = st.lists(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12), max_size=8
)


@given(HEADINGS)
def test_python_markdown(headings: list[str]) -> None:
    ids: set[str] = set()
    assert python_markdown_anchors(headings) == [
        unique(slugify(heading, "-"), ids) for heading in headings
    ]
    ids = set()
    assert python_markdown_unicode_anchors(headings) == [
        unique(slugify_unicode(heading, "-"), ids) for heading in headings
    ]


@pytest.mark.parametrize(
    ("name", "way"),
    [("github", github_anchors), ("kramdown", kramdown_anchors), ("pandoc", pandoc_anchors)],
)
def test_what_the_renderers_made(name: str, way: Way) -> None:
    """The table is written by ``tests/make_anchors.py`` with the renderers' own functions."""
    assert way(TABLE["headings"]) == TABLE[name]


@pytest.mark.parametrize(
    ("name", "way", "empty"),
    [("vitepress", vitepress_anchors, ""), ("hugo", hugo_anchors, "heading")],
)
def test_what_the_renderers_made_before_they_number_it(name: str, way: Way, empty: str) -> None:
    made = [way([heading])[0] for heading in TABLE["headings"]]
    # Hugo's function returns nothing where its headings get a name.
    assert made == [anchor or empty for anchor in TABLE[name]]
