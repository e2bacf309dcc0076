from __future__ import annotations

import pytest
from tests.cost import within
from tests.readings import blocks, paragraphs, read_body, regions

COLONS = "- a\n::: tip A title\nb  c\n:::\nd\n::video[e]{#f}\n"


@pytest.mark.parametrize("flavor", ["mdx", "markdown-it", "pandoc"])
def test_lines_of_colons(flavor: str) -> None:
    assert blocks(COLONS, flavor) == [
        ("list", "- a"),
        ("opaque", "::: tip A title"),
        ("paragraph", "b  c"),
        ("opaque", ":::"),
        ("paragraph", "d"),
        ("opaque", "::video[e]{#f}"),
    ]


def test_colons_within_text_open_nothing() -> None:
    assert regions("a ::: b\n\n`:::`\n\n```\n:::\n```\n::d e\n", "mdx") == []


ADMONITIONS = """\
!!! note "A title"
    Text *in* it.

    ## Heading

    === "Tab"
        Deeper.

        ```
        code
        ```
After

1.  Item

    ??? tip
        In it.
"""


def test_admonitions_hold_markdown() -> None:
    body = read_body(ADMONITIONS, "python-markdown")
    assert [paragraph.text for paragraph in body.paragraphs] == [
        "Text in it.",
        "Deeper.",
        "After",
        "Item",
        "In it.",
    ]
    assert [heading.text for heading in body.headings] == ["Heading"]
    assert [ADMONITIONS[region.start : region.end] for region in body.regions] == [
        '!!! note "A title"',
        '=== "Tab"',
        "??? tip",
    ]
    assert len(body.code) == 1


def test_admonitions_are_pythons() -> None:
    assert regions(ADMONITIONS, "") == []
    assert regions("!!!note\n\n??? \n\n=== Tab\n\nwhat??? yes\n", "python-markdown") == []


def test_a_fence_that_is_left_open_in_an_admonition_hides_nothing_behind_it() -> None:
    text = "!!! note\n\n    ```\n    a\n\nb\n\n```\nc\n```\n\nd\n"
    assert paragraphs(text, "python-markdown") == ["a", "b", "d"]


def test_mkdocstrings() -> None:
    text = "::: a.b\n    options:\n      c: d\n\ne\n"
    assert regions(text, "python-markdown") == ["::: a.b\n    options:\n      c: d"]
    assert paragraphs(text, "python-markdown") == ["e"]


@pytest.mark.parametrize(
    ("flavor", "piece"),
    [
        ("mdx", ":::\n"),
        ("python-markdown", "!!! a\n"),
        ("python-markdown", "!!! a\n    "),
        ("python-markdown", "::: a\n    b\n"),
    ],
)
def test_hostile_containers_cost_little(flavor: str, piece: str) -> None:
    within(2.0, lambda: read_body(piece * 20_000, flavor))


@pytest.mark.parametrize("flavor", ["kramdown", "pandoc", "python-markdown"])
def test_a_fence_that_nothing_closes_is_text(flavor: str) -> None:
    assert paragraphs("a\n\n```\n\nb\n", flavor)[-1] == "b"
    assert paragraphs("a\n\n```\n\nb\n", "gfm") == ["a"]
    assert paragraphs("a\n\n```\nb\n```\n\nc\n", flavor) == ["a", "c"]


def test_a_tab_is_as_good_as_four_spaces_in_an_admonition() -> None:
    text = '=== "A"\n    ```\n\t# b\n    ```\n\n  \tc\n\n\t!!! note\n\n\t\t* d\n'
    body = read_body(text, "python-markdown")
    assert body.headings == []
    assert [text[slice(*code)] for code in body.code] == ["```\n\t# b\n    ```"]
    assert [paragraph.text for paragraph in body.paragraphs] == ["c", "d"]
    assert regions(text, "python-markdown") == ['=== "A"', "!!! note"]
