"""Where Jekyll puts the pages of its collections.

The configuration names collections and their permalinks, which are made of fixed words and
placeholders (https://jekyllrb.com/docs/permalinks/). Only placeholders for the name of a page, in
the last segment of an address, are worked out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES: Final = frozenset((":name", ":title", ":slug", ":path", ":basename"))
_MOST = 1000


class Collection(NamedTuple):
    """A collection whose pages have addresses.

    ``folder`` is where its files lie, relative to the site's source. ``prefix`` are the segments
    that the addresses of its pages begin with; None if they are not the same for all of them,
    or if more than the name of a page follows.
    """

    name: str
    folder: str
    prefix: tuple[str, ...] | None


def read_collections(site: Mapping[str, Any]) -> list[Collection]:
    """Return the collections that a site's configuration gives addresses, posts included."""
    parent = site.get("collections_dir")
    parent = parent.strip("/") + "/" if isinstance(parent, str) and parent.strip("/") else ""
    collections = [Collection("posts", f"{parent}_posts", None)]
    declared = site.get("collections")
    if isinstance(declared, dict):
        for name, settings in list(declared.items())[:_MOST]:
            if not isinstance(settings, dict) or settings.get("output") is not True:
                continue
            template = settings.get("permalink") or _default_permalink(site, name)
            collections.append(Collection(name, f"{parent}_{name}", _prefix(name, template)))
    return collections


def _default_permalink(site: Mapping[str, Any], name: str) -> Any:
    """Return the permalink that front-matter defaults give a collection; empty if none do.

    Where several do, which one counts depends on the file, so the last is as good as any.
    """
    entries = site.get("defaults")
    permalink: Any = ""
    for entry in entries[:_MOST] if isinstance(entries, list) else ():
        scope = entry.get("scope") if isinstance(entry, dict) else None
        values = entry.get("values") if isinstance(entry, dict) else None
        if not isinstance(values, dict) or "permalink" not in values:
            continue
        if isinstance(scope, dict) and scope.get("type") in (name, None, ""):
            permalink = values["permalink"]
    return permalink


def _prefix(name: str, template: Any) -> tuple[str, ...] | None:
    if template in ("", "pretty", "date", "none", None):
        return (name,)
    if not isinstance(template, str):
        return None
    segments = [segment for segment in template.split("/") if segment]
    if not segments:
        return None
    last = segments.pop().removesuffix(":output_ext").removesuffix(".html").removesuffix(".")
    fixed = tuple(name if segment == ":collection" else segment for segment in segments)
    if last not in _NAMES or any(":" in segment for segment in fixed):
        return None
    return fixed
