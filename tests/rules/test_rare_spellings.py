"""Faults that are written in an unusual way, which a finder's first look must not pass over."""

from __future__ import annotations

import pytest

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.rules.load import load_registry
from profilelint.source.read import read_text

RULES = load_registry()


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("It is the pier of the the.\n", "text-doubled-word"),
        ("It was the pier and the\u00a0the shed of it.\n", "text-doubled-word"),
        ("[a](/b_(c) )\n", "link-address-end"),
        ("[the\nplan](/a) [the plan](/b)\n", "link-same-text"),
        ("[**The** plan](/a) [the plan](/b)\n", "link-same-text"),
        ("[ a [b]](/c)\n", "link-text-space"),
        ("[ ][r]\n\n[r]: /a\n", "link-empty"),
        ("[Wells &amp; Roads](/a) [Wells & Roads](/b)\n", "link-same-text"),
        ("[the <b>plan</b>](/a) [the plan](/b)\n", "link-same-text"),
        ("[the{{ a }} plan](/a) [the plan](/b)\n", "link-same-text"),
        ("![photo ３](/a.jpg)\n", "image-alt"),
    ],
)
def test_it_is_found(body: str, rule: str) -> None:
    setting = Setting(RuleSet(RULES, [rule]), "2026-01-31")
    outcome = lint_document(read_text("example.md", f"---\n---\n{body}"), setting)
    assert [finding.rule for finding in outcome.findings] == [rule]
