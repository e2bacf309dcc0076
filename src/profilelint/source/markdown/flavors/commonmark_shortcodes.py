"""CommonMark behind Zola's shortcodes (https://www.getzola.org/documentation/content/shortcodes/).

Shortcodes are replaced before Markdown is read, in code as well.
"""

from __future__ import annotations

from profilelint.source.markdown.anchors import EVERY_WAY, slug_anchors
from profilelint.source.markdown.flavors.commonmark import FLAVOR as COMMONMARK

FLAVOR = COMMONMARK._replace(
    name="commonmark-shortcodes",
    # The settings may have them made of the text as it is.
    anchors=(slug_anchors, *EVERY_WAY),
    templates_first=True,
    shams=("tags", "declarations", "broken tags", "tagged labels"),
    footnotes=True,
)
