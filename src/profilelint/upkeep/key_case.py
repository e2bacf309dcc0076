"""Keys that differ in case alone, on sites whose generator takes them for the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def usual_keys(pages: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return keys of front matter that most pages write in another case, each with that form."""
    counts = Counter(key for page in pages for key in page)
    usual: dict[str, str] = {}
    for key, _ in counts.most_common():
        usual.setdefault(key.lower(), key)
    return {key: found for key in counts if (found := usual[key.lower()]) != key}


def with_keys(
    pages: Sequence[Mapping[str, Any]], names: Mapping[str, str]
) -> Sequence[Mapping[str, Any]]:
    """Return front matter with other names for some keys, the present ones being those of a map."""
    if not names:
        return pages
    return [{names.get(key, key): value for key, value in page.items()} for page in pages]
