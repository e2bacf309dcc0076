"""Pages of which nobody says who renders them.

They are read as GitHub does, and so are template blocks that cannot be taken for anything else: to
misread them costs false alarms. Tags and lists of attributes that run scripts or load anything are
read as any renderer may read them.
"""

from __future__ import annotations

from profilelint.source.markdown.anchors import EVERY_WAY
from profilelint.source.markdown.construct import (
    BRACKETED_CODE,
    CALLOUT_MARKS,
    FORMULAS,
    GRID_TABLES,
    STRAY_DEFINITIONS,
    TEMPLATE_BLOCKS,
)
from profilelint.source.markdown.flavor import Flavor

FLAVOR = Flavor(
    name="",
    constructs=(
        TEMPLATE_BLOCKS,
        BRACKETED_CODE,
        GRID_TABLES,
        CALLOUT_MARKS,
        FORMULAS,
        STRAY_DEFINITIONS,
    ),
    anchors=EVERY_WAY,
    shams=("broken tags", "loose addresses", "tagged labels"),
    loose_tags=True,
    brace_lists=True,
    footnotes=True,
)
