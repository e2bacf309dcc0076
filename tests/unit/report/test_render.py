from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from profilelint.model.finding import Edit, Finding, Fix, Location, Severity, Span
from profilelint.model.result import RunResult
from profilelint.model.text import LineIndex
from profilelint.report import renderers
from profilelint.report.render import FORMATS, ReportOptions, load_format, render

CLEAN = RunResult([], 1, {}, [], {}, Severity.WARNING)


def test_each_module_of_the_folder_is_a_format() -> None:
    modules = {path.stem for path in Path(renderers.__path__[0]).glob("*.py")} - {"__init__"}
    assert sorted(modules) == list(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_what_it_is_and_renders(name: str) -> None:
    report_format = load_format(name)
    assert report_format.description
    assert report_format.readers
    assert report_format.destination in ("terminal", "log", "file")
    options = ReportOptions()
    assert render(name, CLEAN, options) == "".join(report_format.render(CLEAN, options)) != ""


@pytest.mark.parametrize("name", ["csv", "", "__init__", "../paint", "text.py"])
def test_another_name_is_refused(name: str) -> None:
    with pytest.raises(KeyError) as caught:
        load_format(name)
    assert caught.value.args == (name,)


@pytest.mark.parametrize("name", FORMATS)
def test_many_findings_are_handed_on_as_they_come(name: str) -> None:
    text, span = "a  b\n", Span(1, 3)
    region = LineIndex(text).region(span)
    fixes = (Fix("Write one space", (Edit(span, " "),), "safe"),)
    many = [
        Finding(
            "text-double-space",
            "double",
            "two spaces",
            {},
            Severity.HINT,
            Location(f"{number // 1000}.md", span),
            region,
            (),
            fixes,
        )
        for number in range(1500)
    ]
    pieces = load_format(name).render(CLEAN._replace(findings=many), ReportOptions())
    tracemalloc.start()
    try:
        longest = max(map(len, pieces))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # GitHub and Markdown show some of the findings only, in one piece.
    assert longest < (60_000 if name == "markdown" else 10_000)
    assert most < 600_000
