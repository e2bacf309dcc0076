"""The measure of cost finds what it is for."""

from __future__ import annotations

import pytest
from tests.cost import grows_linearly, within


def test_growth_with_the_square_is_found() -> None:
    with pytest.raises(AssertionError, match=r"^4 times the size takes \d+\.\d times as long"):
        grows_linearly(lambda n: lambda: sum(range(n * n)), size=1_000, times=4, unnoticed=0.0)


def test_linear_growth_passes() -> None:
    grows_linearly(lambda n: lambda: sum(range(n)), size=200_000, times=8, unnoticed=0.0)


def test_work_that_takes_too_long_is_found() -> None:
    with pytest.raises(AssertionError, match=r"at best, not less than 0\.001 s"):
        within(0.001, lambda: sum(range(1_000_000)))


def test_what_the_work_returns() -> None:
    assert within(5, lambda: 3) == 3
