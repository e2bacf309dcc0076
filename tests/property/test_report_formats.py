from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from unicodedata import category
from xml.etree import ElementTree as ET

import turbohtml
from hypothesis import given, note, settings
from hypothesis import strategies as st

from profilelint.model.finding import (
    Edit,
    Finding,
    Fix,
    Location,
    Related,
    Severity,
    Span,
    Suppression,
)
from profilelint.model.result import Failure, RuleInfo, RunResult
from profilelint.model.text import LineIndex
from profilelint.report.frame import frame_lines
from profilelint.report.render import FORMATS, ReportOptions, load_format, render

# Lone surrogates, controls, directions and markup come up far more often than by chance.
CHARS = st.one_of(
    st.characters(),
    st.characters(categories=["Cc", "Cf", "Cs"]),
    st.sampled_from("<>&\"'`|[]()!@#$%:;,=\\/\n\r\t \x00\x1b\x7f\x9b\u202e\u2028\ufeff\ud800日é"),
)
TEXTS = st.lists(
    st.one_of(
        CHARS, st.sampled_from(["::error::", "##[error]", "https://u:p@h/", "?sig=x", "]]>", "{0}"])
    ),
    max_size=20,
).map("".join)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    text = draw(TEXTS)
    ends = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    span = Span(*ends)
    path = draw(TEXTS)
    edits = (Edit(span, draw(TEXTS)),)
    return Finding(
        draw(st.sampled_from(["term-unknown", "date-year"])),
        "x",
        draw(TEXTS),
        draw(
            st.dictionaries(
                st.sampled_from("abc"),
                st.one_of(TEXTS, st.integers(), st.floats(), st.booleans(), st.tuples(TEXTS)),
            )
        ),
        draw(st.sampled_from(Severity)),
        Location(path, span, (draw(TEXTS), 0), "value"),
        draw(st.one_of(st.none(), st.just(LineIndex(text).region(span)))),
        draw(st.one_of(st.just(()), st.just((Related(draw(TEXTS), Location(path, Span(0, 0))),)))),
        draw(st.one_of(st.just(()), st.just((Fix(draw(TEXTS), edits, "unsafe"),)))),
        draw(st.one_of(st.none(), st.builds(Suppression, st.just("directive"), TEXTS))),
    )


RESULTS = st.builds(
    RunResult,
    st.lists(findings(), max_size=5),
    st.integers(0, 9),
    st.dictionaries(TEXTS, st.integers(0, 9), max_size=2),
    st.lists(st.builds(Failure, TEXTS, TEXTS, TEXTS), max_size=2),
    st.dictionaries(
        st.just("term-unknown"),
        st.builds(RuleInfo, st.just("term-unknown"), TEXTS, st.sampled_from(Severity), TEXTS),
    ),
    st.sampled_from(Severity),
)
OPTIONS = st.builds(
    ReportOptions,
    color=st.booleans(),
    width=st.integers(0, 120),
    quiet=st.booleans(),
    statistics=st.booleans(),
    workflow=st.just(True),
    wrapped=st.just(False),
)


def commands(text: str) -> list[str]:
    """Return the lines that the log of a workflow takes for commands."""
    return [line for line in text.split("\n") if line.lstrip().startswith("::")]


@settings(deadline=None)
@given(RESULTS, OPTIONS)
def test_no_format_holds_what_a_terminal_or_a_log_obeys(
    result: RunResult, options: ReportOptions
) -> None:
    for name in FORMATS:
        note(name)
        text = render(name, result, options)
        assert text.encode("utf-8").decode("utf-8") == text
        destination = load_format(name).destination
        if destination == "terminal" and options.color:
            text = re.sub(r"\x1b\[[0-9;]*m", "", text)
        controls = {char for char in text if category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
        assert controls <= {"\n"}
        assert re.search(r"##[a-z]*\[", text) is None
        assert destination == "log" or commands(text) == []


def findings_of_json(text: str) -> int:
    data = json.loads(text)
    reported = [entry for entry in data["findings"] if entry["suppression"] is None]
    assert data["summary"]["findings"] == len(reported)
    return len(data["findings"])


def articles(text: str) -> int:
    page = turbohtml.parse(text)
    assert page.select("script, img, iframe, object, embed, base, form, a svg") == []
    return len(page.select("article"))


def cases(text: str) -> int:
    root = ET.fromstring(text.encode("utf-8"))  # noqa: S314 - declares no entities
    return len(root.findall("testsuite/testcase"))


def rows(text: str) -> int:
    table = [line for line in text.split("\n") if line.startswith("| ")]
    return max(0, len(table) - 2)


def headlines(text: str) -> int:
    rules = "term-unknown|date-year"
    return len(re.findall(rf"(?m): (?:error|warning|hint): .* \[(?:{rules})\]$", text))


ENTRIES: dict[str, tuple[Callable[[str], int], Callable[[RunResult], int]]] = {
    "github": (
        lambda text: len(commands(text)),
        lambda result: len(result.reported) + len(result.failures),
    ),
    "gitlab": (
        lambda text: len(json.loads(text)),
        lambda result: len(result.reported) + len(result.failures),
    ),
    "html": (articles, lambda result: len(result.reported)),
    "json": (findings_of_json, lambda result: len(result.findings)),
    "junit": (
        cases,
        lambda result: 1 + len(result.findings) + len(result.failures),
    ),
    "markdown": (rows, lambda result: len(result.reported)),
    "sarif": (
        lambda text: len(json.loads(text)["runs"][0]["results"]),
        lambda result: len(result.findings),
    ),
    "text": (headlines, lambda result: len(result.reported)),
}
"""By format: how many entries are read back from a report, and how many a result must have."""


def test_it_is_known_how_each_format_is_read_back() -> None:
    assert set(ENTRIES) == set(FORMATS)


@settings(deadline=None)
@given(RESULTS, OPTIONS)
def test_every_finding_is_read_back_from_every_format(
    result: RunResult, options: ReportOptions
) -> None:
    options = options._replace(color=False, statistics=False)
    for name, (entries, expected) in ENTRIES.items():
        note(name)
        assert entries(render(name, result, options)) == expected(result)


@settings(deadline=None)
@given(TEXTS, st.data(), st.integers(20, 60))
def test_a_frame_is_no_wider_than_asked_and_marks_what_it_says(
    text: str, data: st.DataObject, width: int
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    region = LineIndex(text).region(Span(start, end))
    frame = frame_lines(region, width)
    assert [line.number for line in frame[:1]] == [region.line]
    for line, following in pairwise(frame):
        assert following.number == line.number + 1
    for line in frame:
        assert line.offset + line.width <= width + 1
        if (line.before + line.marked).isascii():
            assert line.offset == len(line.before)
            assert line.width in (len(line.marked), 1)
