"""Items of a list that would be there twice if they were written as they should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.schema import wording

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import InvalidPage


def near_duplicate(page: InvalidPage, route: Route, meant: str) -> Fault | None:
    """Return the fault of an item that stands for another one of its list.

    ``meant`` is how the item should be written. None if it is no item, or the only one of the kind.
    """
    if not route or not isinstance(route[-1], int):
        return None
    items = page.value(route[:-1])
    if not isinstance(items, list) or meant not in items:
        return None
    found = page.value(route)
    return page.fault(
        "schema-items", "near-duplicate", route, "entry",
        fixes=page.fix_by_deleting(route, "Delete the item", "unsafe"),
        found=wording.value(found), meant=wording.value(meant),
    )  # fmt: skip
