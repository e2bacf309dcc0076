"""Real profiles: every finding was read and judged; this holds what was judged right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from profilelint.config.model import Config, Selection
from profilelint.engine.fix import repair
from profilelint.engine.lint import lint_document
from profilelint.engine.plan import Plan
from profilelint.engine.run import lint_paths
from profilelint.model.finding import Finding
from profilelint.rules.load import load_registry
from profilelint.source.read import read_document

FINDINGS = {
    "Nepal-Program-for-Aquatic-Natural-Resources-Improvement-PANI).markdown": {
        "file-duplicate-profile": [2],
        "file-name": [1],
    },
    "Nepal-Program-for-Aquatic-Natural-Resources-Improvement-PANI.markdown": {
        "bullet-trailing-space": [53],
        "embed-obsolete-attribute": [55],
        "embed-privacy": [55],
        "embed-title": [55],
        "image-alt": [38],
        "link-tracking": [32],
        "text-field-space": [26],
    },
    "a-macroeconomic-impact-assessment-of-a-transition-to-green-hydrogen.markdown": {
        "schema-required": [12, 12],
        "schema-unknown-key": [11],
        "text-blank-line": [15],
        "text-field-space": [5],
        "text-trailing-space": [14],
    },
    "afghanistan-musharikat.md": {
        "result-tense": [31, 32],
    },
    "afghanistan-regional-agricultural-development-program-radp–north.md": {
        "file-name": [1],
        "heading-trailing-space": [19],
        "schema-required": [11, 11],
        "schema-unknown-key": [4, 5, 6],
        "term-synonym": [7],
    },
    "afghanistan-value-chains-high-value-crops-avc-high-value-crops.markdown": {
        "place-region": [15],
        "section-label": [24],
        "text-trailing-space": [32],
    },
    "afghanistan-women-in-the-economy.md": {
        "bullet-trailing-space": [43, 55, 57],
        "heading-trailing-space": [46],
        "image-alt": [36],
        "link-http": [28],
        "link-tracking": [28, 56],
        "schema-empty-item": [17, 19, 20],
        "text-apostrophe": [56],
        "text-double-space": [44],
        "text-trailing-space": [32],
    },
    "africa-tackling-deadly-diseases-in-africa-program.markdown": {
        "bullet-trailing-space": [74, 75, 76, 78, 79, 80, 85, 86, 87, 88],
        "heading-trailing-space": [58],
        "image-alt": [52],
        "text-blank-line": [81],
        "text-field-space": [6, 30, 37],
        "text-trailing-space": [44, 46, 50, 60, 64, 70],
    },
    "algeria-eu-refin-programme.markdown": {
        "section-empty": [23],
        "text-field-space": [6],
        "text-trailing-space": [17],
    },
    "belize-idb-ecomicro-project.markdown": {
        "bullet-trailing-space": [27],
        "embed-obsolete-attribute": [21],
        "embed-privacy": [21],
        "embed-title": [21],
        "text-literal-newline": [5],
    },
    "bosnia-and-herzegovina-education-for-employment.markdown": {
        "bullet-pasted": [16],
        "section-label": [15],
        "text-trailing-space": [12],
    },
    "bosnia-and-herzegovina-technical-assistance-for-vocational-education-and-training-vet-education.markdown": {  # noqa: E501 - a name
        "activity-mood": [30, 31, 32, 33],
        "heading-trailing-space": [28],
        "image-alt": [26],
        "schema-required": [16],
        "section-name": [28],
        "term-unknown": [15],
        "text-apostrophe": [18],
        "text-trailing-space": [18],
    },
    "burundi-assistance-technique-et-appui-a-la-communication-et-visibilite-du-programme-dappui-a-la-societe-civile-au-burundi-ascb.markdown": {  # noqa: E501 - a name
        "image-alt": [23],
        "text-apostrophe": [19],
        "text-trailing-space": [17, 19, 21],
    },
    "cambodia-development-innovations.md": {
        "bullet-trailing-space": [37, 41, 42, 43],
        "embed-obsolete-attribute": [25, 45],
        "embed-privacy": [25, 45],
        "embed-title": [25, 45],
        "heading-space": [27, 34],
        "link-http": [21],
        "link-tracking": [23, 36],
        "text-trailing-space": [21],
    },
    "cambodia-micro-small-and-medium-enterprises-strengthening-2-project-msme-1-and-2.md": {
        "heading-space": [25, 33],
        "image-alt": [23],
        "link-http": [40],
    },
    "guatemala-nexos-locales.md": {
        "bullet-trailing-space": [46, 47, 48, 49],
        "embed-obsolete-attribute": [34],
        "embed-privacy": [34],
        "embed-title": [34],
        "heading-space": [36, 43],
        "link-http": [30, 30],
        "link-text-space": [30],
        "link-tracking": [30],
        "text-apostrophe": [28],
    },
}

GUATEMALA = "guatemala-nexos-locales.md"


@pytest.fixture(scope="module")
def findings(profiles: Path) -> list[Finding]:
    plan = Plan(Config(str(profiles)), load_registry(), "2026-01-31", Selection())
    result = lint_paths(sorted(FINDINGS), plan)
    assert result.failures == []
    return list(result.findings)


def places(findings: list[Finding]) -> Iterator[tuple[str, str, int]]:
    for finding in findings:
        assert finding.region is not None
        yield finding.where.path, finding.rule, finding.region.line


def test_all_profiles_are_here(profiles: Path) -> None:
    assert {path.name for path in profiles.iterdir()} == {*FINDINGS, "README.md"}


def test_what_is_found(findings: list[Finding]) -> None:
    assert Counter(places(findings)) == Counter(
        (path, rule, line)
        for path, rules in FINDINGS.items()
        for rule, lines in rules.items()
        for line in lines
    )


def test_one_profile_to_the_letter(findings: list[Finding], profiles: Path) -> None:
    text = (profiles / GUATEMALA).read_text(encoding="utf-8")
    covered = Counter(
        (finding.rule, text[finding.where.span.start : finding.where.span.end][:24])
        for finding in findings
        if finding.where.path == GUATEMALA
    )
    assert covered == {
        ("heading-space", "  "): 2,
        ("bullet-trailing-space", "  "): 2,
        ("bullet-trailing-space", " "): 1,
        ("bullet-trailing-space", "   "): 1,
        ("link-text-space", " "): 1,
        ("link-http", "http://www.nexoslocales."): 1,
        ("link-http", "http://dai-global-develo"): 1,
        ("link-tracking", "?utm_source=daidotcom"): 1,
        ("embed-title", '<iframe src="https://pla'): 1,
        ("embed-privacy", "https://player.vimeo.com"): 1,
        ("embed-obsolete-attribute", "frameborder"): 1,
        ("text-apostrophe", "'"): 1,
    }


def test_safe_fixes_change_what_was_found_and_nothing_else(profiles: Path) -> None:
    plan = Plan(Config(str(profiles)), load_registry(), "2026-01-31", Selection())
    repaired = 0
    for path in FINDINGS:
        setting = plan.setting(path)
        assert setting is not None
        before = (profiles / path).read_bytes()
        fixable = [
            fix
            for finding in lint_document(read_document(path, before), setting).findings
            for fix in finding.fixes
            if fix.safety == "safe"
        ]
        done = repair(path, before, setting, lambda _, fix: fix.safety == "safe")
        assert done.refused == {}
        # A line that ends in spaces is told of only when its list has become one.
        assert len(done.applied) == len(fixable) + path.endswith(
            "education-for-employment.markdown"
        )
        left = lint_document(read_document(path, done.data), setting).findings
        assert [f.rule for f in left for fix in f.fixes if fix.safety == "safe"] == []
        old, new = before.decode().split("\n"), done.data.decode().split("\n")
        changed = {
            number
            for kind, start, end, *_ in SequenceMatcher(None, old, new, False).get_opcodes()
            for number in range(start + 1, max(end, start + 1) + 1)
            if kind != "equal"
        }
        found = {
            number
            for fix in fixable
            for region in fix.regions
            for number in range(region.line, region.end_line + 1)
        }
        assert changed <= found
        repaired += len(done.applied)
    assert repaired == 79
