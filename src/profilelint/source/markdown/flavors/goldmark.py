"""Goldmark with Hugo's shortcodes (https://gohugo.io/content-management/shortcodes/)."""

from __future__ import annotations

from profilelint.source.markdown.anchors import (
    github_anchors,
    hugo_anchors,
    hugo_ascii_anchors,
)
from profilelint.source.markdown.construct import (
    ATTRIBUTE_LISTS,
    CALLOUT_MARKS,
    FORMULAS,
    GRID_TABLES,
    MATH,
    STRAY_DEFINITIONS,
    TEMPLATE_BLOCKS,
)
from profilelint.source.markdown.flavor import Flavor

FLAVOR = Flavor(
    name="goldmark",
    constructs=(
        TEMPLATE_BLOCKS,
        MATH,
        GRID_TABLES,
        CALLOUT_MARKS,
        ATTRIBUTE_LISTS,
        FORMULAS,
        STRAY_DEFINITIONS,
    ),
    anchors=(hugo_anchors, hugo_ascii_anchors, github_anchors),
    comments=(
        ("{{% comment %}}", "{{% /comment %}}"),
        ("{{< comment >}}", "{{< /comment >}}"),
    ),
    shortcodes_first=True,
    verbatim=("highlight",),
    templates_first=True,
    shams=("tags", "terms", "declarations"),
    footnotes=True,
)
