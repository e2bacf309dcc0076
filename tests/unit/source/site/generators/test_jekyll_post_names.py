"""What Jekyll reads from the beginning of a post's name."""

from __future__ import annotations

import pytest

from profilelint.source.site.generators.jekyll.post_names import read_post_name


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("2024-05-01-new-pier", (2024, 5, 1, "new-pier")),
        ("2024-5-1-2-pier", (2024, 5, 1, "2-pier")),
        ("2024-05-01-", (2024, 5, 1, "")),
        ("2024-13-41-pier", (2024, 13, 41, "pier")),
        ("24-05-01-pier", (2024, 5, 1, "pier")),
        ("69-05-01-pier", (1969, 5, 1, "pier")),
        ("2024-05-01", None),
        ("2024-05-01_pier", None),
        ("a-2024-05-01-pier", None),
        ("٢٠٢٤-05-01-pier", None),
        ("", None),
    ],
)
def test_the_day_of_a_name(stem: str, expected: tuple[int, int, int, str] | None) -> None:
    assert read_post_name(stem) == expected
