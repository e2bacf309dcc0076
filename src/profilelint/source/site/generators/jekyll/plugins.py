"""Whether plugins of a Jekyll site may make pages that have no file.

Plugins are named in the configuration and in the ``Gemfile``, or lie in ``_plugins``
(https://jekyllrb.com/docs/plugins/installation/).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from profilelint.source.site.addresses import join_path

if TYPE_CHECKING:
    from profilelint.source.site.generators.jekyll.layout import JekyllLayout

_HARMLESS: Final = frozenset(
    (
        *("jekyll-algolia", "jekyll-avatar", "jekyll-coffeescript", "jekyll-commonmark"),
        *("jekyll-commonmark-ghpages", "jekyll-compose", "jekyll-default-layout", "jekyll-feed"),
        *("jekyll-gist", "jekyll-github-metadata", "jekyll-include-cache", "jekyll-katex"),
        *("jekyll-last-modified-at", "jekyll-mentions", "jekyll-optional-front-matter"),
        *(
            "jekyll-paginate",
            "jekyll-readme-index",
            "jekyll-redirect-from",
            "jekyll-relative-links",
        ),
        *("jekyll-remote-theme", "jekyll-sass-converter", "jekyll-seo-tag", "jekyll-sitemap"),
        *("jekyll-titles-from-headings", "jekyll-toc", "jekyll-watch", "jemoji"),
        *(
            "jekyll-environment-variables",
            "jekyll-admin",
            "jekyll-target-blank",
            "jekyll-spaceship",
        ),
        *("jekyll-email-protect", "jekyll-minifier", "jekyll-svg-inliner", "jekyll-octicons"),
        *("jekyll-timeago", "jekyll-loading-lazy", "jekyll-assets", "jekyll-responsive-image"),
    )
)
_GEM = re.compile(r"^[ \t]*gem[ \t(]+['\"]([\w.-]{1,100})['\"]", re.MULTILINE)
_MAKES_PAGES = re.compile(r"Generator|Hooks|Page\b|Document|\.pages|StaticFile|Reader")
_MOST = 200


def may_make_pages(site: JekyllLayout) -> bool:
    """Return whether pages without a file are possible, going by names and words."""
    settings = site.settings
    named = [*_list(settings.get("plugins")), *_list(settings.get("gems"))]
    gemfile = site.tree.text(join_path(site.folder, "Gemfile")) or ""
    gems = [name for name in _GEM.findall(gemfile) if name.startswith("jekyll-")]
    unknown = {str(each) for each in named} | {
        name for name in gems if not name.startswith("jekyll-theme-")
    }
    return (
        site.makes_pages
        or not unknown <= _HARMLESS
        or any(map(_MAKES_PAGES.search, _own_plugins(site)))
    )


def _own_plugins(site: JekyllLayout) -> list[str]:
    folder = join_path(site.source_folder, "_plugins")
    names = sorted(site.tree.names(folder))[:_MOST]
    texts = [site.tree.text(join_path(folder, name)) for name in names]
    # What is no file is a folder, with plugins that are not read.
    return [text if text is not None else "Generator" for text in texts]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value] if value else []
