from __future__ import annotations

import re
from string import Formatter

import pytest

from profilelint.links.outcome import Hop, LinkOutcome
from profilelint.model.verdict import REASONS, Verdict

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
    gating = {reason for reason in REASONS if LinkOutcome.of("u", reason).gates}
    assert gating == GATING


def test_every_verdict_has_a_reason() -> None:
    assert {reason.verdict for reason in REASONS.values()} == set(Verdict)


@pytest.mark.parametrize("reason", REASONS)
def test_messages_are_filled_and_plain(reason: str) -> None:
    template = REASONS[reason].message
    fields = {name for _, name, _, _ in Formatter().parse(template) if name}
    assert fields <= {"url", "status", "final", "detail", "way"}
    text = LinkOutcome.of(
        "https://one.zz/", reason, status=404, detail="d", replacement="r"
    ).message
    assert not text.endswith((".", " "))
    assert not re.search(r"[{}]|None|HTTP\b|DNS|TLS|regex|null|redirect", text)


def test_braces_in_an_address_are_just_braces() -> None:
    text = LinkOutcome.of("https://one.zz/{detail}{0}", "broken", status=404).message
    assert text.startswith('the page "https://one.zz/{detail}{0}" does not exist')


def test_the_chain_is_told_when_it_explains() -> None:
    hops = (Hop("u", 302), Hop("v", 404))
    assert "; the way there: u → v" in LinkOutcome.of("u", "broken", status=404, hops=hops).message
    assert "way there" not in LinkOutcome.of("u", "broken", status=404, hops=hops[:1]).message
    loop = LinkOutcome.of("u", "redirect-loop", hops=tuple(Hop(url, 302) for url in "uvwvwv"))
    assert loop.message.endswith("; the way there: u → v → w → v")
