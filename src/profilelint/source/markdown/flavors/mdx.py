"""MDX (https://mdxjs.com/docs/what-is-mdx/), as Astro, Docusaurus and Nextra read it."""

from __future__ import annotations

from profilelint.source.markdown.anchors import github_anchors
from profilelint.source.markdown.construct import (
    CALLOUT_MARKS,
    COLON_FENCES,
    FORMULAS,
    GRID_TABLES,
    JSX,
    MATH,
    STRAY_DEFINITIONS,
)
from profilelint.source.markdown.flavor import Flavor

FLAVOR = Flavor(
    name="mdx",
    constructs=(MATH, JSX, COLON_FENCES, GRID_TABLES, CALLOUT_MARKS, FORMULAS, STRAY_DEFINITIONS),
    anchors=(github_anchors,),
    comments=(("{/*", "*/}"), ("{ /*", "*/ }")),
    needs_front_matter=False,
    endings=(".mdx",),
    empty_tags=True,
    code_in_html=True,
    indented_code=False,
    shams=("tags", "indentation", "marked code", "tagged labels"),
    loose_tags=True,
    footnotes=True,
)
