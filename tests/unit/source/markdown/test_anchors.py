from __future__ import annotations

import pytest
from tests.cost import within

from profilelint.source.markdown.anchors import (
    github_anchors,
    has_anchor,
    kramdown_anchors,
    page_anchors,
)

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


@pytest.mark.parametrize(
    ("heading", "github", "kramdown"),
    [
        ("Project Overview", "project-overview", "project-overview"),
        ("What we did & why?", "what-we-did--why", "what-we-did--why"),
        ("2023 results", "2023-results", "results"),
        ("Größe der Stadt", "größe-der-stadt", "gre-der-stadt"),
        ("snake_case and-dash", "snake_case-and-dash", "snakecase-and-dash"),
        ("100%", "100", "section"),
        ("  Spaced  out ", "spaced--out", "spaced--out"),
        ("日本", "日本", "section"),
        ("A\tB", "a-b", "ab"),
    ],
)
def test_anchors(heading: str, github: str, kramdown: str) -> None:
    assert github_anchors([heading]) == [github]
    assert kramdown_anchors([heading]) == [kramdown]


def test_repeated_headings_are_numbered() -> None:
    assert github_anchors(["A", "a", "B", "A!"]) == ["a", "a-1", "b", "a-2"]
    assert kramdown_anchors(["1", "2", "A", "A"]) == ["section", "section-1", "a", "a-1"]


def test_page_anchors() -> None:
    anchors = page_anchors(["Results {#outcome}", "Who? {: #people .wide}", "Größe"], ["old"])
    assert anchors == {"results", "outcome", "who", "people", "größe", "gre", "old"}


def test_fragments_that_lead_somewhere() -> None:
    anchors = page_anchors(["Größe"])
    fragments = ["", "top", "Gr%C3%B6%C3%9Fe", "gr%C3%B6%C3%9Fe", "größe", ":~:text=x", "absent"]
    assert [has_anchor(anchors, each) for each in fragments] == [
        True,
        True,
        False,
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("piece", ["{", "{#a", "{#a ", " ", "}", "{#a}", "{: #a", "a "])
def test_a_hostile_heading_costs_little(piece: str) -> None:
    within(1.0, lambda: page_anchors([piece * 50_000 + "}"]))
