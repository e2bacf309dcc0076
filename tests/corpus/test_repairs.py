"""What a repair leaves: nothing that it could have done, and nothing to repair that was not."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.engine.fix import repair
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.finding import Finding, Fix
from profilelint.rules.api import Invalid
from profilelint.rules.load import load_registry
from profilelint.schema.load import bundled_schema, schema_from_data
from profilelint.source.front_matter.fences import has_opening
from profilelint.source.read import read_document
from profilelint.vocabulary.bundled import VOCABULARIES, bundled_vocabulary

from .test_one_fault import CASES, JSON, PAGE, TOML

REGISTRY = load_registry()
RULES = RuleSet(REGISTRY, [entry.name for entry in REGISTRY if not entry.network])
BUNDLED = {name: bundled_vocabulary(name) for name in VOCABULARIES}
TERMS = {name: vocabulary for name, vocabulary in BUNDLED.items() if vocabulary is not None}
SETTING = Setting(RULES, today="2026-01-31", vocabularies=TERMS)


def is_safe(_finding: Finding, fix: Fix) -> bool:
    return fix.safety == "safe"


def is_any(_finding: Finding, _fix: Fix) -> bool:
    return True


def offers(data: bytes, setting: Setting) -> list[tuple[str, str]]:
    findings = lint_document(read_document("page.md", data, setting.flavor), setting).findings
    return [(each.rule, each.fixes[0].safety) for each in findings if each.fixes]


def check(text: str, setting: Setting) -> None:
    """Repair a page, safely and otherwise, and look at what is offered for it then."""
    data = text.encode("utf-8", "surrogatepass")
    before = {rule for rule, _ in offers(data, setting)}
    unread = read_document("page.md", data).front_matter is None
    for wanted in (is_safe, is_any):
        done = repair("page.md", data, setting, wanted)
        refused = {finding.rule for finding in done.refused.values()}
        left = offers(done.data, setting)
        # Of a block that could not be read, nothing else could be said.
        # A line that belongs to a bullet is seen where there is one.
        more = {"bullet-wrapped"} if "bullet-lost" in before else set()
        # Of a player, more is said where its address is a safe one.
        more |= {"embed-privacy"} if "embed-insecure" in before else set()
        assert unread or {rule for rule, _ in left} <= before | more
        assert [each for each in left if wanted is is_any or each[1] == "safe"] == [
            each for each in left if each[0] in refused
        ]
        assert refused <= REFUSED


# An event handler that keeps a tag from being an element of JSX.
REFUSED = {"embed-event-handler"}


@pytest.mark.parametrize("flavor", ["", "mdx"])
@pytest.mark.parametrize("name", REGISTRY.names)
def test_of_the_examples_of_each_rule(name: str, flavor: str) -> None:
    for example in REGISTRY[name].load().examples:
        if isinstance(example, Invalid):
            head = "" if has_opening(example.source) else "---\n---\n"
            schema: Any = schema_from_data(dict(example.schema), TERMS) if example.schema else None
            kind = "" if schema is not None else "page"
            check(head + example.source, SETTING._replace(schema=schema, kind=kind, flavor=flavor))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_of_pages_with_one_fault(case: Any) -> None:
    page = case.new if case.old in (TOML, JSON) else PAGE.replace(case.old, case.new)
    text = page.replace("«", "").replace("»", "")
    check(text, SETTING._replace(schema=bundled_schema(TERMS), kind="profile"))
