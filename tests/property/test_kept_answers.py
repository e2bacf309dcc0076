"""What is kept of link checks, in a file with damage anywhere, never ends a run."""

from __future__ import annotations

import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from tests.mutations import damaged

from profilelint.links.history import LinkHistory
from profilelint.links.outcome import LinkOutcome


def test_damaged_files(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite"
    history = LinkHistory(str(path))
    for number in range(9):
        address = f"https://a.example/{number}"
        history.remember(address, LinkOutcome.of("u", "ok", status=200, checked=time.time()))
        history.record_failure(address)
    history.close()
    known: list[int] = []

    @given(damaged(path.read_bytes()))
    @settings(max_examples=80, suppress_health_check=list(HealthCheck))
    def check(damage: bytes) -> None:
        for rest in tmp_path.iterdir():
            rest.unlink()
        path.write_bytes(damage)
        history = LinkHistory(str(path))
        answers = [history.answer(f"https://a.example/{number}") for number in range(9)]
        assert {each.reason for each in answers if each is not None} <= {"ok"}
        known.append(sum(each is not None for each in answers))
        history.remember("https://b.example/", LinkOutcome.of("u", "ok", checked=time.time()))
        assert history.record_failure("https://b.example/").runs >= 1
        history.forget_failure("https://a.example/1")
        history.prune()
        history.close()
        assert len(history.warnings) <= 2

    check()
    assert 0 in known
    assert 9 in known
