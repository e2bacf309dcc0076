"""Anchors are those that the renderer's own function makes, over all scripts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.toc import slugify, slugify_unicode, unique

from profilelint.source.markdown.anchors import (
    python_markdown_anchors,
    python_markdown_unicode_anchors,
)

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
