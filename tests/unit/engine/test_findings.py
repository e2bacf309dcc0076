"""What a rule does wrong is one failure that names it; the findings of the others appear."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.document import Document
from profilelint.model.finding import Severity, Span
from profilelint.model.result import Failure, Outcome
from profilelint.rules.api import Context, Rule
from profilelint.rules.entry import entry_of
from profilelint.rules.registry import Registry
from profilelint.source.read import read_text


class TitleOdd(Rule):
    """Reports what it is told to."""

    name = "title-odd"
    summary = "Nothing is odd."
    severity = Severity.HINT
    messages: ClassVar = {"odd": "this is odd", "named": "{name} is odd"}
    examples = ()
    report: ClassVar[Callable[[Rule, Context], None]]

    def check_document(self, _document: Document, context: Context) -> None:
        type(self).report(self, context)


def lint(report: Callable[[Rule, Context], None]) -> Outcome:
    class Odd(TitleOdd):
        pass

    Odd.report = report
    entry = entry_of(TitleOdd, "odd")._replace(distribution="odd-rules")
    rules = RuleSet(Registry([entry]), ["title-odd"])
    rules._rules["title-odd"] = Odd()
    return lint_document(read_text("a.md", "---\ntitle: A\n---\n"), Setting(rules, "2026-01-31"))


def call(*arguments: Any, **named: Any) -> Callable[[Rule, Context], None]:
    def report(rule: Rule, context: Context) -> None:
        context.report(rule, "odd", Span(4, 9))
        context.report(rule, *arguments, **named)
        context.report(rule, "named", Span(4, 5), name="A")

    return report


@pytest.mark.parametrize(
    ("report", "why"),
    [
        (call("strange", Span(0, 1)), 'it has no message "strange"'),
        (
            call("named", Span(0, 1), place="A"),
            "its message \"named\" has a placeholder 'name', and no value is given for it",
        ),
        (
            call("named", Span(0, 1), name={"a": 1}),
            'the parameter "name" is neither text nor a number nor a tuple of texts',
        ),
        (call("odd", (0, 1)), "(0, 1) is not a Span within the file"),
        (call("odd", Span(5, 4)), "Span(start=5, end=4) is not a Span within the file"),
        (call("odd", Span(0, 99)), "Span(start=0, end=99) is not a Span within the file"),
    ],
)
def test_a_report_that_makes_no_finding(report: Callable[[Rule, Context], None], why: str) -> None:
    outcome = lint(report)
    assert [finding.message for finding in outcome.findings] == ["A is odd", "this is odd"]
    assert outcome.failures == [
        Failure(
            f'the rule "title-odd" of the plugin "odd-rules" failed: {why}; please report it to '
            "the rule's author together with the file",
            "title-odd",
            "a.md",
        )
    ]
