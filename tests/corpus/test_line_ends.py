"""Real profiles are judged and repaired alike, however their lines end."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.property.test_line_ends import check_alike


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_profiles(profiles: Path, end: bytes) -> None:
    rules: Counter[str] = Counter()
    for page in sorted(profiles.iterdir()):
        if page.name != "README.md":
            check_alike(page.read_bytes().replace(b"\r\n", b"\n"), end, rules)
    assert sum(rule.startswith("fix") for rule in rules) >= 15, rules
