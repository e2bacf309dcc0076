"""Obsidian's notes (https://help.obsidian.md/obsidian-flavored-markdown)."""

from __future__ import annotations

from profilelint.source.markdown.anchors import github_anchors, obsidian_anchors
from profilelint.source.markdown.construct import (
    CALLOUT_MARKS,
    GRID_TABLES,
    INLINE_MATH,
    MATH,
    STRAY_DEFINITIONS,
    WIKI_LINKS,
)
from profilelint.source.markdown.flavor import Flavor

FLAVOR = Flavor(
    name="obsidian",
    constructs=(
        WIKI_LINKS,
        MATH,
        GRID_TABLES,
        CALLOUT_MARKS,
        INLINE_MATH,
        STRAY_DEFINITIONS,
    ),
    anchors=(obsidian_anchors, github_anchors),
    comments=(("%%", "%%"),),
    commands=("<%", "%>"),  # of the plugin Templater
    needs_front_matter=False,
    shams=("tags", "tagged labels"),
    footnotes=True,
)
