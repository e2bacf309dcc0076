"""The places on a page that links may lead to: its headings, by the anchors that the site makes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from profilelint.engine.workspace.suggestion import LONGEST, Suggestion
from profilelint.model.pattern import pattern
from profilelint.source.markdown.anchors import heading_anchors
from profilelint.source.markdown.flavor import flavor_named
from profilelint.source.site.addresses import PAGES
from profilelint.source.site.addressing import stem_of
from profilelint.source.site.files import SiteFiles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.engine.plan import Plan
    from profilelint.engine.workspace.typed import Place
    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.body import Heading
    from profilelint.source.site.sites import Sites

_MOST: Final = 1000
_ENDING_A_LINK: Final = pattern(r"[\s()<>]")


def anchor_targets(workspace: Workspace, path: str, place: Place) -> Iterator[Suggestion]:
    """Yield the headings of the page that a link on a page leads to, in their order.

    The link is half typed: it has its ``#``. Of the ways in which the site may make anchors, the
    most usual one counts.
    """
    url, _, _ = place.word.partition("#")
    page = _page_at(workspace.plan, path, url) if url else path
    if not page or not page.endswith(PAGES):
        return
    document = workspace.document(page)
    if document.body_start >= len(document.text):
        return
    headings = [_with_name(heading, document.text) for heading in document.body.headings[:_MOST]]
    site = workspace.plan.sites.of(page)
    ways = (*site.anchor_ways, *flavor_named(document.flavor or site.flavor).anchors)
    for heading, anchor in zip(headings, heading_anchors(headings, ways), strict=True):
        text = f"{url}#{_ENDING_A_LINK.sub(lambda each: quote(each[0]), anchor)}"
        words = " ".join(heading.split())[:LONGEST]
        yield Suggestion(f"#{anchor}", "page", text, f"{text} {words}", words)


def _with_name(heading: Heading, text: str) -> str:
    """Return the text of a heading with the attribute list behind it, which may name it."""
    behind = text[heading.text_span.end : heading.span.end].strip()
    return f"{heading.text} {behind}" if behind.startswith("{") else heading.text


@lru_cache(maxsize=1)
def _files(files: frozenset[str], sites: Sites) -> SiteFiles:
    """Return what tells where links lead; whoever types asks for the same again and again."""
    return SiteFiles(files, sites, {})


def _page_at(plan: Plan, path: str, url: str) -> str:
    """Return the page that an address on a page leads to; empty if none is known."""
    if ":" in url or url.startswith("//"):
        return ""
    found = _files(plan.files, plan.sites).find(path, url).path
    if found:
        return found
    for each in sorted(plan.files):
        if each.endswith(PAGES) and stem_of(each) in url:
            site = plan.sites.of(each)
            if url == site.base_path.rstrip("/") + site.page_address(each):
                return each
    return ""
