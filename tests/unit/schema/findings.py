"""What is found in a page with a schema of its own."""

from __future__ import annotations

from typing import Any

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.rules.load import load_registry
from profilelint.schema.load import schema_from_data
from profilelint.source.front_matter.fences import has_opening
from profilelint.source.read import read_text

REGISTRY = load_registry()
RULES = RuleSet(
    REGISTRY, [name for name in REGISTRY.names if name.startswith(("schema-", "term-"))]
)


def found(schema: dict[str, Any], page: str) -> list[tuple[str, str, str]]:
    """Return rule, covered text and message of what is found; fences of YAML are added."""
    text = page if has_opening(page) else f"---\n{page}\n---\n"
    setting = Setting(RULES, "2026-01-31", schema_from_data(schema))
    outcome = lint_document(read_text("page.md", text), setting)
    assert outcome.failures == []
    return [
        (each.rule, text[each.where.span.start : each.where.span.end], each.message)
        for each in outcome.findings
    ]
