from __future__ import annotations

import sys
from pathlib import Path

import pytest

from profilelint.config.model import Config, Selection
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.plan import Plan
from profilelint.engine.ruleset import RuleSet
from profilelint.engine.run import lint_paths
from profilelint.model.result import RunResult
from profilelint.rules.load import load_registry
from profilelint.rules.plugins import GROUP
from profilelint.rules.registry import Registry
from profilelint.source.read import read_text

CODE = """
from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Rule, finder

@finder("exclamation", of="body")
def find_exclamations(context):
    text = context.document.text
    return [Span(at, at + 1) for at, char in enumerate(text) if char == "!"]

class TitleOdd(Rule):
    name = "title-odd"
    summary = "Nobody shouts."
    severity = Severity.HINT
    messages = {{"loud": "this is loud"}}
    examples = ()
    documentation = "https://example.org/odd"

    def {method}(self, found, context):
        context.report(self, "loud", found)
"""


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, module: str, method: str) -> None:
    site = folder / "lib" / "site-packages"
    metadata = site / "odd-1.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: odd\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text(f"[{GROUP}]\ntitle-odd = {module}:TitleOdd\n")
    (site / f"{module}.py").write_text(CODE.format(method=method))
    monkeypatch.setattr(sys, "prefix", str(folder))
    monkeypatch.syspath_prepend(site)


def run(registry: Registry, folder: Path) -> RunResult:
    """Return the result of checking a page in which a word is doubled."""
    page = b"---\ntitle: A\n---\n\nIt is the the pier of the town.\n"
    plan = Plan(Config(str(folder)), registry, "2026-01-31", Selection(("title", "text"), ()))
    return lint_paths(["a.md"], plan, contents={"a.md": page})


def test_a_plugin_brings_a_finder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, "odd_finder", "check_exclamation")
    registry = load_registry()
    assert registry["title-odd"].distribution == "odd"
    setting = Setting(RuleSet(registry, ["title-odd"]), "2026-01-31")
    outcome = lint_document(read_text("a.md", "---\ntitle: A!\n---\n\nNo! Yes.\n"), setting)
    assert [finding.where.span.start for finding in outcome.findings] == [12, 21]
    result = run(registry, tmp_path)
    assert result.rules["title-odd"].help_uri == "https://example.org/odd"
    ours = result.rules["text-doubled-word"].help_uri
    assert ours.endswith("/docs/rules/text-doubled-word.md")


def test_a_kind_that_there_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, "odd_headings", "check_headings")
    registry = load_registry()
    assert [failure.message for failure in registry.broken.values()] == [
        'the rule "title-odd" of the plugin "odd" (odd_headings) cannot be used: it has a method '
        '"check_headings", and nothing of that kind is looked for, did you mean "check_heading"?'
    ]
    rules = RuleSet(registry, ["title-odd", "text-doubled-word"])
    assert list(rules.entries) == ["text-doubled-word"]
    result = run(registry, tmp_path)
    assert [finding.rule for finding in result.findings] == ["text-doubled-word"]
    assert result.failures == [registry.broken["title-odd"]]
    assert result.exit_status == 3
