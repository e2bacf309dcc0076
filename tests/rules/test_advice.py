"""One fault, one finding; and no repair makes the next finding.

Held for the examples of all rules, with all rules on that are on by default.
"""

from __future__ import annotations

from collections import Counter

import pytest

from profilelint.engine.edits import apply
from profilelint.engine.lint import lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.document import Document
from profilelint.model.finding import Finding
from profilelint.rules.api import Invalid, Rule
from profilelint.rules.build_index import builtin_rules
from profilelint.rules.entry import entry_of
from profilelint.rules.registry import Registry
from profilelint.source.files.tree import TextTree
from profilelint.source.read import read_text
from profilelint.source.site.sites import Sites
from profilelint.testing import page_of, setting_of

RULES = builtin_rules()
ON = frozenset(rule.name for rule in RULES if rule.default and not rule.network)
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.examples)
    if isinstance(example, Invalid)
]
# Pairs of rules that rightly speak of one place: each fault stays when the other is repaired.
TWO_FAULTS = {
    # Whether a service may be embedded, how its address is written, and what its player does.
    ("embed-address-ambiguity", "embed-host"),
    ("embed-insecure", "embed-host"),
    *(
        (rule, "embed-privacy")
        for rule in (
            *("embed-broken-tag", "embed-dimensions", "embed-host", "embed-insecure"),
            *("embed-loading", "embed-parser-differential", "embed-sandbox", "embed-title"),
        )
    ),
    # Rules for sites that allow what the other rule is against.
    ("embed-script-integrity", "embed-script"),
    ("embed-script-integrity", "embed-style"),
    # Each stands alone where the other is switched off, and both look for what does harm.
    ("embed-script-url", "embed-svg"),
    # The example is about words that are equal but for their spaces.
    ("image-alt-repeated", "text-double-space"),
    # That there are more problems is said at the same place as one of them.
    ("schema-limit", "schema-type"),
    # The example has nothing that the suppression could cover.
    ("suppression-reason", "suppression-unused"),
}
# What can be seen only when the first fault is repaired, as the value could not be read before.
SEEN_AFTERWARDS = {
    # A line that belongs to a bullet is seen where there is one.
    ("bullet-lost", "bullet-wrapped"),
    ("date-format", "date-time-zone"),
    ("embed-insecure", "embed-privacy"),
    ("file-syntax", "text-markdown-in-field"),
    # The repair keeps what was written: whether the host answers to https is not known.
    ("link-scheme-spelling", "link-http"),
    ("suppression-invalid", "suppression-unused"),
}


def lint(rule: type[Rule], example: Invalid, text: str) -> tuple[Document, list[Finding]]:
    rules = RuleSet(
        Registry(entry_of(each) for each in RULES),
        sorted({*ON, rule.name} - {"schema-absent"} | {rule.name}),
        {rule.name: example.options},
    )
    setting = setting_of(example, rules)
    site = Sites(TextTree({**example.files, example.path: text})).of(example.path)
    document = read_text(example.path, text)
    outcome = lint_document(document, setting._replace(site=site) if site.generator else setting)
    assert outcome.failures == []
    return document, [*outcome.findings]


def overlap(one: Finding, two: Finding) -> bool:
    (start, end), (other_start, other_end) = one.where.span, two.where.span
    return start < max(other_end, other_start + 1) and other_start < max(end, start + 1)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_one_fault_one_finding(rule: type[Rule], example: Invalid) -> None:
    _, findings = lint(rule, example, page_of(example.source))
    own = [each for each in findings if each.rule == rule.name]
    twice = {
        (rule.name, other.rule)
        for each in own
        for other in findings
        if other.rule != rule.name and overlap(each, other)
    }
    assert twice - TWO_FAULTS == set()


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_no_repair_makes_the_next_finding(rule: type[Rule], example: Invalid) -> None:
    document, findings = lint(rule, example, page_of(example.source))
    before = said(document, findings)
    for finding in findings:
        for fix in finding.fixes if finding.rule == rule.name else ():
            repaired, left = lint(rule, example, apply(document.text, fix.edits))
            new = {(rule.name, name) for name, _, _ in said(repaired, left) - before}
            assert new - SEEN_AFTERWARDS == set(), repaired.text


def said(document: Document, findings: list[Finding]) -> Counter[tuple[str, str, str]]:
    return Counter(
        (each.rule, each.message_id, document.text[slice(*each.where.span)]) for each in findings
    )
