from __future__ import annotations

import sys
from pathlib import Path

import pytest

from profilelint.rules.plugins import GROUP, PluginError, plugin_rules

CODE = """
from profilelint.rules.api import Rule

class TitleOdd(Rule):
    name = "title-odd"
    signs = ("dash-in-title", {sign!r})
"""


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, module: str, sign: str) -> None:
    site = folder / "lib" / "site-packages"
    metadata = site / "odd-1.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: odd\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text(f"[{GROUP}]\ntitle-odd = {module}:TitleOdd\n")
    (site / f"{module}.py").write_text(CODE.format(sign=sign))
    monkeypatch.setattr(sys, "prefix", str(folder))
    monkeypatch.syspath_prepend(site)


def test_a_rule_that_names_signs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, "odd_signs_known", "double-space")
    found = [(rule.name, name) for rule, name in plugin_rules()]
    assert ("title-odd", "odd") in found


def test_a_sign_that_there_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, "odd_signs_unknown", "triple-space")
    with pytest.raises(PluginError) as caught:
        list(plugin_rules())
    assert str(caught.value) == (
        'the rule "title-odd" of the plugin "odd" names a sign that there is not: "triple-space"'
    )
