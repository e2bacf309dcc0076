"""pandoc's Markdown (https://pandoc.org/MANUAL.html#pandocs-markdown): Quarto and R Markdown."""

from __future__ import annotations

from profilelint.source.markdown.anchors import (
    github_anchors,
    older_pandoc_anchors,
    pandoc_anchors,
)
from profilelint.source.markdown.construct import (
    ATTRIBUTE_LISTS,
    CALLOUT_MARKS,
    COLON_FENCES,
    DASH_TABLES,
    GRID_TABLES,
    INLINE_MATH,
    MATH,
    OPEN_FENCES,
    STRAY_DEFINITIONS,
    TEMPLATE_BLOCKS,
)
from profilelint.source.markdown.flavor import Flavor

FLAVOR = Flavor(
    name="pandoc",
    constructs=(
        TEMPLATE_BLOCKS,
        MATH,
        GRID_TABLES,
        DASH_TABLES,
        COLON_FENCES,
        CALLOUT_MARKS,
        ATTRIBUTE_LISTS,
        INLINE_MATH,
        OPEN_FENCES,
        STRAY_DEFINITIONS,
    ),
    anchors=(pandoc_anchors, older_pandoc_anchors, github_anchors),
    needs_front_matter=False,
    shortcodes_first=True,
    renders_fields=True,
    endings=(".qmd", ".rmd"),
    shams=(
        *("fences", "declarations", "raw attributes", "descriptions", "tags", "terms"),
        *("loose addresses", "broken definitions", "listed code", "ended comments"),
    ),
    loose_tags=True,
    brace_lists=True,
    footnotes=True,
)
