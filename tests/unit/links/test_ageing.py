from __future__ import annotations

import re
from string import Formatter

import pytest

from profilelint.links.ageing import Ageing, Hop, aged_severity, describe, outcome
from profilelint.model.finding import Severity
from profilelint.model.verdict import REASONS, Verdict

DAY = 86400.0
GATING = {
    "broken",
    "broken-dns",
    "broken-tls-expired",
    "broken-tls-name",
    "broken-tls-untrusted",
    "broken-tls-version",
    "invalid-url",
    "invalid-scheme",
    "invalid-credentials",
    "invalid-ambiguous",
    "local-missing",
    "local-outside",
    "local-anchor",
    "unsafe-literal",
    "unsafe-metadata",
    "unsafe-onward",
    "unsupported-syntax",
}


def test_only_what_the_table_says_fails_a_gate() -> None:
    gating = {reason for reason in REASONS if outcome("u", reason).gates}
    assert gating == GATING


def test_every_verdict_has_a_reason() -> None:
    assert {reason.verdict for reason in REASONS.values()} == set(Verdict)


@pytest.mark.parametrize("reason", REASONS)
def test_messages_are_filled_and_plain(reason: str) -> None:
    template = REASONS[reason].message
    fields = {name for _, name, _, _ in Formatter().parse(template) if name}
    assert fields <= {"url", "status", "final", "detail", "way"}
    text = describe(outcome("https://one.zz/", reason, status=404, detail="d", replacement="r"))
    assert not text.endswith((".", " "))
    assert not re.search(r"[{}]|None|HTTP\b|DNS|TLS|regex|null|redirect", text)


def test_braces_in_an_address_are_just_braces() -> None:
    text = describe(outcome("https://one.zz/{detail}{0}", "broken", status=404))
    assert text.startswith('the page "https://one.zz/{detail}{0}" does not exist')


def test_the_chain_is_told_when_it_explains() -> None:
    hops = (Hop("u", 302), Hop("v", 404))
    assert "; the way there: u → v" in describe(outcome("u", "broken", status=404, hops=hops))
    assert "way there" not in describe(outcome("u", "broken", status=404, hops=hops[:1]))


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
