"""Which fixes of front matter are offered."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.finding import Edit, Fix, Span
from profilelint.rules.load import load_registry
from profilelint.schema.load import schema_from_data
from profilelint.source.read import read_text

REGISTRY = load_registry()
RULES = RuleSet(REGISTRY, [entry.name for entry in REGISTRY if not entry.network])
INTEGER = {"type": "integer"}


def setting(**properties: Any) -> Setting:
    schema = schema_from_data({"properties": properties}, {})
    return Setting(RULES, "2026-01-31", schema=schema)


def offers(block: str, **properties: Any) -> list[tuple[str, list[str]]]:
    document = read_text("page.md", f"---\n{block}---\n")
    findings = lint_document(document, setting(**properties)).findings
    return [(each.rule, [fix.edits[0].text for fix in each.fixes]) for each in findings]


@pytest.mark.parametrize(
    ("block", "schema", "expected"),
    [
        ("a: '1990'\n", INTEGER, ["1990"]),
        ("a: '1990'\n", {**INTEGER, "minimum": 2000}, []),
        ("a: '1990'\n", {**INTEGER, "maximum": 2000}, ["1990"]),
        ("a: '2'\n", {"type": "number"}, ["2"]),
        ("a: '2.5'\n", {"type": "number"}, ["2.5"]),
        ("a: '2.5'\n", {"type": "number", "maximum": 2}, []),
        ("a: '2.5'\n", INTEGER, []),
        ("a: '02.5'\n", {"type": "number"}, []),
        ("a: '2'\n", {"enum": [1, 2]}, ["2"]),
        ("a: 'true'\n", {"const": True}, ["true"]),
        ("a: 3\n", {"type": "string", "enum": ["b"]}, []),
        ("a: 3\n", {"type": "string", "enum": ["3"]}, ["'3'"]),
        ("a: 3\n", {"type": "string", "pattern": "^x"}, []),
        ("a: true\n", {"type": "string"}, []),
    ],
)
def test_a_value_that_the_schema_refuses_is_not_offered(
    block: str, schema: dict[str, Any], expected: list[str]
) -> None:
    (first, *_) = offers(block, a=schema)
    assert first == ("schema-type", expected)


@pytest.mark.parametrize(
    ("fix", "is_offered"),
    [
        (Fix("Write a bracket", (Edit(Span(9, 9), "]"),)), True),
        (Fix("Insert a space", (Edit(Span(8, 8), " "),)), False),
    ],
)
def test_a_fix_after_which_the_fault_is_still_there_is_not_offered(
    fix: Fix, is_offered: bool
) -> None:
    document = read_text("page.md", "---\na: [b\n---\n")
    (problem,) = document.problems
    assert (problem.message_id, problem.span) == ("open-bracket", (7, 9))
    document.problems[:] = [problem._replace(fixes=(fix,))]
    (finding,) = lint_document(document, setting()).findings
    assert [each.title for each in finding.fixes] == [fix.title] * is_offered


def test_each_of_several_fixes_is_judged() -> None:
    block = "a: '1990'\nb: '1990'\nc: '1990'\nd: '1990'\n"
    refused = {**INTEGER, "minimum": 2000}
    assert offers(block, a=INTEGER, b=refused, c=INTEGER, d=refused) == [
        ("schema-type", ["1990"]),
        ("schema-type", []),
        ("schema-type", ["1990"]),
        ("schema-type", []),
    ]


def test_an_alias_is_not_changed_along() -> None:
    assert offers("a: &x '1990'\nb: *x\n", a=INTEGER, b={"type": "string"}) == [("schema-type", [])]


def test_items_after_one_that_is_deleted_keep_their_problems() -> None:
    found = offers("a:\n- 1\n-\n- b\n", a={"items": INTEGER})
    assert found == [("schema-empty-item", [""]), ("schema-type", [])]


def test_what_can_be_repaired_in_turn_may_be_left() -> None:
    found = offers("old: 3\n", old={"deprecated": True, "x-renamed": "new"}, new={"type": "string"})
    assert found == [("schema-deprecated", ["new"])]


def test_of_a_page_of_many_fixes_the_good_ones_are_found() -> None:
    items = "".join(f"- '{number}'\n" for number in range(1, 101))
    found = offers(f"a:\n{items}", a={"items": {**INTEGER, "not": {"multipleOf": 7}}})
    assert [fixes for _, fixes in found] == [
        [str(number)] if number % 7 else [] for number in range(1, 101)
    ]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("a: true b: 2\n", ["unsafe"]),
        ("c: b: 2\n", ["safe"]),
        ("c: b: 2\nd: true b: 2\na: true\n", ["safe"]),
        ("c:\n- x: b\n- x: y: z\na: true\n", ["safe"]),
        ("date: 2020-01-31 b: 2\n", ["unsafe"]),
    ],
)
def test_text_where_the_site_expects_something_else_is_unsafe(
    block: str, expected: list[str]
) -> None:
    document = read_text("page.md", f"---\n{block}---\n")
    findings = lint_document(document, setting(a={"type": "boolean"})).findings
    fixes = [fix for each in findings for fix in each.fixes]
    assert [fix.title for fix in fixes] == ["Put it in quotation marks"]
    assert [fix.safety for fix in fixes] == expected


@pytest.mark.parametrize(("written", "safety"), [("2.5", "safe"), ("2.50", "unsafe")])
def test_a_number_that_would_be_shown_otherwise_is_unsafe(written: str, safety: str) -> None:
    document = read_text("page.md", f"---\na: '{written}'\n---\n")
    (finding,) = lint_document(document, setting(a={"type": "number"})).findings
    assert [(fix.edits[0].text, fix.safety) for fix in finding.fixes] == [(written, safety)]
