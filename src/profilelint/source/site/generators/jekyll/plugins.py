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
    gems = {
        name
        for name in _gems(site)
        if name.startswith("jekyll-") and not name.startswith("jekyll-theme-")
    }
    return (
        site.makes_pages
        or not _named(site) | gems <= _HARMLESS
        or any(map(_MAKES_PAGES.search, _own_plugins(site)))
    )


def titles_from_headings(site: JekyllLayout, *, is_document: bool) -> bool:
    """Return whether a page without ``title`` has its first heading as title.

    The plugin does so, also for documents of collections if it is told to; GitHub Pages has it
    unasked (https://github.com/benbalter/jekyll-titles-from-headings).
    """
    gems = _gems(site)
    if "jekyll-titles-from-headings" not in {*_named(site), *gems} and "github-pages" not in gems:
        return False
    options = site.settings.get("titles_from_headings")
    options = options if isinstance(options, dict) else {}
    return options.get("enabled") is not False and (
        not is_document or options.get("collections") is True
    )


def _named(site: JekyllLayout) -> set[str]:
    """Return the plugins that the configuration names."""
    settings = site.settings
    return {str(each) for key in ("plugins", "gems") for each in _list(settings.get(key))}


def _gems(site: JekyllLayout) -> set[str]:
    return {*_GEM.findall(site.tree.text(join_path(site.folder, "Gemfile")) or "")}


def _own_plugins(site: JekyllLayout) -> list[str]:
    folder = join_path(site.source_folder, "_plugins")
    names = sorted(site.tree.names(folder))[:_MOST]
    texts = [site.tree.text(join_path(folder, name)) for name in names]
    # What is no file is a folder, with plugins that are not read.
    return [text if text is not None else "Generator" for text in texts]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value] if value else []
