"""Bodies made to cost time: more text takes longer in proportion, and never very long."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from tests.cost import grows_linearly, within

from profilelint.config.model import Config, Selection
from profilelint.engine.plan import Plan
from profilelint.engine.run import lint_paths
from profilelint.rules.load import load_registry

HEAD = """\
---
title: Peru—Clean Rivers
summary: The activity keeps rivers clean.
start: 2014
end: 2016
client: European Union
solutions: [Governance]
regions: Latin America and the Caribbean
country: Peru
---

"""
SIZE = 50_000
TIMES = 4
MOST_SECONDS = 8.0
"""For a megabyte, on a slow machine; a usual one needs less than a second."""

UNNOTICED = 0.3
"""Seconds below which times say nothing about growth."""


def repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit.encode()))


def numbered(unit: str) -> Callable[[int], str]:
    """Return what fills a size with a unit in which ``#`` is the number of its repetition."""

    def fill(size: int) -> str:
        parts: list[str] = []
        left = size
        while left > 0:
            parts.append(unit.replace("#", str(len(parts))))
            left -= len(parts[-1].encode())
        return "".join(parts)

    return fill


SHAPES: dict[str, Callable[[int], str]] = {
    "quotes in quotes": repeated("> "),
    "details without an end": repeated("<details>\n\na\n\n"),
    "films without an end": repeated("- <video src=a>\n  b\n"),
    "comments without an end": repeated("a <!-- b\n\n"),
    "larger pictures": repeated('<img srcset="/a.png 1x, (/b.png 2x">\n'),
    "many larger pictures of one": lambda size: f'<img srcset="{"(a,b 1x, " * (size // 9)}">\n',
    "paths through files": repeated("[a](a.md/b.md/../c.md/d.pdf) "),
    "quotes, deeper line by line": lambda size: "".join(
        "> " * (level % 60) + "a\n" for level in range(size // 62)
    ),
    "opening brackets": repeated("["),
    "opening brackets of images": repeated("!["),
    "links that stay open": repeated("[a]("),
    "brackets that match": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "references": repeated("[a][b] "),
    "definitions": numbered("[a#]: http://example.org/#\n\n"),
    "emphasis that stays open": repeated("*a_ "),
    "emphasis": repeated("**a *b* c** "),
    "asterisks": repeated("*"),
    "underscores and words": repeated("a_b"),
    "backticks": lambda size: "".join("`" * n + " " for n in range(1, int((2 * size) ** 0.5))),
    "fences": numbered("```#\ncode\n"),
    "tables": repeated("| a | b |\n|---|---|\n| c | d |\n\n"),
    "one wide table": lambda size: (
        "|a" * (size // 8) + "|\n" + "|-" * (size // 8) + "|\n" + "|b" * (size // 4) + "|\n"
    ),
    "nested lists": numbered("* a\n  * b #\n    * c\n      * d\n"),
    "one long list": numbered("* Train # clerks of the town.\n"),
    "lists in lists": repeated("- "),
    "numbers in lists": repeated("1. "),
    "open tags": repeated("<a "),
    "tags that stay open": repeated("<b>"),
    "HTML": numbered(
        f'<p>{"Some words of the town. " * 9}<b>bold</b> <a href="https://example.org/#">#</a></p>\n'
    ),
    "comments that stay open": repeated("<!-- "),
    "attributes": lambda size: "<p " + 'a="b" ' * (size // 6) + ">x</p>\n",
    "angle brackets": repeated("<"),
    "20,000 links": numbered("[page #](https://example.org/#) "),
    "pictures": numbered("The town by the river.\n\n![](/uploads/#.jpg)\n\n"),
    "headings": numbered("### Heading #\n\nText of the town.\n\n"),
    "entities": repeated("&amp;&#x41;&nosuch;"),
    "backslashes": repeated("\\"),
    "template tags": repeated("{{ a }} {% b %} "),
    "template tags that stay open": repeated("{{"),
    "spaces": lambda size: "a" + " " * size + "b\n",
    "lines of spaces": repeated("   \n"),
    "double spaces on one line": repeated("The pier  of wood. "),
    "hidden characters": repeated("wa\u200bter \u202eof the town "),
    "apostrophes": repeated("it's it’s "),
    "the same word": repeated("the the town is on a river "),
    "one word": repeated("a"),
    "footnotes": numbered("Text[^#].\n\n[^#]: A note.\n\n"),
    "setext lines": repeated("The town\n===\n\nText of the river.\n\n"),
    "directives": repeated("<!-- profilelint-disable-next-line text -- why -->\nA  b.\n\n"),
}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    root = tmp_path_factory.mktemp("site")
    plan = Plan(Config(os.fspath(root)), load_registry(), "2026-01-31", Selection())
    lint_paths(["a.md"], plan, contents={"a.md": (HEAD + "A <b>word</b>.\n").encode()})
    return plan


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text(shape: str, plan: Plan) -> None:
    def work(size: int) -> Callable[[], None]:
        data = (HEAD + SHAPES[shape](size)).encode()

        def lint() -> None:
            assert lint_paths(["a.md"], plan, contents={"a.md": data}).failures == []

        return lint

    grows_linearly(work, SIZE, TIMES, UNNOTICED)
    within(MOST_SECONDS * SIZE * TIMES / 1_000_000, work(SIZE * TIMES))
