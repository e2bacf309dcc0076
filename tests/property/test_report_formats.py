from __future__ import annotations

import json
import re
from itertools import pairwise
from unicodedata import category
from xml.etree import ElementTree as ET

import turbohtml
from hypothesis import given, settings
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
from profilelint.report.formats import render
from profilelint.report.frame import frame_lines
from profilelint.report.options import Options

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
    Options,
    color=st.just(False),
    width=st.integers(0, 120),
    quiet=st.booleans(),
    statistics=st.booleans(),
    workflow=st.just(True),
)


@settings(deadline=None)
@given(RESULTS, OPTIONS)
def test_text_holds_no_control_character_but_line_ends(result: RunResult, options: Options) -> None:
    text = render("text", result, options)
    assert {char for char in text if category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} == {"\n"}
    assert "##[" not in text
    assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
    if not options.statistics:
        heads = re.findall(
            r"(?m): (?:error|warning|hint): .* \[(?:term-unknown|date-year)\]$", text
        )
        assert len(heads) == len(result.reported)


@settings(deadline=None)
@given(RESULTS)
def test_every_format_parses_back_with_every_finding(result: RunResult) -> None:
    written = {
        name: render(name, result, Options())
        for name in ("json", "sarif", "gitlab", "junit", "html", "github", "markdown")
    }
    for text in written.values():
        assert text.encode("utf-8").decode("utf-8") == text
        assert {char for char in text if category(char) in {"Cc", "Cf", "Cs"}} <= {"\n"}
    for name, text in written.items():
        assert re.search(r"##[a-z]*\[", text) is None
        if name != "github":
            assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
    total, reported = len(result.findings), len(result.reported)
    assert len(json.loads(written["json"])["findings"]) == total
    assert json.loads(written["json"])["summary"]["findings"] == reported
    assert len(json.loads(written["sarif"])["runs"][0]["results"]) == total
    assert len(json.loads(written["gitlab"])) == reported + len(result.failures)
    root = ET.fromstring(written["junit"].encode("utf-8"))  # noqa: S314 - declares no entities
    assert len(root.findall("testsuite/testcase")) == 1 + total + len(result.failures)
    page = turbohtml.parse(written["html"])
    assert len(page.select("article")) == reported
    assert page.select("script, img, iframe, svg, object, embed, base, form") == []
    commands = [line for line in written["github"].split("\n") if line.lstrip().startswith("::")]
    assert len(commands) == reported + len(result.failures)
    rows = [line for line in written["markdown"].split("\n") if line.startswith("| ")]
    assert len(rows) == (reported + 2 if reported else 0)


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
