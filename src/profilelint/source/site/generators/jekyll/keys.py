"""The front-matter keys that Jekyll, its usual plugins and its usual themes read.

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
    "jekyll-paginate": ("hidden",),
    "jekyll-paginate-v2": ("pagination", "pagination_info", "autogen", "autopages"),
    "jekyll-last-modified-at": ("last_modified_at", "last-modified-date"),
    "jekyll-scholar": ("bibliography", "nocite", "citation_style"),
    "jekyll-toc": ("toc",),
    "jekyll-polyglot": ("lang", "page_id", "lang-exclusive"),
    "jekyll-mentions": ("jekyll-mentions",),
    "jekyll-archives": (),
    "jekyll-include-cache": (),
}

_THEMES = {
    "jekyll-theme-chirpy": (
        *("authors", "comments", "hidden", "icon", "img_path", "math", "media_subpath", "mermaid"),
        *("pin",),
    ),
    "just-the-docs": (
        *("ancestor", "child_nav_order", "grand_parent", "has_children", "has_toc", "nav_enabled"),
        *("nav_exclude", "nav_fold", "nav_order", "parent", "search_enabled", "search_exclude"),
        *("section_id",),
    ),
    "minima": ("comments", "list_title", "modified_date"),
    "minimal-mistakes-jekyll": (
        *("author_profile", "breadcrumbs", "classes", "comments", "entries_layout", "feature_row"),
        *("gallery", "header", "intro", "link", "published_date", "read_time", "related", "search"),
        *("share", "show_date", "sidebar", "tagline", "taxonomy", "teaser", "toc_icon"),
        *("toc_label", "toc_sticky", "words_per_minute"),
    ),
}
# Repositories that are not called like the gem that they make.
_REPOSITORIES = {"minimal-mistakes": "minimal-mistakes-jekyll"}


def keys_of_theme(name: str) -> frozenset[str]:
    """Return the keys that a theme reads; none if it is not a usual one.

    ``name`` is that of a gem, or of a repository with its owner and perhaps ``@`` and a version.
    """
    name = name.rpartition("/")[2].partition("@")[0]
    return frozenset(_THEMES.get(_REPOSITORIES.get(name, name), ()))


KEYS: Final = frozenset((*_JEKYLL, *(key for keys in _PLUGINS.values() for key in keys)))
WORDS: Final = frozenset(("tags", "categories"))
"""Keys whose text is split at white space into a list (https://jekyllrb.com/docs/posts/#tags-and-categories)."""
