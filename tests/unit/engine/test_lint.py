from __future__ import annotations

from typing import Any, ClassVar, get_args

import pytest

from profilelint.engine.facts import read_facts
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Matter, Rule, Valid
from profilelint.rules.entry import FinderEntry, entry_of
from profilelint.rules.load import load_registry
from profilelint.rules.registry import Registry
from profilelint.source.read import read_text
from profilelint.testing import setting_of

searched: list[str] = []


def find_texts(context: Context) -> list[str]:
    searched.append(context.document.text)
    return []


class TextSearched(Rule):
    """Subscribes to what is never there."""

    name = "text-searched"
    summary = "Nothing is searched."
    severity = Severity.HINT
    messages: ClassVar = {}
    examples = ()

    def check_text(self, text: str, context: Context) -> None:
        """Do nothing."""


PAGES = {
    "---\n---\n": {"file", "front matter"},
    "Text.\n": {"file", "body"},
    "---\n---\nText.\n": {"file", "front matter", "body"},
    "---\n---\n# a\n": {"file", "front matter", "body", "headings"},
    "---\n---\n![a](/b.png)\n": {"file", "front matter", "body", "images"},
    "---\n---\n[a](/b)\n": {"file", "front matter", "body", "links"},
    "---\n---\n1. a\n": {"file", "front matter", "body", "lists"},
    "---\n---\n<b>a</b>\n": {"file", "front matter", "body", "markup"},
    "---\n---\n{% a %}\n": {"file", "front matter", "body", "markup"},
    "---\n---\n*a*{: .b}\n": {"file", "front matter", "body", "markup"},
}


@pytest.mark.parametrize("matter", get_args(Matter))
def test_a_finder_is_called_for_pages_that_have_what_it_searches(matter: Matter) -> None:
    finders = [FinderEntry("text", matter, __name__, "find_texts")]
    rules = RuleSet(Registry([entry_of(TextSearched)], finders), ["text-searched"])
    searched.clear()
    for page in PAGES:
        lint_document(read_text("a.md", page), Setting(rules, "2026-01-31"))
    assert searched == [page for page, matters in PAGES.items() if matter in matters]


class TextLength(Rule):
    """Collects what can be written."""

    name = "text-length"
    summary = "It collects."
    severity = Severity.HINT
    messages: ClassVar = {}

    def collect(self, context: Context) -> Any:
        return [len(context.document.text), ("a", None)]


class TextOdd(TextLength):
    """Collects what a test says."""

    name = "text-odd"
    fact: ClassVar[Any] = None

    def collect(self, _context: Context) -> Any:
        return self.fact


CIRCULAR: list[Any] = []
CIRCULAR.append(CIRCULAR)


@pytest.mark.parametrize(
    ("fact", "error"),
    [({1, 2}, "TypeError"), ({("a", 1): 2}, "TypeError"), (CIRCULAR, "RecursionError")],
    ids=["set", "key", "circular"],
)
def test_facts_that_cannot_be_written_are_a_failure_of_their_rule(
    fact: object, error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TextOdd, "fact", fact)
    registry = Registry([entry_of(TextLength), entry_of(TextOdd)])
    setting = Setting(RuleSet(registry, ["text-length", "text-odd"]), "2026-01-31")
    outcome = lint_document(read_text("a.md", "---\n---\nA.\n"), setting)
    assert read_facts(outcome.facts) == {"text-length": [11, ["a", None]]}
    [failure] = outcome.failures
    assert (failure.rule, failure.path) == ("text-odd", "a.md")
    assert failure.message.startswith(f'the rule "text-odd" failed with {error}: ')


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ({"x-vocabulary": "kinds"}, "TBD", [("term-unknown", "error")]),
        ({"x-vocabulary": "countries"}, "TBD", [("text-placeholder", "warning")]),
        ({"enum": ["Pier", "Boat"]}, "TBD", [("schema-enum", "error")]),
        ({"format": "email"}, "'[insert e-mail]'", [("schema-format", "error")]),
        ({"type": "integer"}, "TBD", [("schema-type", "error")]),
        ({"pattern": "^[A-Z]-[0-9]+$"}, "TBD", [("schema-pattern", "error")]),
        (
            {"pattern": "^[a-z]+$"},
            "boat [insert name]",
            [("schema-pattern", "error")],
        ),
        (
            {"maxLength": 30},
            "A pier of the town, with [insert name] as its client",
            [("schema-length", "error"), ("text-placeholder", "warning")],
        ),
        (
            {"x-vocabulary": "kinds"},
            "TBD # profilelint-disable-line text-placeholder -- a list to come",
            [("term-unknown", "error"), ("text-placeholder", "warning, suppressed")],
        ),
        (
            {"x-vocabulary": "kinds"},
            "TBD # profilelint-disable-line term-unknown -- a list to come",
            [("term-unknown", "error, suppressed"), ("text-placeholder", "warning")],
        ),
    ],
)
def test_of_a_placeholder_the_heavier_finding_is_told(
    field: dict[str, object], value: str, told: list[tuple[str, str]]
) -> None:
    registry = load_registry()
    rules = RuleSet(registry, [entry.name for entry in registry if entry.default])
    source = f"---\nclient: {value}\n---\n"
    schema = {"properties": {"client": field}}
    example = Valid(source, schema=schema, vocabularies={"kinds": "terms: [Pier, Boat]\n"})
    outcome = lint_document(read_text("a.md", source), setting_of(example, rules))
    found = [
        (each.rule, each.severity.value + (", suppressed" if each.suppression else ""))
        for each in outcome.findings
    ]
    assert found == told
