"""The report as one page for a browser, which loads nothing and runs nothing."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING

from profilelint.report.details import fix_offered, place
from profilelint.report.escape import markup, shown, web_address
from profilelint.report.frame import frame_lines, lines_left_out
from profilelint.report.render import ReportFormat, ReportOptions
from profilelint.report.summary import (
    SEVERITIES,
    count,
    sentences,
    severity_counts,
    summarize,
)

if TYPE_CHECKING:
    from profilelint.model.finding import Finding, Region
    from profilelint.model.result import Failure, RuleInfo, RunResult

_STYLE = """
:root { color-scheme: light dark; --ink: #1c2024; --soft: #5f6872; --line: #d5dae0;
  --paper: #fff; --box: #f5f6f8; --error: #b3261e; --warning: #8a5a00; --hint: #0b6072;
  --mark: #ffe08a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --soft: #9aa4ae; --line: #3a4149;
  --paper: #16191c; --box: #1f2327; --error: #ff8a80; --warning: #ffc14d; --hint: #67d4e8;
  --mark: #6b5200; } }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; }
h2 { margin: 2.5rem 0 0; font-size: 1.15rem; border-bottom: 1px solid var(--line); }
article { margin: 1.25rem 0; padding-left: 1rem; border-left: 4px solid var(--line); }
article.error { border-color: var(--error); }
article.warning { border-color: var(--warning); }
article.hint { border-color: var(--hint); }
article p { margin: 0.25rem 0; }
.severity { font-weight: 600; }
.error .severity { color: var(--error); }
.warning .severity { color: var(--warning); }
.hint .severity { color: var(--hint); }
.place, .counts { color: var(--soft); font-size: 0.9rem; }
pre { margin: 0.5rem 0; padding: 0.5rem 0.75rem; background: var(--box); overflow-x: auto;
  font: 0.9rem/1.5 ui-monospace, monospace; overflow-wrap: normal; }
pre .number { color: var(--soft); user-select: none; }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
mark:empty { border-left: 2px solid var(--error); }
""".strip()

_WIDTH = 160


class _Markup(str):
    """HTML that is not escaped again; every other text is when it becomes part of an element."""

    __slots__ = ()


def render(result: RunResult, _options: ReportOptions) -> str:
    """Return an HTML document; suppressed findings are only counted."""
    style_hash = b64encode(sha256(_STYLE.encode()).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; style-src 'sha256-{style_hash}'; base-uri 'none'; form-action 'none'"
    )
    head = _element(
        "head",
        _Markup('<meta charset="utf-8">'),
        _Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        _Markup('<meta name="referrer" content="no-referrer">'),
        _Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        _element("title", "profilelint report"),
        _element("style", _Markup(_STYLE)),
        between="\n",
    )
    by_path = [
        (path, list(findings))
        for path, findings in groupby(result.reported, key=lambda finding: finding.where.path)
    ]
    body = _element(
        "body",
        _element("h1", "profilelint report"),
        *(_element("p", sentence) for sentence in sentences(summarize(result))),
        *([_contents(by_path)] if len(by_path) > 1 else []),
        *(
            _file(number, path, findings, result)
            for number, (path, findings) in enumerate(by_path, start=1)
        ),
        *([_failures(result)] if result.failures else []),
        between="\n",
    )
    page = _element("html", head, body, between="\n", lang="en")
    return f"<!doctype html>\n{page}\n"


def _element(name: str, *children: str, between: str = "", **attributes: str) -> _Markup:
    """Return an element; children and attribute values that are not `_Markup` are escaped.

    An attribute that is a word of Python's has an underscore at its end.
    """
    written = "".join(f' {key.rstrip("_")}="{markup(value)}"' for key, value in attributes.items())
    inner = between.join(
        child if isinstance(child, _Markup) else markup(child) for child in children
    )
    return _Markup(f"<{name}{written}>{between}{inner}{between}</{name}>")


def _counts(findings: list[Finding]) -> str:
    severities = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        severities[finding.severity] += 1
    return severity_counts(severities)


def _contents(by_path: list[tuple[str, list[Finding]]]) -> _Markup:
    return _element(
        "ul",
        *(
            _element(
                "li", _element("a", shown(path), href=f"#file-{number}"), f": {_counts(findings)}"
            )
            for number, (path, findings) in enumerate(by_path, start=1)
        ),
        between="\n",
    )


def _file(number: int, path: str, findings: list[Finding], result: RunResult) -> _Markup:
    return _element(
        "section",
        _element("h2", shown(path), id=f"file-{number}"),
        _element("p", _counts(findings), class_="counts"),
        *(_finding(finding, result.rules.get(finding.rule)) for finding in findings),
        between="\n",
    )


def _finding(finding: Finding, info: RuleInfo | None) -> _Markup:
    severity = finding.severity.value
    parts = [
        _element("p", _element("span", severity, class_="severity"), f": {shown(finding.message)}"),
        _element("p", _line_and_column(finding.region), _rule(finding, info), class_="place"),
    ]
    if finding.region is not None:
        parts += _frame(finding.region)
    for related in finding.related:
        where = place(related.where.path, related.region)
        parts.append(_element("p", f"See {where}: {shown(related.message)}"))
    parts += [_element("p", f"Fix: {fix_offered(fix)}") for fix in finding.fixes]
    return _element("article", *parts, between="\n", class_=severity)


def _line_and_column(region: Region | None) -> str:
    return "" if region is None else f"line {region.line}, column {region.column} · "


def _rule(finding: Finding, info: RuleInfo | None) -> _Markup:
    address = web_address(info.help_uri) if info is not None else ""
    if not address:
        return _element("code", shown(finding.rule))
    link = _element("a", shown(finding.rule), href=address, rel="noopener noreferrer nofollow")
    return _element("code", link)


def _frame(region: Region) -> list[_Markup]:
    frame = frame_lines(region, _WIDTH)
    if not frame:
        return []
    gutter = len(str(frame[-1].number))
    lines = [
        _element("span", f"{line.number:{gutter}}  ", class_="number")
        + markup(line.before)
        + (_element("mark", line.marked) if line.width else "")
        + markup(line.after)
        for line in frame
    ]
    left_out = lines_left_out(region, frame)
    if left_out:
        lines.append(markup(f"… and {count(left_out, 'more line')}"))
    return [_element("pre", _Markup("\n".join(lines)))]


def _failures(result: RunResult) -> _Markup:
    return _element(
        "section",
        _element("h2", "Failures"),
        *(_failure(failure) for failure in result.failures),
        between="\n",
    )


def _failure(failure: Failure) -> _Markup:
    names = [shown(name) for name in (failure.path, failure.rule) if name]
    return _element("p", ": ".join([*names, shown(failure.message)]))


FORMAT = ReportFormat(
    "one page that loads nothing and runs nothing",
    "file",
    readers="people, in a browser",
    render=render,
)
