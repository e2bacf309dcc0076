"""GitHub Flavored Markdown (https://github.github.com/gfm/), with its alerts and footnotes."""

from __future__ import annotations

from profilelint.source.markdown.anchors import github_anchors
from profilelint.source.markdown.construct import (
    CALLOUT_MARKS,
    FORMULAS,
    GRID_TABLES,
    STRAY_DEFINITIONS,
)
from profilelint.source.markdown.flavor import Flavor

FLAVOR = Flavor(
    name="gfm",
    constructs=(GRID_TABLES, CALLOUT_MARKS, FORMULAS, STRAY_DEFINITIONS),
    anchors=(github_anchors,),
    shams=("tags", "broken tags", "tagged labels"),
    footnotes=True,
)
