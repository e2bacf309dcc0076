"""What a rule subscribes to: kinds, finders, and the elements among HTML elements."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Rule
from profilelint.rules.entry import FinderEntry, entry_of
from profilelint.rules.registry import Registry
from profilelint.source.read import read_text

handed: list[tuple[str, Any]] = []
calls: list[str] = []


def find_capitals(context: Context) -> list[Span]:
    calls.append("capitals")
    text = context.document.text
    return [Span(at, at + 1) for at, char in enumerate(text) if char.isupper()]


def find_nothing(_context: Context) -> list[Span]:
    raise ZeroDivisionError("nothing there")


class TextOne(Rule):
    """Keeps what it is handed."""

    name = "text-one"
    summary = "Nothing is handed."
    severity = Severity.HINT
    messages: ClassVar = {}
    examples = ()

    def check_capital(self, span: Span, _context: Context) -> None:
        handed.append((self.name, span.start))


class TextTwo(TextOne):
    """Does so, too."""

    name = "text-two"


class EmbedOne(Rule):
    """Keeps the elements it is handed."""

    name = "embed-one"
    summary = "Nothing is embedded."
    severity = Severity.HINT
    messages: ClassVar = {}
    examples = ()
    elements: ClassVar[tuple[str, ...]] = ("iframe", "form")

    def check_element(self, element: Any, _context: Context) -> None:
        handed.append((self.name, element.name))


class EmbedAll(EmbedOne):
    """Names none, so it is handed all."""

    name = "embed-all"
    elements = ()


@pytest.fixture(autouse=True)
def forget() -> None:
    handed.clear()
    calls.clear()


def lint(text: str, *rules: type[Rule], finder: str = "find_capitals") -> list[str]:
    """Return the messages of failures in linting a page."""
    capital = FinderEntry("capital", "body", __name__, finder)
    builtin = [entry for entry in Registry([]).finders if entry.kind == "element"]
    registry = Registry([entry_of(rule) for rule in rules], [capital, *builtin])
    setting = Setting(RuleSet(registry, registry.names), "2026-01-31")
    return [each.message for each in lint_document(read_text("a.md", text), setting).failures]


def test_a_finder_searches_once_for_all_its_rules() -> None:
    assert lint("aB\n", TextOne, TextTwo) == []
    assert calls == ["capitals"]
    assert handed == [("text-one", 1), ("text-two", 1)]


def test_a_finder_without_rules_is_not_called() -> None:
    assert lint("aB\n", EmbedOne) == []
    assert calls == []


def test_a_rule_is_not_imported_where_a_finder_returns_nothing() -> None:
    entry = entry_of(TextOne)._replace(module="no.such.module")
    capital = FinderEntry("capital", "body", __name__, "find_capitals")
    rules = RuleSet(Registry([entry], [capital]), ["text-one"])
    setting = Setting(rules, "2026-01-31")
    assert lint_document(read_text("a.md", "no capitals\n"), setting).failures == []
    (failure,) = lint_document(read_text("a.md", "A\n"), setting).failures
    assert "ModuleNotFoundError" in failure.message


def test_a_finder_that_crashes_is_a_failure_of_each_of_its_rules() -> None:
    assert lint("aB\n", TextOne, TextTwo, finder="find_nothing") == [
        f'the rule "{name}" failed with ZeroDivisionError: nothing there; please report it to '
        "the rule's author together with the file"
        for name in ("text-one", "text-two")
    ]


def test_a_rule_is_handed_the_elements_that_it_names() -> None:
    page = '<p><iframe src="/a"></iframe><b>c</b></p>\n'
    assert lint(page, EmbedOne, EmbedAll) == []
    assert [name for rule, name in handed if rule == "embed-one"] == ["iframe"]
    assert [name for rule, name in handed if rule == "embed-all"] == ["p", "iframe", "b"]
