from __future__ import annotations

from unicodedata import category

import pytest

from profilelint.model.finding import Finding, Location, Severity, Span
from profilelint.model.result import Failure, RunResult
from profilelint.model.text import LineIndex
from profilelint.report.render import ReportOptions, render

TEXT = "---\ntitle: A\nend: '2020'\n---\n"


def finding(
    path: str = "a.md", covered: str = "end", severity: Severity = Severity.ERROR
) -> Finding:
    start = TEXT.index(covered)
    span = Span(start, start + len(covered))
    region = LineIndex(TEXT).region(span)
    return Finding("date-year", "quoted", "Words.", {}, severity, Location(path, span), region)


def run(
    *findings: Finding, skipped: dict[str, int] | None = None, failures: tuple[Failure, ...] = ()
) -> RunResult:
    return RunResult(findings, 3, skipped or {}, failures, {}, Severity.WARNING)


def test_a_clean_run_says_so() -> None:
    assert render("text", run(), ReportOptions()) == "No problems found in 3 files.\n"
    assert render("text", run(), ReportOptions(quiet=True)) == "No problems found in 3 files.\n"
    assert (
        render("text", run(), ReportOptions(statistics=True)) == "No problems found in 3 files.\n"
    )


@pytest.mark.parametrize("quiet", [True, False])
def test_no_file_name_is_a_command(quiet: bool) -> None:
    failed = Failure("Stopped.", path="::error::b.md")
    result = run(finding("::error::a.md"), failures=(failed,))
    text = render("text", result, ReportOptions(quiet=quiet))
    names = [line.split("md")[0] for line in text.split("\n") if "error::" in line]
    assert names == [r":\u{3a}error::a."] * (2 - quiet) + [r":\u{3a}error::b."]


def test_findings_are_grouped_by_file() -> None:
    result = run(finding(), finding(covered="title", severity=Severity.HINT), finding("b.md"))
    assert render("text", result, ReportOptions()) == (
        "a.md: 1 error, 1 hint\n"
        "\n"
        "a.md:3:1: error: Words. [date-year]\n"
        "   3 | end: '2020'\n"
        "     | ^^^\n"
        "\n"
        "a.md:2:1: hint: Words. [date-year]\n"
        "   2 | title: A\n"
        "     | ^^^^^\n"
        "\n"
        "b.md: 1 error\n"
        "\n"
        "b.md:3:1: error: Words. [date-year]\n"
        "   3 | end: '2020'\n"
        "     | ^^^\n"
        "\n"
        "Found 3 problems in 2 files: 2 errors, 1 hint. 3 files checked.\n"
    )


def test_a_failure_is_never_silent() -> None:
    result = run(skipped={"draft": 2}, failures=(Failure("It stopped.", "date-year", "a.md"),))
    assert render("text", result, ReportOptions(quiet=True)) == (
        "a.md: date-year: failure: It stopped.\n"
        "No problems found in 3 files.\n"
        "Skipped: draft (2).\n"
        "The run is incomplete: 1 failure, see above.\n"
    )


def test_colors_change_nothing_but_color() -> None:
    import re

    result = run(finding(), finding("b.md"), failures=(Failure("It stopped."),))
    for options in (ReportOptions(), ReportOptions(quiet=True), ReportOptions(statistics=True)):
        colored = render("text", result, options._replace(color=True))
        assert "\x1b[" in colored
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == render("text", result, options)


@pytest.mark.parametrize("quiet", [False, True])
@pytest.mark.parametrize("statistics", [False, True])
def test_nothing_hostile_gets_through(hostile: RunResult, *, quiet: bool, statistics: bool) -> None:
    text = render("text", hostile, ReportOptions(quiet=quiet, statistics=statistics, workflow=True))
    invisible = {char for char in text if category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert invisible == {"\n"}
    assert "hunter2" not in text
    assert "##[" not in text
    assert [line for line in text.split("\n") if line.lstrip().startswith("::")] == []
    assert max(map(len, text.split("\n"))) < 4000


def test_each_finding_has_one_line_whatever_it_says(hostile: RunResult) -> None:
    lines = render("text", hostile, ReportOptions(quiet=True)).split("\n")
    assert len([line for line in lines if ": error: " in line]) == 3
