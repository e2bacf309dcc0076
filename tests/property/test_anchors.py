"""Anchors are those that the renderer's own function makes, over all scripts."""

from __future__ import annotations

import json
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.toc import slugify, slugify_unicode, unique
from pymdownx import slugs  # type: ignore[import-untyped]

from profilelint.source.markdown.anchors import (
    Way,
    github_anchors,
    has_anchor,
    hugo_anchors,
    kramdown_anchors,
    pandoc_anchors,
    pymdown_anchors,
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


@pytest.mark.parametrize("separator", ["_", "", ".", "-_"])
@given(HEADINGS)
def test_python_markdown_with_another_separator(separator: str, headings: list[str]) -> None:
    ids: set[str] = set()
    made = [unique(slugify(each, separator), ids) for each in headings]
    assert python_markdown_anchors(headings, separator) == made


@pytest.mark.parametrize("case", ["lower", "lower-ascii", "fold", "none"])
@pytest.mark.parametrize("separator", ["-", "_", ""])
@given(HEADINGS)
def test_pymdown(case: str, separator: str, headings: list[str]) -> None:
    ids: set[str] = set()
    slug = slugs.slugify(case=case)
    made = [unique(slug(each, separator), ids) for each in headings]
    assert pymdown_anchors(headings, case, separator) == made


@given(HEADINGS)
def test_pymdown_with_percent_signs(headings: list[str]) -> None:
    """The anchor is the encoded text, and a link may name it so."""
    anchors = frozenset(pymdown_anchors(headings))
    slug = slugs.slugify(case="lower", percent_encode=True)
    assert all(has_anchor(anchors, slug(each, "-")) for each in headings)


@pytest.mark.parametrize(
    ("heading", "case", "anchor"),
    [
        ("Use `<div>` here", "lower", "use--here"),
        ("\u0130zmir", "lower", "izmir"),
        ("a < b > c <", "none", "a--c-"),
        ("Stra\xdfe \xc4", "fold", "strasse-\xe4"),
        ("Stra\xdfe \xc4", "lower-ascii", "stra\xdfe-\xc4"),
    ],
)
def test_pymdown_by_example(heading: str, case: str, anchor: str) -> None:
    made = markdown.markdown(
        f"# {heading}",
        extensions=["toc"],
        extension_configs={"toc": {"slugify": slugs.slugify(case=case)}},
    )
    assert made.startswith(f'<h1 id="{anchor}">')
    assert pymdown_anchors([heading.replace("`", "")], case) == [anchor]


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
