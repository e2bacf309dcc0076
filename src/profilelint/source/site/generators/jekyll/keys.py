"""The front-matter keys that Jekyll and its usual plugins read.

Jekyll's own are those of https://jekyllrb.com/docs/front-matter/,
https://jekyllrb.com/docs/collections/ and https://jekyllrb.com/docs/pagination/.
"""

from __future__ import annotations

from typing import Final

_JEKYLL = (
    *("layout", "permalink", "published", "date", "category", "categories", "tag", "tags"),
    *("title", "slug", "excerpt", "excerpt_separator", "render_with_liquid", "sort_by", "order"),
    *("regenerate", "draft", "id"),
)
_PLUGINS = {
    "jekyll-seo-tag": (
        *("description", "image", "author", "lang", "locale", "seo", "twitter", "canonical_url"),
        *("last_modified_at", "seo_name", "robots", "facebook"),
    ),
    "jekyll-redirect-from": ("redirect_from", "redirect_to"),
    "jekyll-sitemap": ("sitemap", "last_modified_at"),
    "jekyll-feed": ("feed", "author", "last_modified_at"),
    "jekyll-paginate-v2": ("pagination", "pagination_info", "autogen", "autopages"),
    "jekyll-last-modified-at": ("last_modified_at", "last-modified-date"),
    "jekyll-scholar": ("bibliography", "nocite", "citation_style"),
    "jekyll-toc": ("toc",),
    "jekyll-polyglot": ("lang", "page_id", "lang-exclusive"),
    "jekyll-archives": (),
    "jekyll-include-cache": (),
}

KEYS: Final = frozenset((*_JEKYLL, *(key for keys in _PLUGINS.values() for key in keys)))
WORDS: Final = frozenset(("tags", "categories"))
"""Keys whose text is split at white space into a list (https://jekyllrb.com/docs/posts/#tags-and-categories)."""
