"""Results of runs that are full of what an attacker would write."""

from __future__ import annotations

import pytest

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

PAYLOADS = (
    "a\x1b]0;title\x07\n.md",
    "\x9b31m c1",
    "\x1b]52;c;aGk=\x1b\\",
    "::error::injected",
    "  ::stop-commands::x",
    "x\n::error::injected",
    "x\r::warning::injected",
    "##[error]injected",
    "%0A::error::injected",
    "a,line=1::b:c",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "]]><!--",
    "&lt;b&gt; &amp;",
    "![x](http://canary.example/x.png)",
    "[click](http://canary.example/)",
    "| a | `b` | @mention #1",
    "=HYPERLINK(1)",
    "{0} ${GITHUB_TOKEN} ${{ secrets.X }}",
    "\u202egnp.exe\u2066",
    "in\u200bvisible\ufeff\U000e0041",
    "half \ud800\udc80",
    "bad xml \x00\x08\x0b\ufffe\uffff",
    "https://user:hunter2@host.example/?token=hunter2&sig=hunter2&X-Amz-Signature=hunter2",
    "C:\\x",
    "a b#c%20?.md",
    "ä/é 日本.md",
    "",
    "long " * 1000,
)


def result_of(payload: str, severity: Severity = Severity.ERROR) -> RunResult:
    """Return a run in which the payload stands wherever text from outside can stand."""
    text = f"title: {payload}\nend: 1\n"
    span = Span(7, 7 + len(payload))
    where = Location(payload, span, ("solutions", 0, payload), "value")
    finding = Finding(
        "term-unknown",
        "unknown",
        f"Not known: {payload}",
        {"value": payload, "terms": (payload, "x")},
        severity,
        where,
        LineIndex(text).region(span),
        (Related(payload, Location(payload, Span(0, 5))),),
        (
            Fix(payload, (Edit(span, payload),)),
            Fix(payload, (Edit(span, "x"), Edit(Span(0, 1), payload)), "unsafe"),
        ),
    )
    hidden = finding._replace(suppression=Suppression("directive", payload))
    unread = Finding(payload, "x", payload, {}, severity, Location(payload, Span(0, 0)))
    return RunResult(
        [finding, hidden, unread, unread],
        2,
        {payload: 3},
        [Failure(payload, payload, payload)],
        {
            "term-unknown": RuleInfo("term-unknown", payload, Severity.ERROR, payload),
            payload: RuleInfo(payload, payload, Severity.HINT, "https://rules.example/a"),
        },
        Severity.WARNING,
    )


@pytest.fixture(params=PAYLOADS, ids=range(len(PAYLOADS)))
def hostile(request: pytest.FixtureRequest) -> RunResult:
    payload: str = request.param
    return result_of(payload)
