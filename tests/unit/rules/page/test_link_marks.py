from __future__ import annotations

from typing import Any

import pytest

from profilelint.rules.page.link_marks import link_marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("[a](b) ![ c ](d)", ([b"a", b" c "], False, False, False, False, False)),
        ("[a] (b)", ([], True, False, False, False, False)),
        ("[a]\n (b)", ([], True, False, False, False, False)),
        ("[a][b]", ([], False, True, False, False, False)),
        ("(a)[b]", ([], False, False, True, False, False)),
        ("[a]( b)", ([b"a"], False, False, False, True, False)),
        ("[a](b )", ([b"a"], False, False, False, True, False)),
        ("[](", ([b""], False, False, False, True, False)),
        ("a](", ([b"a"], False, False, False, True, True)),
        ("[a](b(c) )", ([b"a"], False, False, False, True, False)),
        ("[a [b] c](d)", ([b" c"], False, False, False, False, True)),
        ("]", ([], False, False, False, False, False)),
        ("", ([], False, False, False, False, False)),
    ],
)
def test_marks(text: str, marks: tuple[Any, ...]) -> None:
    assert link_marks(text) == marks
