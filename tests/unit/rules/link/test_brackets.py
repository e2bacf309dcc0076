from __future__ import annotations

from typing import Any

import pytest

from profilelint.model.finding import Span
from profilelint.rules.api import Context
from profilelint.rules.link.brackets import (
    UndefinedReference,
    find_address_padding,
    find_blank_link_texts,
    find_broken_links,
    find_repeated_link_texts,
    find_spaced_link_texts,
    find_undefined_references,
    find_unused_definitions,
)
from profilelint.source.read import read_text


def context(body: str) -> Context:
    return Context(read_text("a.md", body), today="2026-01-31")


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("A [b] (/c) d\n", ("gap", "[b] (/c)", "b", "/c")),
        ("A [b]\n(/c_(d)) e\n", ("gap", "[b]\n(/c_(d))", "b", "/c_(d)")),
        ("A [b](/c d.pdf 'E') f\n", ("space", "/c d.pdf 'E'", "b", "/c d.pdf")),
        ("A [b]( /c d ) e\n", ("space", "/c d ", "b", "/c d")),
        ("A [b](/c d\n", ("open", "[b](/c", "b", "/c")),
        ("A ![](b.png c\n", ("open", "[](b.png", "", "b.png")),
        ("A ![](/b c)\n", ("space", "/b c", "", "/b c")),
        ("A [b](/c\n\nd)\n", ("open", "[b](/c", "b", "/c")),
        ("A (b)[https://c.org] d\n", ("swapped", "(b)[https://c.org]", "b", "https://c.org")),
    ],
)
def test_broken_links(body: str, places: tuple[str, ...]) -> None:
    [broken] = find_broken_links(context(body))
    texts = [body[slice(*span)] for span in (broken.span, broken.words, broken.address)]
    assert (broken.kind, *texts) == places


@pytest.mark.parametrize(
    "body",
    [
        "[a](/b) [c] (see d) [e] [f](g h)\n",
        "`[a] (/b)` \\[a\\] (/b) [a](/b 'c')\n",
        "    [a] (/b)\n",
        "[a](/" + "b" * 601 + " c\n",
        "[a](/b/{{< param c >}}/d) [e](/f/{{ g }}.html)\n",
    ],
)
def test_brackets_that_are_no_broken_links(body: str) -> None:
    assert find_broken_links(context(body)) == []


def test_white_space_around_addresses() -> None:
    body = "[a]( /b ) ![c](/d\t) [e]( </f> 'g' ) [h](</i j>) [k](\n/l) [m]( )\n"
    padding = find_address_padding(context(body))
    assert [(body[slice(*span)], body[span.start - 1], body[span.end]) for span in padding] == [
        (" ", "(", "/"),
        (" ", "b", ")"),
        (" ", "(", "<"),
        ("\t", "d", ")"),
    ]


def test_links_without_words() -> None:
    body = (
        "[](/a) [ **&nbsp;** ](/b) [c](/d) [\u200b](/e) [](<>) [\u00a0][r] <https://f.org>\n"
        "[*](/h) [**](/i) [_][r]\n\n[r]: /g\n"
    )
    assert [link.url for link in find_blank_link_texts(context(body))] == ["/a", "/b", "/e", "/g"]


def test_links_with_white_space_around_their_words() -> None:
    body = "[ a b](/c) [d\t](/e) [ f ](/g) [h](/i) [ ](/j) [![k](/l) ](/m) [ n][r]\n\n[r]: /o\n"
    spaced = find_spaced_link_texts(context(body))
    assert [(each.link.url, body[slice(*each.words)]) for each in spaced] == [
        ("/c", "a b"),
        ("/e", "d"),
        ("/g", "f"),
        ("/o", "n"),
    ]


def test_links_with_the_same_words() -> None:
    body = (
        "[The plan](/a) [*the\nplan*](/b) [the  PLAN][r] [1](/c) [1](/d) [the plan]({{ e }})\n"
        "<https://f.org> <https://f.org> [b](/g)\n\n[r]: /a\n"
    )
    repeated = find_repeated_link_texts(context(body))
    assert [(each.first.url, each.link.url) for each in repeated] == [("/a", "/b"), ("/a", "/a")]


def test_references_without_a_definition() -> None:
    body = "[a][b] [c][d] `[e][f]` g[h][i] \\[j][k]\n\n[b]: /l\n"
    [reference] = find_undefined_references(context(body))
    assert reference == UndefinedReference(Span(7, 13), "d")


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        ("[a]\n\n[a]: /b\n[c]: /d\n", ["c"]),
        ("![a][C]\n\n[c]: /d\n", []),
        ("{% a [c] %}\n\n[c]: /d\n", []),
        ("[//]: # (A note)\n[c]: <>\n", []),
    ],
)
def test_definitions_without_a_reference(body: str, labels: list[Any]) -> None:
    assert [each.label for each in find_unused_definitions(context(body))] == labels
