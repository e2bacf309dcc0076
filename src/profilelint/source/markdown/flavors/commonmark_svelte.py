"""CommonMark in pages that are compiled as components of Svelte, by mdsvex and the like.

See https://mdsvex.pngwn.io/docs.
"""

from __future__ import annotations

from profilelint.source.markdown.construct import CALLOUT_MARKS, SVELTE_MARKUP
from profilelint.source.markdown.flavors.commonmark import FLAVOR as COMMONMARK

FLAVOR = COMMONMARK._replace(
    name="commonmark-svelte",
    constructs=(SVELTE_MARKUP, CALLOUT_MARKS, *COMMONMARK.constructs),
    needs_front_matter=False,
    footnotes=True,
)
