"""GitHub Flavored Markdown below fields without a fence, as on the sites of Apache."""

from __future__ import annotations

from profilelint.source.markdown.flavors.gfm import FLAVOR as GFM

FLAVOR = GFM._replace(name="gfm-fields", bare_fields=True, needs_front_matter=False)
