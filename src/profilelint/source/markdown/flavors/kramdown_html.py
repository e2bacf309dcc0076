"""kramdown with ``parse_block_html``, which reads Markdown in blocks of HTML as well."""

from __future__ import annotations

from profilelint.source.markdown.flavors.kramdown import FLAVOR as KRAMDOWN

FLAVOR = KRAMDOWN._replace(name="kramdown-html", raw_html="tables")
