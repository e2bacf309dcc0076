"""Every report format: a fixed result is rendered to the bytes of the files in `report/`.

Run this file as a program to write them anew, and read the difference before committing it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import profilelint
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
from profilelint.report.render import FORMATS, ReportOptions, render

FOLDER = Path(__file__).with_name("report")

MILLS = """\
---
title: Northmark—Windmill Renewal (WR)
date: 2021-03-04 10:00:00 Z
solutions:
- Goverance
- Ａ級エネルギー
title: Windmill Renewal
summary: >-
  Old mills turn again,
  and flour is ground where it is grown.
---

### Sample Activities

* Developing a\tplan.\x20\x20\x20
* Repair mills; see https://miller:stone@grain.example/plan?token=s3cr3t&page=2 for the list.
"""

LAKE = "---\ntitle: Lake Survey\nclient: Ministry of Tides\n---\n"


def _at(text: str, covered: str, occurrence: int = 0) -> Span:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(covered, start + 1)
    return Span(start, start + len(covered))


def _finding(
    path: str,
    text: str,
    span: Span,
    rule: str,
    message_id: str,
    message: str,
    severity: Severity,
    *,
    route: tuple[str | int, ...] = (),
    related: tuple[Related, ...] = (),
    fixes: tuple[Fix, ...] = (),
    suppression: Suppression | None = None,
    **params: str | int,
) -> Finding:
    where = Location(path, span, route, "value" if route else "text")
    index = LineIndex(text)
    return Finding(
        rule,
        message_id,
        message,
        dict(params),
        severity,
        where,
        index.region(span),
        tuple(entry._replace(region=index.region(entry.where.span)) for entry in related),
        tuple(
            fix._replace(regions=tuple(index.region(edit.span) for edit in fix.edits))
            for fix in fixes
        ),
        suppression,
    )


def sample() -> RunResult:
    mills = "_projects/northmark—windmill renewal.md"
    lake = "_projects/lake.md"
    term, wide = _at(MILLS, "Goverance"), _at(MILLS, "Ａ級エネルギー")
    first, second = _at(MILLS, "title"), _at(MILLS, "title", 1)
    blanks = _at(MILLS, "   \n")
    blanks = Span(blanks.start, blanks.end - 1)
    address = _at(MILLS, "https://miller:stone@grain.example/plan?token=s3cr3t&page=2")
    gerund = _at(MILLS, "Developing a\tplan")
    folded = Span(_at(MILLS, ">-").start, _at(MILLS, "grown.").end)
    findings = [
        _finding(
            mills,
            MILLS,
            term,
            "term-unknown",
            "near",
            "“Goverance” is not one of the known solutions. Did you mean “Governance”?",
            Severity.ERROR,
            route=("solutions", 0),
            fixes=(Fix("Write “Governance”", (Edit(term, "Governance"),)),),
            value="Goverance",
            vocabulary="solutions",
        ),
        _finding(
            mills,
            MILLS,
            wide,
            "term-unknown",
            "unknown",
            "“Ａ級エネルギー” is not one of the known solutions.",
            Severity.ERROR,
            route=("solutions", 1),
            value="Ａ級エネルギー",
            vocabulary="solutions",
        ),
        _finding(
            mills,
            MILLS,
            second,
            "schema-duplicate-key",
            "twice",
            "“title” stands here a second time; the first one is ignored.",
            Severity.ERROR,
            related=(Related("the first “title”", Location(mills, first, ("title",), "key")),),
            key="title",
        ),
        _finding(
            mills,
            MILLS,
            folded,
            "text-length",
            "short",
            "The summary has 1 sentence where 2 or more are usual.",
            Severity.HINT,
            route=("summary",),
            sentences=1,
        ),
        _finding(
            mills,
            MILLS,
            gerund,
            "activity-tense",
            "gerund",
            "The activity begins with “Developing”. Begin with “Develop”.",
            Severity.WARNING,
            fixes=(
                Fix(
                    "Begin with “Develop”",
                    (Edit(Span(gerund.start, gerund.start + 10), "Develop"),),
                    "unsafe",
                ),
            ),
            word="Developing",
        ),
        _finding(
            mills,
            MILLS,
            blanks,
            "bullet-trailing-space",
            "spaces",
            "Spaces stand at the end of the line.",
            Severity.WARNING,
            fixes=(Fix("Remove the spaces", (Edit(blanks, ""),)),),
        ),
        _finding(
            mills,
            MILLS,
            address,
            "link-credentials",
            "password",
            "The address https://miller:stone@grain.example/ holds a password.",
            Severity.ERROR,
            fixes=(
                Fix(
                    "Remove the password",
                    (Edit(address, "https://grain.example/plan?token=s3cr3t&page=2"),),
                    "unsafe",
                ),
            ),
            url="https://miller:stone@grain.example/plan?token=s3cr3t&page=2",
        ),
        _finding(
            lake,
            LAKE,
            _at(LAKE, "Ministry of Tides"),
            "term-unknown",
            "unknown",
            "“Ministry of Tides” is not one of the known clients.",
            Severity.ERROR,
            route=("client",),
            suppression=Suppression("directive", "renamed | next <year>"),
            value="Ministry of Tides",
            vocabulary="clients",
        ),
        _finding(
            lake,
            LAKE,
            _at(LAKE, "---", 1),
            "schema-required",
            "missing",
            "“summary” is missing.",
            Severity.ERROR,
            suppression=Suppression("baseline", "known since the first run"),
            key="summary",
        ),
        Finding(
            "file-encoding",
            "bytes",
            "The file is not UTF-8 text: save it as UTF-8.",
            {},
            Severity.ERROR,
            Location("_projects/old.md", Span(0, 0)),
        ),
    ]
    return RunResult(
        findings,
        14,
        {"not a content file": 3, "draft": 1},
        [Failure("The rule stopped: list index out of range.", "date-order", "_projects/tide.md")],
        {
            "term-unknown": RuleInfo(
                "term-unknown",
                "A value is not in its vocabulary.",
                Severity.ERROR,
                "https://profilelint.example/rules/term-unknown",
                "Values are taken from the vocabulary.\n\nWrite one of its *terms*.",
            ),
            "activity-tense": RuleInfo(
                "activity-tense",
                "An activity does not begin with a verb in its base form.",
                Severity.WARNING,
                "",
            ),
        },
        Severity.WARNING,
    )


CASES = {
    **{name: (name, ReportOptions()) for name in FORMATS},
    "text-color": ("text", ReportOptions(color=True)),
    "text-narrow": ("text", ReportOptions(width=40)),
    "text-wrapped": ("text", ReportOptions(width=60, wrapped=True)),
    "text-quiet": ("text", ReportOptions(quiet=True)),
    "text-statistics": ("text", ReportOptions(statistics=True)),
}


def golden(case: str) -> Path:
    return FOLDER / f"{case}.txt"


def rendered(case: str) -> str:
    format_name, options = CASES[case]
    return render(format_name, sample(), options)


@pytest.mark.parametrize("case", CASES)
def test_a_result_is_rendered_exactly(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profilelint, "__version__", "1.2.3")
    assert golden(case).exists(), f"run python {Path(__file__).name} and read what it wrote"
    assert rendered(case) == golden(case).read_bytes().decode()


def test_every_golden_belongs_to_a_case() -> None:
    assert set(FOLDER.iterdir()) - set(map(golden, CASES)) == set()


if __name__ == "__main__":
    profilelint.__version__ = "1.2.3"
    for case in CASES:
        golden(case).write_bytes(rendered(case).encode())
