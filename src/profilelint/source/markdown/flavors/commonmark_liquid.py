"""GitHub's renderer behind Liquid: Jekyll with jekyll-commonmark or jekyll-commonmark-ghpages."""

from __future__ import annotations

from profilelint.source.markdown.construct import TEMPLATE_BLOCKS
from profilelint.source.markdown.flavors.gfm import FLAVOR as GFM
from profilelint.source.markdown.flavors.kramdown import FLAVOR as KRAMDOWN

FLAVOR = GFM._replace(
    name="commonmark-liquid",
    constructs=(TEMPLATE_BLOCKS, *GFM.constructs),
    comments=tuple(each for each in KRAMDOWN.comments if "%" in each[0]),
    templates_first=True,
    shams=("declarations", "broken tags", "dashed comments", "tagged labels"),
)
