"""The front-matter keys that Hugo reads, in lower case.

They are those of https://gohugo.io/content-management/front-matter/ with their aliases, those of
menus, comments and social cards in Hugo's own templates
(https://gohugo.io/templates/embedded/), and older names that it still takes.
"""

from __future__ import annotations

from typing import Final

KEYS: Final = frozenset(
    (
        *("aliases", "build", "_build", "cascade", "date", "description", "draft", "headless"),
        *("expirydate", "unpublishdate", "publishdate", "pubdate", "published"),
        *("lastmod", "modified", "iscjklanguage", "keywords", "layout", "linktitle", "markup"),
        *("menu", "menus", "outputs", "params", "resources", "sitemap", "sites", "slug", "summary"),
        *("title", "translationkey", "type", "url", "weight", "lang", "path", "content"),
        # What the embedded templates read.
        *("audio", "images", "videos", "series", "disqus_identifier", "disqus_title", "disqus_url"),
    )
)
