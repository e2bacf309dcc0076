from __future__ import annotations

import pytest

from profilelint.links.ageing import Ageing, aged_severity
from profilelint.model.finding import Severity

DAY = 86400.0


@pytest.mark.parametrize(
    ("runs", "days", "severity"),
    [
        (1, 0, Severity.HINT),
        (2, 99, Severity.HINT),
        (3, 2.9, Severity.HINT),
        (3, 3, Severity.WARNING),
        (4, 14, Severity.WARNING),
        (5, 13.9, Severity.WARNING),
        (5, 14, Severity.ERROR),
    ],
)
def test_ageing(runs: int, days: float, severity: Severity) -> None:
    assert aged_severity(Ageing(), runs, days * DAY) is severity
