"""kramdown (https://kramdown.gettalong.org/syntax.html) behind Liquid, as Jekyll reads pages."""

from __future__ import annotations

from profilelint.source.markdown.anchors import github_anchors, kramdown_anchors
from profilelint.source.markdown.construct import (
    CALLOUT_MARKS,
    FORMULAS,
    GRID_TABLES,
    KRAMDOWN_EXTENSIONS,
    LONE_LINES,
    MATH,
    OPEN_FENCES,
    STRAY_DEFINITIONS,
    TEMPLATE_BLOCKS,
)
from profilelint.source.markdown.flavor import Flavor

FLAVOR = Flavor(
    name="kramdown",
    constructs=(
        TEMPLATE_BLOCKS,
        KRAMDOWN_EXTENSIONS,
        MATH,
        GRID_TABLES,
        CALLOUT_MARKS,
        LONE_LINES,
        FORMULAS,
        OPEN_FENCES,
        STRAY_DEFINITIONS,
    ),
    anchors=(github_anchors, kramdown_anchors),
    comments=(
        ("{% comment %}", "{% endcomment %}"),
        ("{%- comment -%}", "{%- endcomment -%}"),
        ("{% #", "%}"),
        ("{%- #", "-%}", "%}"),
        ("{::comment}", "{:/comment}", "{:/}"),
    ),
    templates_first=True,
    raw_html="blocks",
    shams=(
        *("fences", "loose spans", "declarations", "broken paragraphs", "terms"),
        *("loose addresses", "broken definitions", "unquoted tags"),
        *("listed code", "marked code", "tabbed code", "struck spans", "ended comments"),
    ),
    loose_tags=True,
    footnotes=True,
)
