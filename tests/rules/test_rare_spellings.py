"""Faults that are written in an unusual way, which a finder's first look must not pass over."""

from __future__ import annotations

import pytest

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.rules.load import load_registry
from profilelint.source.read import read_text

RULES = load_registry()


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("It is the pier of the the.\n", "text-doubled-word"),
        ("It was the pier and the\u00a0the shed of it.\n", "text-doubled-word"),
        ("[a](/b_(c) )\n", "link-address-end"),
        ("[read\nmore](/a) [read more](/b)\n", "link-same-text"),
        ("[**Read** more](/a) [read more](/b)\n", "link-same-text"),
        ("[ a [b]](/c)\n", "link-text-space"),
        ("[ ][r]\n\n[r]: /a\n", "link-empty"),
        ("[&#104;ere](/a) [here](/b)\n", "link-same-text"),
        ("[read <b>more</b>](/a) [read more](/b)\n", "link-same-text"),
        ("[read{{ a }} more](/a) [read more](/b)\n", "link-same-text"),
        ("![photo ３](/a.jpg)\n", "image-alt"),
        ("* \rA pier.\n", "bullet-empty"),
        ("> * Wells\n\n- Roads\n", "bullet-marker"),
        ("* Wells\n* Wells.\n", "bullet-duplicate"),
        ("* Dug  a well of water\n* Dug a well of water\n", "bullet-duplicate"),
        ("* A\twell\n* A well\n", "bullet-duplicate"),
        ("* \u00a0\nA pier.\n", "bullet-wrapped"),
        ("> ##  The pier\n", "heading-space"),
        ("##The pier\n", "heading-space"),
        ("\u00a0**Results**:\n\nA pier.\n", "section-label"),
        ("A pier.\r\rSelect Results\r\rIt is built.\r", "section-label"),
        ("It is. The pier\ris open to all of us in the harbour\r\r## End\r", "text-paragraph-end"),
        ("It is. See [the\nnew pier of oak in the harbour](/a)\n", "text-paragraph-end"),
        ("Insert Text Here\n", "text-placeholder"),
        ("a](b) [insert Name]\n", "text-placeholder"),
        ("[insert Name]\n", "text-placeholder"),
        ("[In\u017fert Name]\n", "text-placeholder"),
        ("The pier \r\rIt is open.\n", "text-trailing-space"),
        ('---\nsummary: "A \\x2abold\\x2a word"\n---\n', "text-markdown-in-field"),
    ],
)
def test_it_is_found(source: str, rule: str) -> None:
    options = {"text-paragraph-end": {"words": 4}}
    setting = Setting(RuleSet(RULES, [rule], options), "2026-01-31")
    page = source if source.startswith("---") else f"---\n---\n{source}"
    outcome = lint_document(read_text("example.md", page), setting)
    assert [finding.rule for finding in outcome.findings] == [rule]
