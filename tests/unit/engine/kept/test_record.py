from __future__ import annotations

import pytest

from profilelint.engine.kept.record import RecordError, divided, read, write
from profilelint.model.finding import (
    Edit,
    Finding,
    Fix,
    Location,
    Region,
    Related,
    Severity,
    Span,
    Suppression,
)
from profilelint.model.result import Failure, Outcome

_REGION = Region(1, 2, 1, 4, 2, 4, "text\t")
_FINDING = Finding(
    "a-b",
    "odd",
    "Words of\ttwo\nlines: é",
    {"found": "x", "count": 2, "all": ("a", "b")},
    Severity.HINT,
    Location("a.md", Span(1, 3), ("promos", 0), "value"),
    _REGION,
    (Related("here", Location("b.md", Span(0, 0), (), "text"), None),),
    (Fix("Write it", (Edit(Span(1, 3), "y"),), "unsafe", (_REGION,)),),
    Suppression("directive", "because"),
    advisory=True,
)


@pytest.mark.parametrize("findings", [[], [_FINDING], [_FINDING, _FINDING]])
@pytest.mark.parametrize("failures", [[], [Failure("it failed", "a-b", "a.md")]])
@pytest.mark.parametrize("facts", ["", '\ta-b\t["\\t", 1]'])
def test_reading_gives_what_was_written(
    findings: list[Finding], failures: list[Failure], facts: str
) -> None:
    outcome = Outcome(findings, facts, failures)
    record = write(outcome)
    assert record.isascii()
    assert record.isprintable()
    assert divided(record + facts) == (record, facts)
    again = read(record, facts)
    assert (list(again.findings), again.facts) == (findings, facts)
    assert list(again.failures) == failures
    assert (again.linted, again.skipped) == (True, "")


def test_a_page_without_findings_takes_little_room() -> None:
    assert write(Outcome(facts="\ta-b\t1")) == "[[], []]"


def test_a_file_that_was_not_linted() -> None:
    skipped = Outcome(linted=False, skipped="files in no\ncollection")
    assert write(skipped) == '["files in no\\ncollection", []]'
    failed = Outcome(failures=[Failure("it failed", path="a.md")], linted=False)
    assert write(failed) == '["", [["it failed", "", "a.md"]]]'
    for outcome in (skipped, failed):
        again = read(write(outcome))
        assert (again.linted, again.skipped) == (False, outcome.skipped)
        assert list(again.failures) == list(outcome.failures)
        assert (again.findings, again.facts) == ((), "")


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "[[], [], []]", "[[1], []]", "{}", "[[], [[1]]]", "[null, []]", "[1, []]"),
        *('["", null]', '["", [["a", "b", "c", "d"]]]', "[" * 100_000),
        write(Outcome([_FINDING])).replace('{"found": "x", "count": 2, "all": ["a", "b"]}', "[]"),
    ],
)
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(RecordError):
        read(text)
