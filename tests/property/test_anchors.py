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
    kramdown_anchors,
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
    ("name", "way"), [("github", github_anchors), ("kramdown", kramdown_anchors)]
)
def test_what_the_renderers_made(name: str, way: Way) -> None:
    """The table is written by ``tests/make_anchors.py`` with the renderers' own functions."""
    assert way(TABLE["headings"]) == TABLE[name]


def test_what_vitepress_made() -> None:
    made = [vitepress_anchors([heading])[0] for heading in TABLE["headings"]]
    assert made == TABLE["vitepress"]
