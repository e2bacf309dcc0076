from __future__ import annotations

import pytest
from tests.cost import within
from tests.readings import blocks, regions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[code]\n#  a\n[/code]\n", ["[code]\n#  a\n[/code]"]),
        ('[prism lang="a"]a[/prism] b\n', ['[prism lang="a"]a[/prism]']),
        ("- a\n  [raw]\n\n  b\n  [/raw]\n", ["[raw]\n\n  b\n  [/raw]"]),
        ("[code=a]b[/code]\n\n[pre]c[/pre]\n", ["[code=a]b[/code]", "[pre]c[/pre]"]),
        ("[note]\n#  a\n[/note]\n", []),
        ("[codes]a[/codes] b [code]c[/code]\n", []),
        ("[/code]\n[code]\na\n", []),
        ("```\n[code]\na\n[/code]\n```\n", []),
    ],
)
def test_regions(text: str, expected: list[str]) -> None:
    assert regions(text, "") == expected
    assert regions(text, "kramdown") == []  # readers see the brackets


def test_the_code_is_a_block() -> None:
    text = "a\n\n[code]\n#  b\n\n- c\n[/code]\n\nd\n"
    assert blocks(text, "") == [
        ("paragraph", "a"),
        ("opaque", "[code]\n#  b\n\n- c\n[/code]"),
        ("paragraph", "d"),
    ]


def test_many_tags_that_nothing_closes_take_little_time() -> None:
    assert within(2, lambda: regions("[/a]\n" + "[code]\n" * 50_000, "")) == []
