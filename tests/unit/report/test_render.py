from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.model.finding import Severity
from profilelint.model.result import RunResult
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
    assert render(name, CLEAN, options) == report_format.render(CLEAN, options) != ""


@pytest.mark.parametrize("name", ["csv", "", "__init__", "../paint", "text.py"])
def test_another_name_is_refused(name: str) -> None:
    with pytest.raises(KeyError) as caught:
        load_format(name)
    assert caught.value.args == (name,)
