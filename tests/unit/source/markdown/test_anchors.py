from __future__ import annotations

import pytest
from tests.cost import within

from profilelint.source.markdown.anchors import (
    PageAnchors,
    Way,
    github_anchors,
    has_anchor,
    heading_anchors,
    hugo_anchors,
    hugo_ascii_anchors,
    kramdown_anchors,
    markdown_it_anchors,
    obsidian_anchors,
    pandoc_anchors,
    pymdown_anchors,
    python_markdown_anchors,
    python_markdown_unicode_anchors,
    slug_anchors,
    vitepress_anchors,
    without_icons,
)
from profilelint.source.markdown.flavor import FLAVORS, VARIANTS, flavor_named

ANCHORS = PageAnchors(["2. Results & Reach", "Café", "Café", "Pier {#quay}"], ["map"])


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


def test_the_anchor_of_each_heading() -> None:
    headings = ["2. Dams", "Pier {#quay}", "2. Dams"]
    assert heading_anchors(headings) == ["2-dams", "quay", "2-dams-1"]
    assert heading_anchors(headings, [kramdown_anchors])[2] == "dams-1"
    assert heading_anchors([]) == []


def test_page_anchors() -> None:
    anchors = PageAnchors(["Results {#outcome}", "Who? {: #people .wide}", "Größe"], ["old"])
    assert set(anchors) == {"results", "outcome", "who", "people", "größe", "gre", "old"}


def test_fragments_that_lead_somewhere() -> None:
    anchors = PageAnchors(["Größe"])
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
    within(1.0, lambda: set(PageAnchors([piece * 50_000 + "}"])))


@pytest.mark.parametrize(
    ("heading", "way", "anchor"),
    [
        ("परिणाम", github_anchors, "परिणाम"),
        ("เรือ", github_anchors, "เรือ"),
        ("ខ្មែរ", github_anchors, "ខ្មែរ"),
        ("بَيْت", github_anchors, "بَيْت"),
        ("½ a ① Ⅳ ⓐ 1️⃣", github_anchors, "-a--ⅳ-ⓐ-1️⃣"),
        ("Cafe\u0301", github_anchors, "cafe\u0301"),
        ("परिणाम", hugo_anchors, "परणम"),
        ("A_b, c?", hugo_anchors, "a_b-c"),
        ("?", hugo_anchors, "heading"),
        ("Größe", hugo_ascii_anchors, "groe"),
        ("2. Hello, (World) é", vitepress_anchors, "_2-hello-world-e"),
        ("A b, é", markdown_it_anchors, "a-b%2C-%C3%A9"),
        ("Größe, A b", python_markdown_anchors, "groe-a-b"),
        ("What's `a::b_c`?", slug_anchors, "what-s-a-b-c"),
        ("Straße — “Größe”", slug_anchors, "strasse-grosse"),
        ("Größe, A  b", python_markdown_unicode_anchors, "größe-a-b"),
        ("A  b?", pymdown_anchors, "a--b"),
        (" … A b ", pymdown_anchors, "-a-b"),
        ("2. A b, c.d", pandoc_anchors, "a-b-c.d"),
        ("2", pandoc_anchors, "section"),
        ("A #b: c", obsidian_anchors, "A b c"),
    ],
)
def test_ways(heading: str, way: Way, anchor: str) -> None:
    assert way([heading]) == [anchor]


def test_numbers_of_repeated_headings() -> None:
    assert github_anchors(["A", "A", "A-1", "A"]) == ["a", "a-1", "a-1-1", "a-2"]
    assert python_markdown_anchors(["A", "A", "A_1", "?", "?", "A"]) == [
        "a",
        "a_1",
        "a_2",
        "_1",
        "_2",
        "a_3",
    ]


def test_a_flavor_chooses_its_ways() -> None:
    headings = ["2. Größe"]
    assert set(PageAnchors(headings, (), flavor_named("mdx").anchors)) == {"2-größe"}
    assert set(PageAnchors(headings, (), flavor_named("kramdown").anchors)) == {"2-größe", "gre"}
    assert {"2-größe", "gre", "_2-große", "2-groe"} <= PageAnchors(
        headings, (), flavor_named("").anchors
    )


def test_icons_leave_no_trace() -> None:
    headings = ["Pier", ":material-map: The map", "10:30 and 11:30"]
    assert without_icons(headings, pymdown_anchors) == ["pier", "the-map", "1030-and-1130"]


def test_each_way_makes_one_anchor_of_each_heading() -> None:
    headings = ["Pier", "", "1. Pier", ":map:", "Pier"]
    for name in (*FLAVORS, *VARIANTS):
        for way in flavor_named(name).anchors:
            assert len(way(headings)) == len(headings), (name, way)
