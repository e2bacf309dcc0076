"""Every message weighs what the table of severities says."""

from __future__ import annotations

import pytest

from profilelint.rules.api import Invalid, Rule
from profilelint.rules.build_index import builtin_rules
from profilelint.testing import run_example

RULES = builtin_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_declared(rule: type[Rule]) -> None:
    assert set(rule.severities) <= set(rule.messages)
    assert rule.severity not in rule.severities.values()
    for name, severity, case in rule.exceptions:
        assert not name or name in rule.messages
        assert case
        assert severity is not rule.severities.get(name, rule.severity if not name else None)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples_weigh_what_is_declared(rule: type[Rule]) -> None:
    for example in rule.examples:
        if not isinstance(example, Invalid):
            continue
        for found in run_example(rule, example).findings:
            declared = {rule.severities.get(found.message_id, rule.severity)}
            declared |= {
                severity for name, severity, _ in rule.exceptions if name in ("", found.message_id)
            }
            assert found.severity in declared, (found.message_id, example.source)
