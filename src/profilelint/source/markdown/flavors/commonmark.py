"""CommonMark (https://spec.commonmark.org/0.31.2/) and no more."""

from __future__ import annotations

from profilelint.source.markdown.anchors import EVERY_WAY
from profilelint.source.markdown.construct import FORMULAS, GRID_TABLES, STRAY_DEFINITIONS
from profilelint.source.markdown.flavor import Flavor

FLAVOR = Flavor(
    name="commonmark",
    constructs=(GRID_TABLES, FORMULAS, STRAY_DEFINITIONS),
    anchors=EVERY_WAY,
    shams=("tags", "tagged labels"),
)
