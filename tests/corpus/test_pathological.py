"""Bodies made to cost time: twice as much text takes about twice as long, and never very long."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from time import process_time

import pytest

from profilelint.config.model import Config, Selection
from profilelint.engine.plan import Plan
from profilelint.engine.run import run
from profilelint.rules.registry import load_registry

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
SIZE = 100_000
MOST_SECONDS = 8.0
"""For a megabyte, on a slow machine; a usual one needs less than a second."""

MOST_GROWTH = 3.0
"""What grows with the square of the text grows by 4."""

ATTEMPTS = 4
NOTICEABLE = 0.1
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
    run(["a.md"], plan, given={"a.md": (HEAD + "A <b>word</b>.\n").encode()})
    return plan


def seconds(data: bytes, plan: Plan) -> float:
    gc.collect()
    # As timeit does: a collection would go through all that the tests have in memory.
    gc.disable()
    try:
        begin = process_time()
        result = run(["a.md"], plan, given={"a.md": data})
        took = process_time() - begin
    finally:
        gc.enable()
    assert result.failures == []
    return took


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text(shape: str, plan: Plan) -> None:
    make = SHAPES[shape]
    once = (HEAD + make(SIZE)).encode()
    twice = (HEAD + make(2 * SIZE)).encode()
    seconds((HEAD + make(2000)).encode(), plan)
    shorter = longer = float("inf")
    for _ in range(ATTEMPTS):
        shorter, longer = min(shorter, seconds(once, plan)), min(longer, seconds(twice, plan))
        growth = longer / max(shorter, NOTICEABLE)
        if growth < MOST_GROWTH:
            break
    assert longer / len(twice) * 1_000_000 < MOST_SECONDS
    assert growth < MOST_GROWTH
