"""Tells which stages and rules take more than twice the time for twice the page.

Run as ``python benchmarks/shapes.py [SHAPE ...]``. One page of each shape (one list, many lists,
one line, many headings, tables, HTML ...) grows until linting it takes half a second; then it is
doubled. A stage or rule whose time more than doubles is named, with both times in milliseconds;
what is named once may be noise, what is named in each run is not linear.
"""

from __future__ import annotations

import argparse
import gc
import os
from typing import TYPE_CHECKING

from stages import watch

from corpus import Writer
from profilelint.config.model import Config, Selection
from profilelint.engine.lint import lint_document
from profilelint.engine.plan import Plan
from profilelint.rules.load import load_registry
from profilelint.source.read import read_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.engine.lint import Setting

ENOUGH = 500_000.0
"""Microseconds after which a page is large enough to be doubled."""

LARGEST = 2_500_000
NOTICEABLE = 20_000.0
"""Microseconds below which a ratio says nothing."""

FASTER = 2.7
"""The ratio, for twice the page, from which growth is not taken for noise."""

PAGE = Writer(1, 0.0).page(7)
HEAD, _, BODY = PAGE.partition("\n---\n")


def repeated(unit: str) -> Callable[[int], str]:
    """Return what makes a body of so many units; ``#`` stands for the number of each."""
    return lambda number: "".join(unit.replace("#", str(index)) for index in range(number))


SHAPES: dict[str, Callable[[int], str]] = {
    "bodies": repeated(BODY),
    "links": repeated("* Led the [# schools](https://www.example.org/s/#) of the town.\n"),
    "one list": repeated("* Support # schools in the town.\n"),
    "loose list": repeated("* Support # schools in the town\n\n"),
    "nested lists": repeated("* a #\n  * b\n    * c\n"),
    "lists": repeated("Led #:\n\n* One school\n* Two schools.\n\n"),
    "one line": repeated("some [link #](http://example.org) and  two "),
    "one paragraph": repeated("Words of line # here\n"),
    "paragraphs": repeated("**Words #**\n\nmore words\n\n"),
    "headings": repeated("### Heading #\n\nText.\n\n"),
    "HTML": repeated('<p>Some <b>bold</b> <iframe src="https://example.org/#"></iframe></p>\n\n'),
    "HTML block": repeated('<p>Some <b>bold</b> <a href="http://example.org/#">x</a><br>\n'),
    "HTML line": repeated('<b>bold</b> <a href="http://example.org/#">x</a> '),
    "images": repeated("![Schools in #](/uploads/#.jpg)\n\n"),
    "quotes": repeated("> Quote of #  words\n>\n> * item\n\n"),
    "faults": repeated("Too  far  apart the the words .\n\n* Supporting \n* Supporting \n"),
    "addresses": repeated("A&nbsp;b “quoted” – http://www.example.org/#?utm_source=x TODO\n\n"),
    "table": lambda number: (
        "| a | b |\n|---|---|\n" + repeated("| x # | [y](http://example.org) |\n")(number)
    ),
    "footnotes": repeated("Text[^#] and [a][r#].\n\n[^#]: Note\n\n[r#]: http://example.org/#\n\n"),
    "code": repeated("```\ncode #\n```\n\n`x` {{ site.url }} {% include a.html %}\n\n"),
    "directives": repeated(
        "<!-- profilelint-disable-next-line text-double-space -->\nToo  far #\n\n"
    ),
    "directive pairs": repeated(
        "<!-- profilelint-disable text-double-space -->\n\nToo  far #\n\n"
        "<!-- profilelint-enable text-double-space -->\n\n"
    ),
    "spaces": lambda number: f"a{' ' * number * 20}b\n",
    "open brackets": repeated("see [a "),
    "open tags": repeated("<a "),
    "asterisks": repeated("**a "),
    "front matter": repeated("- a: #\n  b: text\n"),
}


def page(shape: str, number: int) -> bytes:
    body = SHAPES[shape](number)
    if shape == "front matter":
        return f"{HEAD}\nextra:\n{body}---\n{BODY}".encode()
    return f"{HEAD}\n---\n{body}".encode()


def measure(data: bytes, setting: Setting) -> dict[str, float]:
    """Return microseconds by stage and rule."""
    gc.collect()
    times = watch([("page.md", data)], setting)
    return {name.partition(" of ")[0]: took for name, took in times.stages} | times.rules


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shapes", nargs="*", default=list(SHAPES), metavar="SHAPE")
    arguments = parser.parse_args()
    gc.set_threshold(50_000, 20, 100)
    plan = Plan(Config(os.getcwd()), load_registry(), "2026-01-31", Selection(select=("all",)))
    setting = plan.setting("page.md")
    if setting is None:
        raise SystemExit("no setting")
    lint_document(read_document("page.md", PAGE.encode()), setting)
    for shape in arguments.shapes:
        number = 64
        while True:
            data = page(shape, number)
            once = measure(data, setting)
            if sum(once.values()) > ENOUGH or len(data) > LARGEST:
                break
            number *= 2
        twice = measure(page(shape, 2 * number), setting)
        ratio = sum(twice.values()) / sum(once.values())
        print(f"{shape}: {len(data) / 1000:.0f} kB, twice the page takes {ratio:.1f} times as long")
        for name, took in sorted(twice.items(), key=lambda item: -item[1]):
            before = once.get(name, 0.0)
            if took > NOTICEABLE and took > FASTER * before:
                print(f"    {name}: {before / 1000:.0f} ms, then {took / 1000:.0f}")


if __name__ == "__main__":
    main()
