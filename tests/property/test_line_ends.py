"""A page is judged and repaired alike, however its lines end."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.mutations import mutated
from tests.property.test_engine import ALL, SETTINGS, fragments, pages

from profilelint.engine.fix import Repair, repair
from profilelint.engine.lint import lint_document
from profilelint.source.read import read_document


def plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def told(data: bytes) -> list[tuple[str, str, int, str, list[str]]]:
    """Return what is found in a page, with what the fixes offer."""
    document = read_document("a.md", data)
    found = []
    for finding in lint_document(document, ALL).findings:
        assert finding.region is not None
        covered = plain(document.text[slice(*finding.where.span)])
        fixes = [plain(edit.text) for fix in finding.fixes for edit in fix.edits]
        message = plain(finding.message)
        found.append((finding.rule, message, finding.region.line, covered, fixes))
    return found


def repaired(data: bytes, safeties: tuple[str, ...]) -> Repair:
    return repair("a.md", data, ALL, lambda _, fix: fix.safety in safeties)


def check_alike(data: bytes, end: bytes, rules: Counter[str]) -> None:
    """Check a page with LF and in another form; count the rules that find something or repair."""
    other = data.replace(b"\n", end)
    expected = told(data)
    assert told(other) == expected
    rules.update(rule for rule, *_ in expected)
    for safeties in (("safe",), ("safe", "unsafe")):
        one, two = repaired(data, safeties), repaired(other, safeties)
        assert [f.rule for f in two.applied] == [f.rule for f in one.applied]
        assert two.data == one.data.replace(b"\n", end)
        rules.update(f"fix {finding.rule}" for finding in one.applied)


def body_sources() -> list[str]:
    blocks, bodies = fragments()
    return [f"---\n{block}---\n\n{body}" for block, body in zip(blocks, bodies, strict=False)]


def test_generated_pages() -> None:
    rules: Counter[str] = Counter()

    @given(st.one_of(pages(), mutated(body_sources())))
    @settings(SETTINGS, max_examples=120)
    def check(text: str) -> None:
        check_alike(text.replace("\r", "").encode("utf-8", "replace"), b"\r\n", rules)

    check()
    assert sum(rule.startswith("fix") for rule in rules) >= 15, rules
    assert len(rules) >= 60, rules


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("* Trained 40 clerks.\nBuilt a pier.\n* Dug a well.\n", "fix bullet-wrapped"),
        ("Text.\n\n• Trained 40 clerks.\n• Built a pier.\n", "fix bullet-pasted"),
        ("Text.\n* Trained 40 clerks.\n* Built a pier.\n", "fix bullet-blank-before"),
        ("* One.\n\n\n- Two.\n", "fix bullet-marker"),
        ("The pier  is\nopen.\n", "fix text-double-space"),
        ("The pier is open.\nSample Activities\n", "fix section-label"),
        ("The pier.\n\nOpen.\n \nText.\n", "fix text-blank-line"),
        ("The pier \u200b*is*\nopen.\n", "fix text-invisible-character"),
        ("##Pier\n\nText.\n", "fix heading-space"),
    ],
)
def test_lines_that_end_in_returns(text: str, rule: str) -> None:
    rules: Counter[str] = Counter()
    for end in (b"\r\n", b"\r"):
        check_alike(f"---\ntitle: a\n---\n\n{text}".encode(), end, rules)
    assert rules[rule] in (2, 4), rules
