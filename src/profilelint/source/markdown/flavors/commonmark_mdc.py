"""CommonMark with MDC, as Nuxt Content reads it.

See https://content.nuxt.com/docs/files/markdown.
"""

from __future__ import annotations

from profilelint.source.markdown.anchors import github_anchors, mdc_anchors
from profilelint.source.markdown.construct import ATTRIBUTE_LISTS, CALLOUT_MARKS, MDC_MARKUP
from profilelint.source.markdown.flavors.commonmark import FLAVOR as COMMONMARK

FLAVOR = COMMONMARK._replace(
    name="commonmark-mdc",
    constructs=(MDC_MARKUP, CALLOUT_MARKS, *COMMONMARK.constructs, ATTRIBUTE_LISTS),
    anchors=(mdc_anchors, github_anchors),
    needs_front_matter=False,
    footnotes=True,
)
