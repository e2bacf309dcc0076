from __future__ import annotations

import pytest

from profilelint.engine.kept.record import FileOutcome, RecordError, read, write
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
from profilelint.model.result import Failure

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
@pytest.mark.parametrize("facts", ["", '{"a-b": ["\\t", 1]}'])
def test_reading_gives_what_was_written(
    findings: list[Finding], failures: list[Failure], facts: str
) -> None:
    outcome = FileOutcome("a.md", findings, facts, failures)
    text = write(outcome)
    assert text.isascii()
    assert "\n" not in text
    found = read("a.md", text)
    assert found is not None
    assert (found.path, list(found.findings), found.facts) == ("a.md", findings, facts)
    assert list(found.failures) == failures


def test_a_page_without_findings_takes_little_room() -> None:
    assert write(FileOutcome("a.md", [], "", [])) == "[[], []]"
    assert write(FileOutcome("a.md", [], '{"a": 1}', [])) == '[[], []]\t{"a": 1}'
    assert write(None) == ""
    assert read("a.md", "") is None


@pytest.mark.parametrize("text", ["x", "[[], [], []]", "[[1], []]", "{}", "[[], [[1]]]\t{}"])
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(RecordError):
        read("a.md", text)
