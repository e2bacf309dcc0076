from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.config.load import load_config
from profilelint.config.model import ConfigError, Selection
from profilelint.config.rule_settings import RuleSettings
from profilelint.engine.plan import Plan
from profilelint.engine.selection import choose_rules
from profilelint.rules.load import load_registry

REGISTRY = load_registry()
ADDED = Selection(added=("link-reachable",))


def chosen(*selections: Selection) -> frozenset[str]:
    return choose_rules(REGISTRY, selections, "here").names


def test_added_rules_count_as_on_by_default() -> None:
    default = {entry.name for entry in REGISTRY if entry.default}
    assert chosen(Selection()) == default
    assert chosen(Selection(), ADDED) == default | {"link-reachable"}
    assert "link-reachable" not in chosen(Selection(select=("date",)), ADDED)
    assert "link-reachable" not in chosen(Selection(ignore=("link",)), ADDED)
    off = Selection(rules={"link-reachable": RuleSettings("off")})
    assert "link-reachable" not in chosen(off, ADDED)
    assert "link-reachable" not in chosen(ADDED._replace(select=("date",)))


def test_overrides_that_leave_no_rule_together_do_not_stop_a_run(tmp_path: Path) -> None:
    file = tmp_path / "profilelint.toml"
    file.write_text(
        '[[overrides]]\ninclude = ["a/*"]\nselect = ["date-order"]\n'
        '[[overrides]]\ninclude = ["b/*"]\nignore = ["date"]\n'
    )
    plan = Plan(load_config(str(file), REGISTRY), REGISTRY, "2026-01-31", Selection())
    assert "date-order" in plan.enabled_rules
    assert "text-double-space" in plan.enabled_rules


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("select = []\n", 1),
        ('[[collections]]\nname = "a"\ninclude = ["**"]\nselect = []\n', 4),
        ('select = ["date"]\n[[overrides]]\ninclude = ["**"]\nselect = []\n', 4),
    ],
)
def test_an_empty_selection_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "profilelint.toml"
    file.write_text(text)
    config = load_config(str(file), REGISTRY)
    with pytest.raises(ConfigError) as caught:
        Plan(config, REGISTRY, "2026-01-31", Selection()).setting("a.md")
    assert caught.value.line == line
    assert caught.value.message == (
        'no rule is left to run, because "select" is empty: write rules or groups of rules in it, '
        'such as "link", or delete it'
    )
    with pytest.raises(ConfigError, match="select at least one"):
        Plan(config, REGISTRY, "2026-01-31", Selection(select=())).setting("a.md")
