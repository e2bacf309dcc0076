from __future__ import annotations

import re

from profilelint.model.finding import Finding, Location, Severity, Span
from profilelint.model.result import Failure, RunResult
from profilelint.model.text import LineIndex
from profilelint.report.render import ReportOptions, render

# As the runner reads a line: a name, properties without a colon, then the data.
COMMAND = re.compile(r"::(error|warning|notice) ([^:\r\n]*)::([^\r\n]*)")


def found(
    severity: Severity, message: str = "Words.", text: str = "a b\n", end: int = 1
) -> Finding:
    span = Span(0, end)
    region = LineIndex(text).region(span)
    return Finding("text-words", "x", message, {}, severity, Location("a.md", span), region)


def lines_of(*findings: Finding, failures: tuple[Failure, ...] = ()) -> list[str]:
    result = RunResult(findings, 1, {}, failures, {}, Severity.WARNING)
    text = render("github", result, ReportOptions())
    assert text.endswith("\n")
    return text.removesuffix("\n").split("\n")


def test_an_annotation_says_where() -> None:
    where = "file=a.md,title=text-words,line=1,endLine=1,col=1,endColumn=2"
    assert lines_of(found(Severity.HINT, "100% a, b: c")) == [
        f"::notice {where}::a.md:1:1: 100%25 a, b: c",
        "Found 1 problem in 1 file: 1 hint. 1 file checked.",
    ]


def test_columns_are_left_out_of_an_annotation_of_several_lines() -> None:
    (annotation, _) = lines_of(found(Severity.ERROR, text="a\nb\n", end=3))
    assert annotation == "::error file=a.md,title=text-words,line=1,endLine=2::a.md:1:1: Words."


def test_ten_of_a_kind_are_annotated_and_the_rest_is_counted() -> None:
    findings = [found(Severity.WARNING) for _ in range(12)] + [found(Severity.ERROR)] * 11
    lines = lines_of(*findings, failures=(Failure("It stopped."),))
    names = [match[1] for match in map(COMMAND.fullmatch, lines) if match]
    assert names.count("warning") == 10
    assert names.count("error") == 10
    assert lines[0] == "::error title=failure::It stopped."
    assert lines[-1] == "Not annotated, as GitHub shows 10 of a kind: 2 errors, 2 warnings."


def test_more_failures_than_annotations_are_counted() -> None:
    lines = lines_of(found(Severity.ERROR), failures=(Failure("It stopped."),) * 12)
    assert len([line for line in lines if COMMAND.fullmatch(line)]) == 10
    assert lines[-2:] == [
        "Not annotated, as GitHub shows 10 of a kind: 1 error.",
        "Failures not annotated: 2.",
    ]


def test_hostile_text_makes_no_command_of_its_own(hostile: RunResult) -> None:
    text = render("github", hostile, ReportOptions())
    assert "hunter2" not in text
    assert "##[" not in text
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text) is None
    lines = text.removesuffix("\n").split("\n")
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert commands == lines[:4]
    for command in commands:
        match = COMMAND.fullmatch(command)
        assert match is not None
        assert match[1] == "error"
        names = [entry.partition("=")[0] for entry in match[2].split(",")]
        assert set(names) <= {"file", "title", "line", "endLine", "col", "endColumn"}
        assert len(set(names)) == len(names)
        assert re.search("%(?!25|0A|3A|2C)", match[2] + match[3]) is None
