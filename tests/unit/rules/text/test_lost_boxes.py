"""Lines that were to open a box or a tab of MkDocs."""

from __future__ import annotations

import pytest

from profilelint.rules.api import Context
from profilelint.rules.text.lost_boxes import find_lost_boxes
from profilelint.source.files.tree import TextTree
from profilelint.source.read import read_text
from profilelint.source.site.sites import Sites

SETTINGS = "markdown_extensions: [admonition, pymdownx.details, pymdownx.tabbed]\n"


def found(line: str, below: str = "    a", settings: str = SETTINGS) -> list[tuple[str, str]]:
    text = f"Boats\n\n{line}\n{below}\n"
    site = Sites(TextTree({"mkdocs.yml": settings, "docs/a.md": text})).of("docs/a.md")
    document = read_text("docs/a.md", text, "python-markdown")
    context = Context(document, today="2026-01-31", site=site)
    return [(box.fault, box.wanted) for box in find_lost_boxes(context)]


@pytest.mark.parametrize(
    ("line", "fault", "wanted"),
    [
        ('!!! note "Mind the gap', "box", '!!! note "Mind the gap"'),
        ('!!! note Mind the gap"', "box", '!!! note "Mind the gap"'),
        ("!!! note “Mind the gap”", "box", '!!! note "Mind the gap"'),
        ("!!! note 'Mind the gap'", "box", '!!! note "Mind the gap"'),
        ('!!! note "Mind the gap":', "box", '!!! note "Mind the gap"'),
        ("!!! note: Mind the gap", "box", '!!! note "Mind the gap"'),
        ('!!! "Mind the gap"', "box", '!!! note "Mind the gap"'),
        ('!! tip "Mind the gap"', "box", '!!! tip "Mind the gap"'),
        ("!!! note:", "box", "!!! note"),
        ("???+ tip “More”", "box", '???+ tip "More"'),
        ("=== Linux", "tab", '=== "Linux"'),
        ('=== "Linux', "tab", '=== "Linux"'),
        ("===+ “Linux”", "tab", '===+ "Linux"'),
        ('==="Linux"', "tab", '=== "Linux"'),
        ("!!! note Mind the Gap", "title", '!!! note "Mind the Gap"'),
        ("??? tip Read more Here", "title", '??? tip "Read more Here"'),
    ],
)
def test_what_is_to_be_written(line: str, fault: str, wanted: str) -> None:
    assert found(line) == [(fault, wanted)]
    assert found(line, "\n\ta") == [(fault, wanted)]


@pytest.mark.parametrize(
    "line",
    [
        *("!!! note", '!!! note "A"', '!!!note "A"', '!!! note inline end "A"', '!!! note ""'),
        *("!!! note inline end", '??? "A"', "???+ tip", '=== "A "b" c"', '===! "A"', "==="),
        *("!!!", "!!! ?", "=== ", "!!!! note A", "==== A", "?? A"),
    ],
)
def test_what_is_read_or_meant_otherwise(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize("below", ["a", "   a", "", "\na", "```\n    a\n```"])
def test_text_without_any_below_it(below: str) -> None:
    assert found("!!! note “A”", below) == []


@pytest.mark.parametrize(
    ("line", "below"),
    [
        *(('!!! note "A"', "a"), ("??? tip", "  a\n  b"), ('=== "A"', "- a"), ("!!! tip", "**a**")),
        ("1. a\n\n    !!! tip", "      b"),
    ],
)
def test_what_stays_empty(line: str, below: str) -> None:
    assert found(line, below) == [("empty", "")]


@pytest.mark.parametrize(
    ("line", "below"),
    [
        *(("!!! tip", "\na"), ("!!! tip", '!!! note "A"'), ("!!! tip", "<!-- a -->")),
        *(("- a\n    !!! tip", "    b"), ("1. a\n\n    !!! tip", "2. b"), ("  !!! tip", "  a")),
    ],
)
def test_what_may_stay_empty(line: str, below: str) -> None:
    assert found(line, below) == []


def test_only_the_extensions_of_the_site_are_known() -> None:
    assert found("!!! note “A”", settings="markdown_extensions: {admonition: {}}\n")
    for settings in ("site_name: A\n", "markdown_extensions: [pymdownx.details]\n"):
        assert found("!!! note “A”", settings=settings) == []
