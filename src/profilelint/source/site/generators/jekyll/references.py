"""The files and posts that Jekyll's tags ``link`` and ``post_url`` look up.

Jekyll stops where there is none (https://jekyllrb.com/docs/liquid/tags/#links).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.source.site.addresses import join_path
from profilelint.source.site.generators.jekyll.post_names import read_post_name

if TYPE_CHECKING:
    from profilelint.source.site.generators.jekyll.layout import JekyllLayout
    from profilelint.source.site.generators.jekyll.post_names import PostName
    from profilelint.source.site.references import Reference

_PAGES = (".md", ".markdown", ".mkd", ".html", ".htm")


class JekyllReferences:
    """The files and posts of a Jekyll site; ``files`` are all of the tree."""

    stop_build = True

    def __init__(self, site: JekyllLayout, files: frozenset[str]) -> None:
        self._site = site
        self._files = files
        self._folders = {path.rpartition("/")[0] for path in files}
        self._posts: set[PostName] = set()
        # A symbolic link may lead to a folder of posts.
        self._knows_posts = True
        for path in files:
            if path.endswith("_posts"):
                self._knows_posts = False
            if "_posts/" in path and site.inside(path) is not None:
                stem = path.rpartition("/")[2].rpartition(".")[0]
                post = read_post_name(stem)
                if post is not None:
                    self._posts.add(post)

    def judge(self, _page: str, tag: str, target: str) -> Reference:
        """Return what a tag surely does not find; see `profilelint.source.site.references`."""
        if "{{" in target or "{%" in target or not target.isprintable():
            return ""
        if tag == "post_url":
            is_unknown = read_post_name(target.rpartition("/")[2]) not in self._posts
            return "post" if is_unknown and self._knows_posts else ""
        if tag == "link" and not self._may_have(target.removeprefix("/")):
            return "file"
        return ""

    def _may_have(self, target: str) -> bool:
        source = self._site.source_folder
        for base in {source, join_path(source, self._site.collections_folder).rstrip("/")}:
            above = path = join_path(base, target)
            while above:
                # Below a file there is what a symbolic link leads to.
                if above in self._files:
                    return not self._site.excludes(above)
                above = above.rpartition("/")[0]
            if self._site.is_made(path):
                return True
        folder = join_path(source, target).rpartition("/")[0]
        if not path.endswith(_PAGES) and folder not in self._folders:
            return True  # it may be made before the site is built
        # A theme has files of its own.
        return target.startswith("assets/") and self._site.has_theme
