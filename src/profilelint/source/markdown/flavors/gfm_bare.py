"""GitHub Flavored Markdown with blocks of tags, in files that need no front matter.

So GitBook, HonKit, docsify and Grav take pages. Which plugins read the tags is not known.
"""

from __future__ import annotations

from profilelint.source.markdown.flavors.unknown import FLAVOR as UNKNOWN

FLAVOR = UNKNOWN._replace(name="gfm-bare", needs_front_matter=False)
