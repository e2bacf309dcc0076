"""The pages and files of the site that a link, an image or a field may name."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from profilelint.engine.workspace.suggestion import MOST, Suggestion
from profilelint.source.site.addresses import PAGES
from profilelint.source.site.addressing import stem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from profilelint.engine.plan import Plan
    from profilelint.engine.workspace.typed import Place
    from profilelint.source.site.site import Site

_MOST_LOOKED_AT: Final = 50_000
_IMAGES: Final = ("apng", "avif", "gif", "jpeg", "jpg", "png", "svg", "webp")
_BY_ADDRESS: Final = frozenset(("Jekyll", "Hugo", "Eleventy", "Astro"))
"""The generators on whose sites links lead to the addresses of pages, not to their files."""

_PUBLIC: Final = {"Hugo": "static/", "Astro": "public/", "Docusaurus": "static/"}
"""The folders whose files are at the top of the published site."""


def link_targets(plan: Plan, path: str, place: Place) -> Iterable[Suggestion]:
    """Return what a link or image of a page may lead to, the nearest files first."""
    if "#" in place.word or "?" in place.word or ":" in place.word:
        return []
    site = plan.sites.of(path)
    folder = posixpath.dirname(path)
    wanted = place.word.rpartition("/")[2].casefold()
    ranked: list[tuple[bool, bool, str]] = []
    for each in sorted(plan.files)[:_MOST_LOOKED_AT]:
        is_page = each.endswith(PAGES)
        is_image = each.rpartition(".")[2].lower() in _IMAGES
        if each == path or not (
            is_image
            if place.kind == "image"
            else is_page or is_image or each.lower().endswith(".pdf")
        ):
            continue
        if not any(part[:1] in (".", "_") for part in each.split("/")[:-1]) or is_page:
            is_far = posixpath.dirname(each) != folder
            ranked.append((wanted not in each.casefold(), is_far, each))
    ranked.sort()
    return _targets(ranked, site, folder, place)


def _targets(
    ranked: Sequence[tuple[bool, bool, str]], site: Site, folder: str, place: Place
) -> Iterator[Suggestion]:
    from_top = place.word.startswith("/")
    for _, _, each in ranked[: 2 * MOST]:
        is_page = each.endswith(PAGES)
        address = _address(site, each, folder, is_page=is_page, from_top=from_top)
        if address:
            text = quote(address, safe="/~:@!$&'*+,;=")
            yield Suggestion(
                address, "page" if is_page else "file", text, f"{address} {each}", each
            )


def _address(site: Site, path: str, folder: str, *, is_page: bool, from_top: bool) -> str:
    """Return how a page in a folder links to a file; empty where that is not known."""
    inside = site.inside(path)
    if inside is None:
        return ""
    if is_page and site.generator in _BY_ADDRESS:
        address = site.page_address(path)
        return site.base_path.rstrip("/") + address if address else ""
    public = _PUBLIC.get(site.generator, "")
    if (public and inside.startswith(public)) or (
        not public and not is_page and site.generator in _BY_ADDRESS
    ):
        return f"{site.base_path.rstrip('/')}/{inside.removeprefix(public)}"
    if from_top:
        return f"/{inside}"
    return posixpath.relpath(path, folder or ".")


def named_targets(plan: Plan, is_page: bool, folders: tuple[str, ...]) -> Iterator[Suggestion]:
    """Yield the values that name a page or a file of some folders; without any, of the site."""
    for path in sorted(plan.files)[:_MOST_LOOKED_AT]:
        if is_page != path.endswith(PAGES):
            continue
        if not folders:
            yield Suggestion(f"/{path}", "page" if is_page else "file", f"/{path}")
            continue
        folder = next((each for each in folders if path.startswith(f"{each}/")), None)
        if folder is None:
            continue
        name = path[len(folder) + 1 :]
        if is_page:
            name = posixpath.join(posixpath.dirname(name), stem_of(path))
        yield Suggestion(name, "page" if is_page else "file", name, detail=path)
