"""Every built-in rule's examples are run: they are its tests as well as its documentation."""

from __future__ import annotations

import re
from typing import Any

import pytest

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.rules.api import Rule
from profilelint.rules.build_index import builtin_rules
from profilelint.rules.entry import entry_of
from profilelint.rules.registry import Registry
from profilelint.schema.load import schema_from_data
from profilelint.source.files.tree import TextTree
from profilelint.source.read import read_text
from profilelint.source.site.sites import Sites
from profilelint.testing import check_example, run_example

RULES = builtin_rules()
# An example of many megabytes is none.
WITHOUT_EXAMPLE = {"file-limit": {"file-size", "block-size"}}
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: type[Rule], example: Any) -> None:
    check_example(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_declaration(rule: type[Rule]) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    assert rule.__name__ == "".join(word.capitalize() for word in rule.name.split("-"))
    assert rule.summary.endswith(".")
    assert rule.__doc__
    shown = {m for e in rule.examples for m in run_example(rule, e).message_ids}
    without = WITHOUT_EXAMPLE.get(rule.name, set())
    assert shown == set(rule.messages) - without, "every message has an example"
    options = {name for example in rule.examples for name in example.options}
    assert options == set(rule.Options.__annotations__), "every option has an example"
    offers = {fix.safety for e in rule.examples for fix in run_example(rule, e).fixes}
    assert (
        offers
        == {
            "none": set(),
            "safe": {"safe"},
            "unsafe": {"unsafe"},
            "some": offers,
        }[rule.fix]
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_wording(rule: type[Rule]) -> None:
    for message in rule.messages.values():
        assert not message[0].isupper() or message[:2].isupper(), message
        assert not message.endswith("."), message
    for example in rule.examples:
        for fix in run_example(rule, example).fixes:
            assert not fix.title[0].islower(), fix.title
            assert not fix.title.endswith("."), fix.title


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.collect is not None], ids=lambda rule: rule.name
)
def test_facts_are_collected(rule: type[Rule]) -> None:
    rules = RuleSet(Registry([entry_of(rule)]), [rule.name])
    outcomes = [
        lint_document(
            read_text(path, text, flavor=Sites(TextTree(example.files)).of(path).flavor),
            Setting(rules, "2026-01-31", schema_from_data(example.schema), kind="page"),
        )
        for example in rule.examples
        for path, text in {example.path: example.source, **example.files}.items()
    ]
    assert [outcome.failures for outcome in outcomes if outcome.failures] == []
    assert any(outcome.facts for outcome in outcomes)
