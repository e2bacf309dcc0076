from __future__ import annotations

import re
from html import unescape

import pyromark
import pytest

from profilelint.model.finding import Finding, Location, Severity, Span
from profilelint.model.result import RunResult
from profilelint.report.escape import printable, web_address
from profilelint.report.render import ReportOptions, render
from profilelint.report.renderers.markdown import literal


def html(markdown: str) -> str:
    return pyromark.html(
        markdown, options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_GFM
    )


def test_hostile_text_is_shown_as_text(hostile: RunResult) -> None:
    text = render("markdown", hostile, ReportOptions())
    assert "hunter2" not in text
    page = html(text).replace("<!-- -->", "")
    tags = set(re.findall(r"</?([a-z0-9]+)", page))
    assert tags <= {"h3", "table", "thead", "tbody", "tr", "th", "td", "p", "ul", "li", "a"}
    expected = {web_address(info.help_uri) for info in hostile.rules.values()}
    assert {unescape(found) for found in re.findall(r'<a href="([^"]*)"', page)} <= expected
    assert page.count("<tr>") == 4
    assert page.count("<td>") == 12


@pytest.mark.parametrize(
    "text",
    [
        "![x](http://canary.example/x.png)",
        "<img src=x> &amp; `code` **bold** ~~gone~~ $x$",
        "www.canary.example",
        "| a |",
        "1. # - [ ] > +",
    ],
)
def test_markup_is_literal(text: str) -> None:
    page = html(f"| {literal(text)} |\n| --- |\n").strip()
    match = re.fullmatch(r"<table><thead><tr><th>(.*)</th></tr></thead>.*</table>", page, re.DOTALL)
    assert match is not None
    assert "<" not in match[1]
    assert unescape(match[1]) == printable(text)


def test_a_mention_is_parted() -> None:
    assert literal("@octo") == "&#64;<!-- -->octo"


def test_a_summary_stays_below_the_size_that_is_refused() -> None:
    finding = Finding(
        "text-words", "x", "|" * 5000, {}, Severity.ERROR, Location("`" * 5000, Span(0, 0))
    )
    result = RunResult([finding] * 1000, 1, {}, [], {}, Severity.WARNING)
    text = render("markdown", result, ReportOptions())
    assert len(text.encode()) < 2**20
    assert "\n800 findings more.\n" in text
