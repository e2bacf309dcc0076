"""markdown-it with the plugins of VitePress (https://vitepress.dev/guide/markdown) or Eleventy."""

from __future__ import annotations

from profilelint.source.markdown.anchors import (
    github_anchors,
    markdown_it_anchors,
    vitepress_anchors,
    vuepress_anchors,
)
from profilelint.source.markdown.construct import (
    ATTRIBUTE_LISTS,
    CALLOUT_MARKS,
    COLON_FENCES,
    FORMULAS,
    GRID_TABLES,
    LONE_LINES,
    MATH,
    STRAY_DEFINITIONS,
    TEMPLATE_BLOCKS,
    VUE_COMPONENTS,
)
from profilelint.source.markdown.flavor import Flavor

FLAVOR = Flavor(
    name="markdown-it",
    constructs=(
        TEMPLATE_BLOCKS,
        VUE_COMPONENTS,
        MATH,
        COLON_FENCES,
        LONE_LINES,
        GRID_TABLES,
        CALLOUT_MARKS,
        ATTRIBUTE_LISTS,
        FORMULAS,
        STRAY_DEFINITIONS,
    ),
    anchors=(vitepress_anchors, markdown_it_anchors, github_anchors, vuepress_anchors),
    comments=(
        ("{% comment %}", "{% endcomment %}"),
        ("{%- comment -%}", "{%- endcomment -%}"),
        ("{#-", "-#}", "#}"),
        ("{#", "#}"),
    ),
    needs_front_matter=False,
    templates_first=True,
    shams=("declarations", "tagged labels"),
    brace_lists=True,
)
