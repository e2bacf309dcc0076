from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.config.load import load_config
from profilelint.config.model import ConfigError, Selection
from profilelint.engine.plan import Plan
from profilelint.rules.load import load_registry

REGISTRY = load_registry()


@pytest.mark.parametrize(
    ("name", "table"),
    [("profilelint.toml", "collections"), ("pyproject.toml", "tool.profilelint.collections")],
)
def test_a_missing_schema_is_an_error_of_the_configuration(
    tmp_path: Path, name: str, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(
        f'[[{table}]]\nname = "a"\ninclude = ["a/*"]\n'
        f'[[{table}]]\nname = "b"\ninclude = ["b/*"]\nschema = "b.json"\n'
    )
    plan = Plan(load_config(name, REGISTRY), REGISTRY, "2026-01-31", Selection())
    assert plan.setting("a/x.md") is not None
    with pytest.raises(ConfigError) as caught:
        plan.setting("b/x.md")
    assert str(caught.value) == f'{name}:7: there is no schema file "b.json"'
    Path("b.json").write_text("{}")
    assert plan.setting("b/x.md") is not None
