"""Hexo's Markdown (https://hexo.io/docs/tag-plugins): GitHub's, with block tags of Nunjucks."""

from __future__ import annotations

from profilelint.source.markdown.anchors import (
    github_anchors,
    hexo_anchors,
    markdown_it_anchors,
    vitepress_anchors,
)
from profilelint.source.markdown.construct import TEMPLATE_BLOCKS
from profilelint.source.markdown.flavors.gfm import FLAVOR as GFM

FLAVOR = GFM._replace(
    name="commonmark-hexo",
    constructs=(TEMPLATE_BLOCKS, *GFM.constructs),
    # The site's renderer, which is one of several, has them made.
    anchors=(hexo_anchors, github_anchors, vitepress_anchors, markdown_it_anchors),
    shams=("broken tags",),
    verbatim=("code", "codeblock"),
    needs_front_matter=False,
    opens_bare=True,
)
