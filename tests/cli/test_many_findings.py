"""Pages full of faults: what is done with their findings grows no faster than their number.

All is measured with one page of many findings and with many pages of a dozen each.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache

import pytest
from tests.cost import grows_linearly

from profilelint.config.model import Config, Selection
from profilelint.engine.baseline import Baseline
from profilelint.engine.fix import repair
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.plan import Plan
from profilelint.engine.run import lint_paths
from profilelint.engine.suppress import ACTIONS
from profilelint.model.result import RunResult
from profilelint.report.render import FORMATS, ReportOptions, render
from profilelint.rules.load import load_registry
from profilelint.rules.problem_list import MOST_OF_A_RULE
from profilelint.schema.load import schema_from_data
from profilelint.source.read import read_text

HEAD = """\
---
title: Peru—Clean Rivers
start: '2014'
end: 2016
solutions:
- Governanc
- \n\
regions: Latin America and the Caribbean
country: Peru
---

"""
FAULTS = """\
The  town # is on a river the the river it's and it’s. [Its page ](http://a.example/#?utm_id=x)shows.

* Supporting the clerks of the town #.  \n\
* the town  of a river [here](https://a.example/a b)

"""
SIZE = 100
TIMES = 4
UNNOTICED = 0.2
Work = Callable[[int], Callable[[], object]]
Files = dict[str, bytes]


def filled(unit: str, number: int) -> bytes:
    return (HEAD + "".join(unit.replace("#", str(each)) for each in range(number))).encode()


def one_page(number: int) -> Files:
    return {"page.md": filled(FAULTS, number)}


def many_pages(number: int) -> Files:
    text = HEAD + FAULTS
    return {f"{each}.md": text.replace("#", str(each)).encode() for each in range(number)}


SHAPES = [one_page, many_pages]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    root = os.fspath(tmp_path_factory.mktemp("site"))
    return Plan(Config(root), load_registry(), "2026-01-31", Selection())


@pytest.fixture(scope="module")
def found(plan: Plan) -> Callable[[Callable[[int], Files], int], RunResult]:
    @cache
    def find(shape: Callable[[int], Files], number: int) -> RunResult:
        return linted(plan, shape(number))

    return find


def linted(plan: Plan, files: Files) -> RunResult:
    result = lint_paths([*files], plan, contents=files)
    assert result.failures == []
    return result


def grows(work: Work) -> None:
    grows_linearly(work, SIZE, TIMES, UNNOTICED)


Found = Callable[[Callable[[int], Files], int], RunResult]


@pytest.mark.parametrize("shape", SHAPES)
def test_pages_have_many_findings(shape: Callable[[int], Files], found: Found) -> None:
    findings = found(shape, SIZE).findings
    assert len(findings) > 8 * SIZE
    assert len({finding.rule for finding in findings}) > 8
    assert sum(bool(finding.fixes) for finding in findings) > 4 * SIZE


@pytest.mark.parametrize("shape", SHAPES)
def test_finding(shape: Callable[[int], Files], plan: Plan) -> None:
    def work(number: int) -> Callable[[], object]:
        files = shape(number)
        return lambda: linted(plan, files)

    grows(work)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", FORMATS)
def test_each_report(name: str, shape: Callable[[int], Files], found: Found) -> None:
    def work(number: int) -> Callable[[], object]:
        result = found(shape, number)
        return lambda: render(name, result, ReportOptions(color=True, workflow=True))

    grows(work)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "options",
    [ReportOptions(quiet=True), ReportOptions(wrapped=True), ReportOptions(statistics=True)],
    ids=["quiet", "wrapped", "statistics"],
)
def test_each_text(options: ReportOptions, shape: Callable[[int], Files], found: Found) -> None:
    def work(number: int) -> Callable[[], object]:
        result = found(shape, number)
        return lambda: render("text", result, options)

    grows(work)


@pytest.mark.parametrize("shape", SHAPES)
def test_fixing(shape: Callable[[int], Files], plan: Plan) -> None:
    def work(number: int) -> Callable[[], object]:
        files = shape(number)

        def fix() -> None:
            for path, data in files.items():
                setting = plan.setting(path)
                assert setting is not None
                assert len(repair(path, data, setting, lambda *_: True).applied) > 5

        return fix

    grows_linearly(work, SIZE // 2, TIMES, UNNOTICED)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_baseline(shape: Callable[[int], Files], plan: Plan, found: Found) -> None:
    def work(number: int) -> Callable[[], object]:
        findings = found(shape, number).findings
        paths = frozenset(finding.where.path for finding in findings)

        def record() -> None:
            baseline = Baseline.of(findings)
            assert len(baseline.render()) > 50 * number
            assert len(baseline.by_path()) == len(paths)
            known = baseline.apply(findings)
            assert all(finding.suppression is not None for finding in known)
            assert not baseline.gone(known, paths, plan.enabled_rules)

        return record

    grows(work)


def directives(action: str, word: str) -> str:
    """Return a unit with a fault and a directive, with a word beside the names of two rules."""
    directive = f"<!-- profilelint-{action} text-double-space, link{word} -- why -->"
    fault = "The town  # is on a river."
    return f"{fault} {directive}\n\n" if action == "disable-line" else f"{directive}\n{fault}\n\n"


@pytest.mark.parametrize("word", ["", ", word#"], ids=["known", "unknown"])
@pytest.mark.parametrize("action", ACTIONS)
def test_each_directive(action: str, word: str, plan: Plan) -> None:
    def work(number: int) -> Callable[[], object]:
        files = {"page.md": filled(directives(action, word), number)}
        return lambda: linted(plan, files)

    grows_linearly(work, MOST_OF_A_RULE // TIMES, TIMES, UNNOTICED / 4)


def test_directives_that_are_switched_off_again(plan: Plan) -> None:
    unit = directives("disable", "") + "<!-- profilelint-enable text-double-space, link -->\n\n"

    def work(number: int) -> Callable[[], object]:
        files = {"page.md": filled(unit, number)}
        return lambda: linted(plan, files)

    grows_linearly(work, MOST_OF_A_RULE // TIMES, TIMES, UNNOTICED / 4)


def test_conflicts_among_other_faults(plan: Plan) -> None:
    conflict = "<<<<<<< HEAD\nThe town  #.\n=======\nA town  #.\n>>>>>>> branch\n\n"

    def work(number: int) -> Callable[[], object]:
        files = {"page.md": filled(FAULTS + conflict, number)}
        return lambda: linted(plan, files)

    grows(work)


@pytest.mark.parametrize("refused", [0, 1, 2], ids=["none", "half", "all"])
def test_fixes_that_the_schema_refuses(refused: int, plan: Plan) -> None:
    usual = plan.setting("page.md")
    assert usual is not None
    rules = usual.rules
    integer = {"type": "integer"}

    def work(number: int) -> Callable[[], object]:
        few = {**integer, "multipleOf": 7, "minimum": 9_000}
        properties = {f"k{each}": few if each % 2 < refused else integer for each in range(number)}
        setting = Setting(rules, "", schema=schema_from_data({"properties": properties}, {}))
        block = "".join(f"k{each}: '1990'\n" for each in range(number))
        document = read_text("page.md", f"---\n{block}---\n")
        return lambda: lint_document(document, setting).findings

    grows_linearly(work, SIZE // 2, TIMES, UNNOTICED)
