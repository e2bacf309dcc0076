"""Links between the pages of a site that is given as texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.source.files.tree import TextTree
from profilelint.source.read import read_text
from profilelint.source.site.files import SiteFiles
from profilelint.source.site.site import address_values
from profilelint.source.site.sites import Sites

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def presences(files: Mapping[str, str], page: str, links: Iterable[str]) -> dict[str, str]:
    """Return what is known of links on a page of a site all of whose Markdown was read."""
    sites = Sites(TextTree(files))
    data = {
        path: address_values(read_text(path, text).data, sites.of(path))
        for path, text in files.items()
        if path.endswith((".md", ".mdx"))
    }
    site_files = SiteFiles(frozenset(files), sites, data)
    return {link: site_files.find(page, link).presence for link in links}
