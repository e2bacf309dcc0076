"""The default of an option stands in its rule alone: another one there changes what is found."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.config.rule_settings import options_of
from profilelint.rules.api import Invalid, Rule, Valid
from profilelint.rules.build_index import builtin_rules
from profilelint.testing import ExampleResult, run_example

OPTIONS = [
    pytest.param(rule, option.replace("-", "_"), id=f"{rule.name} {option}")
    for rule in builtin_rules()
    for option in options_of(rule)
]


def result(rule: type[Rule], example: Valid | Invalid) -> tuple[Any, ...]:
    found: ExampleResult = run_example(rule, example)
    return found.covers, found.message_ids, [each.params for each in found.findings], found.fixed


@pytest.mark.parametrize(("rule", "option"), OPTIONS)
def test_another_default(rule: type[Rule], option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Examples that set the option find the same where its value is the default instead."""
    examples = [example for example in rule.examples if option in example.options]
    expected = [result(rule, example) for example in examples]
    others = [
        example._replace(
            options={name: value for name, value in example.options.items() if name != option}
        )
        for example in examples
    ]
    before = [result(rule, example) for example in others]
    assert before != expected, "no example shows that the option makes a difference"
    for example, other, wanted in zip(examples, others, expected, strict=True):
        with monkeypatch.context() as patch:
            patch.setattr(rule.Options, option, example.options[option])
            assert result(rule, other) == wanted
