"""How many values may differ from what the others agree on."""

from __future__ import annotations

import pytest

from profilelint.upkeep.agreement import few


@pytest.mark.parametrize(
    ("total", "allowed"), [(3, 0), (9, 0), (10, 1), (39, 1), (40, 2), (100, 5)]
)
def test_how_many_may_differ(total: int, allowed: int) -> None:
    assert few(total) == allowed
