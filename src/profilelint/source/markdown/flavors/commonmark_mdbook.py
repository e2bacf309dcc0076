"""CommonMark as mdBook reads it (https://rust-lang.github.io/mdBook/format/markdown.html)."""

from __future__ import annotations

from profilelint.source.markdown.anchors import github_anchors
from profilelint.source.markdown.construct import ATTRIBUTE_LISTS, MATH
from profilelint.source.markdown.flavors.gfm import FLAVOR as GFM

FLAVOR = GFM._replace(
    name="commonmark-mdbook",
    constructs=(MATH, *GFM.constructs, ATTRIBUTE_LISTS),
    anchors=(github_anchors,),
    needs_front_matter=False,
)
