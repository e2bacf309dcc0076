from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
import turbohtml

from profilelint.model.finding import Edit, Finding, Fix, Location, Related, Severity, Span
from profilelint.model.result import RuleInfo, RunResult
from profilelint.model.text import LineIndex
from profilelint.report.render import ReportOptions, render

ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "li",
    "a", "section", "article", "span", "code", "pre", "mark", "fieldset", "legend", "label",
    "input", "table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "defs", "pattern",
    "path", "g", "rect",
}  # fmt: skip
VECTORS = Path(__file__).parents[4] / "shared" / "embeds" / "vectors.json"
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "href", "id", "class", "rel", "tabindex",
    "role", "aria-label", "aria-labelledby", "aria-hidden", "focusable", "type", "checked", "scope",
    "x", "y", "width", "height", "fill", "d", "patternUnits", "patternTransform",
}  # fmt: skip
OPTIONS = ReportOptions(
    root="/srv/sites/mills", today="2026-01-31", editor="editor://open{path}:{line}:{column}"
)


def test_hostile_text_is_text(hostile: RunResult) -> None:
    page = render("html", hostile, OPTIONS)
    assert "hunter2" not in page
    assert "##[" not in page
    tree = turbohtml.parse(page)
    elements = tree.select("*")
    assert {element.tag for element in elements} <= ELEMENTS
    assert {name for element in elements for name in element.attrs} <= ATTRIBUTES
    for link in tree.select("a"):
        address = link.attrs["href"]
        assert isinstance(address, str)
        assert re.fullmatch(r"#file-\d+|https?://[!-~]+|editor://open/[!-~]+:\d+:\d+", address)
        if address.startswith("http"):
            assert link.attrs["rel"] == ["noopener", "noreferrer", "nofollow"]
    assert len(tree.select("article")) == 3
    assert "<!--" not in page
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u200b]", page) is None


def test_the_policy_allows_the_one_style_and_nothing_else() -> None:
    page = render("html", RunResult([], 1, {}, [], {}, Severity.HINT), ReportOptions())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert policy is not None
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert policy[1] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert page.index("Content-Security-Policy") < page.index("<style>")
    assert "style=" not in page
    assert "<script" not in page


def test_every_part_of_a_frame_and_an_address_is_escaped() -> None:
    text = "<b>a</b> <i>b</i> <u>c</u>"
    span = Span(text.index("<i>"), text.index(" <u>"))
    where = Location("a.md", span)
    finding = Finding("link-x", "x", "m", {}, Severity.HINT, where, LineIndex(text).region(span))
    rules = {"link-x": RuleInfo("link-x", "s", Severity.HINT, "https://rules.example/?a=1&lt=2'\"")}
    page = render("html", RunResult([finding], 1, {}, [], rules, Severity.HINT), ReportOptions())
    assert (
        '<span class="number">1  </span>&lt;b&gt;a&lt;/b&gt; '
        "<mark>&lt;i&gt;b&lt;/i&gt;</mark> &lt;u&gt;c&lt;/u&gt;</pre>"
    ) in page
    assert 'href="https://rules.example/?a=1&amp;lt=2&#x27;%22"' in page


@pytest.mark.parametrize("text", ["</style><script>x</script>", "</title><b>", "--><b>", "<!--"])
def test_text_cannot_leave_its_element(text: str, hostile: RunResult) -> None:
    result = hostile._replace(skipped={text: 1})
    page = render("html", result, ReportOptions())
    assert text not in page


@pytest.mark.skipif(not VECTORS.exists(), reason="the vectors are not part of the repository")
def test_what_runs_in_a_browser_does_not_run_in_the_report() -> None:
    texts = [vector["markdown"] for vector in json.loads(VECTORS.read_text(encoding="utf-8"))]
    findings = []
    for text in texts:
        span = Span(0, len(text))
        where = Location(text, span)
        region = LineIndex(text).region(span)
        related = (Related(text, where),)
        fixes = (Fix(text, (Edit(span, text),)),)
        findings.append(
            Finding("text-x", "x", text, {}, Severity.ERROR, where, region, related, fixes)
        )
    tree = turbohtml.parse(
        render("html", RunResult(findings, 1, {}, [], {}, Severity.HINT), ReportOptions())
    )
    elements = tree.select("*")
    assert {element.tag for element in elements} <= ELEMENTS
    assert {name for element in elements for name in element.attrs} <= ATTRIBUTES
    assert len(tree.select("article")) == len(texts)
    assert {str(link.attrs["href"])[:6] for link in tree.select("a")} == {"#file-"}
