from __future__ import annotations

import pytest

from profilelint.source.anchors import has_anchor, page_anchors

ANCHORS = page_anchors(["2. Results & Reach", "Café", "Café", "Pier {#quay}"], ["map"])


@pytest.mark.parametrize(
    "fragment",
    ["2-results--reach", "results--reach", "café", "caf%C3%A9", "café-1", "quay", "map", "", "Top"],
)
def test_places_of_a_page(fragment: str) -> None:
    assert has_anchor(ANCHORS, fragment)


@pytest.mark.parametrize("fragment", ["results", "Quay", "caf%C3", "café-2", "quay "])
def test_places_that_it_does_not_have(fragment: str) -> None:
    assert not has_anchor(ANCHORS, fragment)
