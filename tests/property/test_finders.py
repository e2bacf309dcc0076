"""A finder's first look, which spares it most pages, passes over nothing that the finder returns.

First looks are prefilters, and the functions whose names begin with ``_may_hold``.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from itertools import product
from types import ModuleType

import pytest

from profilelint.model.prefilter import Prefilter
from profilelint.rules.api import Context, Invalid
from profilelint.rules.build_index import builtin_rules
from profilelint.rules.entry import FinderEntry, subscribed
from profilelint.rules.index import FINDERS
from profilelint.rules.list import marks
from profilelint.source.read import read_text

# What is written in other ways, everywhere on the page, and how.
WRITTEN = (" ", "\n", "a", "e", ".", "*", "-", "#", "[", "](", ")", "'", '"', "/", ":", "")
OTHERWISE = (
    *(
        "",
        " ",
        "  ",
        "\t",
        "\u00a0",
        "\u200b",
        "\r\n",
        "\r",
        "\n\n",
        "\n    ",
        "\n> ",
        ".",
        "…",
        "-",
    ),
    *("é", "É", "İ", "ſ", "’", "“", "•", "*", "* ", "1. ", "#", "##  ", "[", "]", "](", "(", " )"),
    *(
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "`",
        "```\n",
        "{{",
        "}}",
        "{%",
        "%}",
        "&nbsp;",
        "&#32;",
        "\\",
        "|",
    ),
    *("the the", "TODO", "http://", "//", "www.", "bit.ly", "MAILTO:", "!"),
)


class Look:
    """A first look, in the place of one of a finder's module, that remembers whether it refused.

    ``passes`` is whether all texts pass.
    """

    def __init__(self, look: Callable[..., bool]) -> None:
        self._look = look
        self.passes = False
        self.refused = False

    def __call__(self, *looked_at: object) -> bool:
        if self.passes:
            return True
        answer = self._look(*looked_at)
        self.refused = self.refused or not answer
        return answer

    may_match = __call__


def first_looks(module: ModuleType) -> list[tuple[ModuleType, str, Look]]:
    """Return where each first look of a finder's module stands, its name, and what replaces it."""
    looks: list[tuple[ModuleType, str, Look]] = []
    for looking in (module, marks) if "marked_lines" in vars(module) else (module,):
        for name, value in vars(looking).items():
            if isinstance(value, Prefilter):
                looks.append((looking, name, Look(value.may_match)))
            elif name.startswith("_may_hold"):
                looks.append((looking, name, Look(value)))
    return looks


# On a page without a site, these find nothing.
OF_SITES = {"find_open_shortcodes"}
WITH_FIRST_LOOK = [
    entry
    for entry in FINDERS
    if entry.function not in OF_SITES and first_looks(import_module(entry.module))
]


def sources(kind: str) -> list[str]:
    """Return the examples in which rules that subscribe to a kind find something.

    Each line stands alone as well, for one fault must not show the others.
    """
    examples = [
        example.source
        for rule in builtin_rules()
        if kind in subscribed(rule)
        for example in rule.examples
        if isinstance(example, Invalid)
    ]
    examples += [line for example in examples for line in example.splitlines()]
    return [
        source if source.startswith("---\n") else f"---\n---\n{source}"
        for source in dict.fromkeys(examples)
    ]


def plain(place: object) -> object:
    """Return a place with links, elements and the like as their kinds and spans."""
    if isinstance(place, (tuple, list)):
        return [plain(part) for part in place]
    return (type(place).__name__, place.span) if hasattr(place, "span") else place


def found(entry: FinderEntry, text: str) -> list[object]:
    context = Context(read_text("example.md", text), today="2026-01-31")
    return [plain(place) for place in entry.load()(context)]


@pytest.mark.parametrize("entry", WITH_FIRST_LOOK, ids=lambda entry: entry.function)
def test_a_first_look_passes_over_nothing(entry: FinderEntry) -> None:
    examples = sources(entry.kind)
    head = len("---\n")
    pages = dict.fromkeys(examples)
    pages |= {
        page[:head] + page[head:].replace(written, otherwise) if written else page + otherwise: None
        for page, written, otherwise in product(examples, WRITTEN, OTHERWISE)
    }
    looks = first_looks(import_module(entry.module))
    any_found = False
    with pytest.MonkeyPatch.context() as patch:
        for looking, name, look in looks:
            patch.setattr(looking, name, look)
        for page in pages:
            for _, _, look in looks:
                look.passes = look.refused = False
            seen = found(entry, page)
            any_found = any_found or bool(seen)
            if any(look.refused for _, _, look in looks):
                for _, _, look in looks:
                    look.passes = True
                assert seen == found(entry, page), repr(page)
    assert any_found
