"""MyST as Sphinx, Jupyter Book and mystmd read it.

See https://mystmd.org and https://myst-parser.readthedocs.io.
"""

from __future__ import annotations

from profilelint.source.markdown.anchors import EVERY_WAY, docutils_anchors
from profilelint.source.markdown.construct import (
    ATTRIBUTE_LISTS,
    CALLOUT_MARKS,
    COLON_FENCES,
    GRID_TABLES,
    INLINE_MATH,
    MATH,
    MYST_MARKUP,
    STRAY_DEFINITIONS,
)
from profilelint.source.markdown.flavor import Flavor

FLAVOR = Flavor(
    name="myst",
    constructs=(
        MYST_MARKUP,
        MATH,
        COLON_FENCES,
        GRID_TABLES,
        CALLOUT_MARKS,
        ATTRIBUTE_LISTS,
        INLINE_MATH,
        STRAY_DEFINITIONS,
    ),
    anchors=(*EVERY_WAY, docutils_anchors),
    needs_front_matter=False,
    shams=("tags", "directives"),
    footnotes=True,
)
