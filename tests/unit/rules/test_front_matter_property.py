"""No front matter, however odd, makes a rule on it fail or its fixes break the file."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profilelint.engine.edits import apply, choose
from profilelint.engine.facts import read_facts
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.result import Outcome
from profilelint.rules.api import ProblemRule, Run
from profilelint.rules.build_index import builtin_rules
from profilelint.rules.entry import entry_of
from profilelint.rules.registry import Registry
from profilelint.source.read import read_text
from profilelint.vocabulary.bundled import bundled_vocabulary

GROUPS = {"date", "title", "place", "file"}
RULES = [
    rule
    for rule in builtin_rules()
    if not issubclass(rule, ProblemRule)
    and (rule.name.partition("-")[0] in GROUPS or rule.name == "text-markdown-in-field")
]
RULE_SET = RuleSet(
    Registry(entry_of(rule) for rule in RULES),
    [rule.name for rule in RULES],
)
SETTING = Setting(
    RULE_SET,
    "2026-01-31",
    vocabularies={name: bundled_vocabulary(name) for name in ("countries", "regions")},
)
PIECES = st.sampled_from(
    [
        "Nepal",
        "Peru",
        "Guinea-Bissau",
        "Worldwide",
        "Asia and the Pacific",
        "—",
        " — ",
        " - ",
        "–",
        "-",
        ", ",
        " and ",
        "/",
        "**",
        "_",
        "`",
        "<b>",
        "[a](b)",
        "2016",
        "05/06/2020",
        "2020-1-5",
        "2020-01-31",
        " 09:00",
        " Z",
        "'",
        '"',
        "\\",
        "\n",
        " ",
        ":",
        "#",
        "\xa0",
        "\u2028",
        "😀",
    ]
)
TEXT = st.lists(PIECES, max_size=6).map("".join) | st.text(max_size=12)
SCALAR = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT
VALUE = SCALAR | st.lists(SCALAR, max_size=3) | st.dictionaries(TEXT, SCALAR, max_size=2)
PROMOS = st.lists(st.fixed_dictionaries({"title": VALUE}) | VALUE, max_size=2)
KEYS = ("title", "date", "start", "end", "summary", "country", "regions", "published")
DATA = st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, VALUE) | {"promos": PROMOS})


def lint(text: str, path: str) -> Outcome:
    outcome = lint_document(read_text(path, text), SETTING)
    assert outcome.failures == []
    return outcome


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(DATA, st.text(max_size=12))
def test_odd_front_matter(data: dict[str, Any], name: str) -> None:
    block = json.dumps(data, ensure_ascii=False, indent=1)
    for text in (f"---\n{block}\n---\nIt will end.\n", f"{block}\nIt will end.\n"):
        document = read_text("a.md", text)
        findings = lint(text, name + ".md").findings
        for finding in findings:
            start, end = finding.where.span
            assert 0 <= start <= end <= len(text)
        if document.front_matter is None or document.problems:
            continue
        edits = [
            edit
            for fix in choose(fix for finding in findings for fix in finding.fixes)
            for edit in fix.edits
        ]
        fixed = read_text("a.md", apply(text, edits))
        assert fixed.problems == []
        assert fixed.data.keys() == document.data.keys()
        touched = {finding.where.route[0] for finding in findings if finding.where.route}
        for key in document.data.keys() - touched:
            assert fixed.data[key] == document.data[key]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.text(max_size=4), DATA), max_size=4))
def test_odd_collections(pages: list[tuple[str, dict[str, Any]]]) -> None:
    facts: dict[str, dict[str, Any]] = {}
    for name, data in pages:
        path = f"{name}.md"
        text = lint(json.dumps(data) + "\n", path).facts
        for rule_name, fact in read_facts(text).items():
            facts.setdefault(rule_name, {})[path] = fact
    run = Run(today="2026-01-31", list_files=frozenset)
    for rule_name, by_path in facts.items():
        rule = RULE_SET.rule(rule_name)
        assert rule.conclude is not None
        list(rule.conclude(by_path, run) or ())
    paths = {f"{name}.md" for name, _ in pages}
    assert {problem.path for problem in run.problems} <= paths
