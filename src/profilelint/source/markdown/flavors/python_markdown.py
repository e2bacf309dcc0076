"""Python-Markdown with its extensions and PyMdown's, as MkDocs, Material and Pelican use them."""

from __future__ import annotations

from functools import partial

from profilelint.source.markdown.anchors import (
    github_anchors,
    pymdown_anchors,
    python_markdown_anchors,
    python_markdown_unicode_anchors,
    without_icons,
)
from profilelint.source.markdown.construct import (
    ADMONITIONS,
    ATTRIBUTE_LISTS,
    CALLOUT_MARKS,
    FORMULAS,
    GRID_TABLES,
    LITERATE_BLOCKS,
    LONE_LINES,
    MATH,
    OPEN_FENCES,
    STRAY_DEFINITIONS,
    TEMPLATE_BLOCKS,
)
from profilelint.source.markdown.flavor import Flavor

FLAVOR = Flavor(
    name="python-markdown",
    constructs=(
        TEMPLATE_BLOCKS,
        LITERATE_BLOCKS,
        ADMONITIONS,
        LONE_LINES,
        MATH,
        GRID_TABLES,
        CALLOUT_MARKS,
        ATTRIBUTE_LISTS,
        FORMULAS,
        OPEN_FENCES,
        STRAY_DEFINITIONS,
    ),
    anchors=(
        python_markdown_anchors,
        python_markdown_unicode_anchors,
        pymdown_anchors,
        github_anchors,
        partial(without_icons, way=python_markdown_anchors),
        partial(without_icons, way=python_markdown_unicode_anchors),
        partial(without_icons, way=pymdown_anchors),
    ),
    comments=(("{#", "#}"),),
    needs_front_matter=False,
    opens_bare=True,
    bare_fields=True,
    raw_html="bare",
    shams=(
        *("equal fences", "declarations", "broken lines", "backslashes", "tags", "terms"),
        *("crossed tags", "loose addresses", "broken definitions", "listed code", "marked code"),
        *("shallow code", "ended comments"),
    ),
    loose_tags=True,
    brace_lists=True,
)
