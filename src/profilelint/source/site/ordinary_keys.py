"""Keys of front matter that sites have whatever builds them."""

from __future__ import annotations

from typing import Final

ORDINARY_KEYS: Final = frozenset(
    (
        "aliases", "author", "authors", "build", "cascade", "categories", "category", "date",
        "description", "draft", "excerpt", "excludeSearch", "expiryDate", "headless", "image",
        "images", "keywords", "lang", "lastmod", "layout", "link", "links", "linkTitle", "locale",
        "menu", "menus", "nav_order", "outputs", "params", "permalink", "publishDate", "published",
        "redirect_from", "redirect_to", "resources", "series", "sitemap", "slug", "subtitle",
        "summary", "tag", "tags", "template", "title", "toc", "translationKey", "type", "url",
        "weight",
    )
)  # fmt: skip
"""Keys that site generators and usual templates read."""
