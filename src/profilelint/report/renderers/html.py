"""The report as one page for a browser, which loads nothing and runs nothing."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from profilelint.report.details import fix_offered, place
from profilelint.report.escape import encodable, markup, printable, shown, web_address
from profilelint.report.frame import frame_lines, lines_left_out
from profilelint.report.markup import Markup, element, start_tag, void
from profilelint.report.overview import overview
from profilelint.report.picture import picture, sample
from profilelint.report.render import ReportFormat, ReportOptions
from profilelint.report.stylesheet import STYLESHEET
from profilelint.report.summary import (
    SEVERITIES,
    count,
    sentences,
    severity_counts,
    summarize,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.finding import Finding, Region
    from profilelint.model.result import Failure, RuleInfo, RunResult

_WIDTH = 160


def render(result: RunResult, options: ReportOptions) -> Iterator[str]:
    """Yield an HTML document; suppressed findings are only counted."""
    style_hash = b64encode(sha256(STYLESHEET.encode()).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; style-src 'sha256-{style_hash}'; base-uri 'none'; form-action 'none'"
    )
    about = _about(options)
    head = element(
        "head",
        void("meta", charset="utf-8"),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        void("meta", name="referrer", content="no-referrer"),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"profilelint report: {about}" if about else "profilelint report"),
        element("style", Markup(STYLESHEET)),
        between="\n",
    )
    by_path = [
        (path, list(findings))
        for path, findings in groupby(result.reported, key=lambda finding: finding.where.path)
    ]
    yield f"<!doctype html>\n{start_tag('html', lang='en')}\n{head}\n<body>\n<main>\n"
    parts = [
        element("h1", "profilelint report"),
        *([element("p", about, class_="about")] if about else []),
        *(element("p", sentence) for sentence in sentences(summarize(result))),
        *([picture(overview(result)), _filter(result)] if by_path else []),
        *([_contents(by_path)] if len(by_path) > 1 else []),
    ]
    yield from (f"{part}\n" for part in parts)
    for number, (path, findings) in enumerate(by_path, start=1):
        yield from _file(number, path, findings, result, options)
    if result.failures:
        yield f"{_failures(result)}\n"
    yield "</main>\n</body>\n</html>\n"


def _about(options: ReportOptions) -> str:
    """Return which site the report is about and of which day it is."""
    site = os.path.basename(options.root.rstrip("/\\"))
    return ", ".join(shown(part) for part in (site, options.today) if part)


def _filter(result: RunResult) -> Markup:
    """Return a checkbox for each severity that occurs."""
    severities = summarize(result).severities
    boxes = [
        element(
            "label",
            void("input", type="checkbox", id=f"show-{severity.value}", checked=""),
            " ",
            sample(severity.value),
            f" {count(number, severity.value)}",
        )
        for severity, number in severities.items()
        if number
    ]
    return element("fieldset", element("legend", "Show"), *boxes, between="\n")


def _counts(findings: list[Finding]) -> str:
    severities = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        severities[finding.severity] += 1
    return severity_counts(severities)


def _contents(by_path: list[tuple[str, list[Finding]]]) -> Markup:
    return element(
        "ul",
        *(
            element(
                "li",
                element("a", shown(path), href=f"#file-{number}"),
                f": {_counts(findings)}",
                class_=_classes(findings),
            )
            for number, (path, findings) in enumerate(by_path, start=1)
        ),
        between="\n",
    )


def _classes(findings: list[Finding]) -> str:
    """Return the classes of what belongs to a file: one for each severity of its findings."""
    severities = {finding.severity for finding in findings}
    return " ".join(["file", *(f"has-{each.value}" for each in SEVERITIES if each in severities)])


def _file(
    number: int,
    path: str,
    findings: list[Finding],
    result: RunResult,
    options: ReportOptions,
) -> Iterator[str]:
    yield f"{start_tag('section', class_=_classes(findings))}\n"
    yield f"{element('h2', shown(path), id=f'file-{number}')}\n"
    yield f"{element('p', _counts(findings), class_='counts')}\n"
    for finding in findings:
        yield f"{_finding(finding, result.rules.get(finding.rule), options)}\n"
    yield "</section>\n"


def _finding(finding: Finding, info: RuleInfo | None, options: ReportOptions) -> Markup:
    severity, region = finding.severity.value, finding.region
    editor = _editor_address(finding, options)
    parts = [
        element("h3", element("span", severity, class_="severity"), f": {shown(finding.message)}"),
        element(
            "p",
            _line_and_column(region),
            _rule(finding, info),
            *([" · ", element("a", "open in the editor", href=editor)] if editor else []),
            class_="place",
        ),
    ]
    if region is not None:
        parts += _frame(region)
    for related in finding.related:
        where = place(related.where.path, related.region)
        parts.append(element("p", f"See {where}: {shown(related.message)}"))
    parts += [element("p", f"Fix: {fix_offered(fix)}") for fix in finding.fixes]
    return element("article", *parts, between="\n", class_=severity)


def _editor_address(finding: Finding, options: ReportOptions) -> str:
    """Return the address that opens the place of a finding in an editor; empty for none."""
    name, region = finding.where.path, finding.region
    # A name that is not shown as it is, as it holds a secret or what cannot be seen, gets no link.
    if not options.editor or shown(name) != name:
        return ""
    path = os.path.normpath(os.path.join(options.root, name)).replace(os.sep, "/")
    values = {
        "path": quote(encodable(path), safe="/:"),
        "line": str(region.line if region is not None else 1),
        "column": str(region.column if region is not None else 1),
    }
    filled = re.sub(r"\{(path|line|column)\}", lambda found: values[found[1]], options.editor)
    return printable(filled)


def _line_and_column(region: Region | None) -> str:
    return "" if region is None else f"line {region.line}, column {region.column} · "


def _rule(finding: Finding, info: RuleInfo | None) -> Markup:
    address = web_address(info.help_uri) if info is not None else ""
    if not address:
        return element("code", shown(finding.rule))
    link = element("a", shown(finding.rule), href=address, rel="noopener noreferrer nofollow")
    return element("code", link)


def _frame(region: Region) -> list[Markup]:
    frame = frame_lines(region, _WIDTH)
    if not frame:
        return []
    gutter = len(str(frame[-1].number))
    lines = [
        element("span", f"{line.number:{gutter}}  ", class_="number")
        + markup(line.before)
        + (element("mark", line.marked) if line.width else "")
        + markup(line.after)
        for line in frame
    ]
    left_out = lines_left_out(region, frame)
    if left_out:
        lines.append(markup(f"… and {count(left_out, 'more line')}"))
    # It is wider than the page at times, and must be reached by keyboard to be moved.
    where = f"The text around line {region.line}"
    return [element("pre", Markup("\n".join(lines)), tabindex="0", role="group", aria_label=where)]


def _failures(result: RunResult) -> Markup:
    return element(
        "section",
        element("h2", "Failures"),
        *(_failure(failure) for failure in result.failures),
        between="\n",
    )


def _failure(failure: Failure) -> Markup:
    names = [shown(name) for name in (failure.path, failure.rule) if name]
    return element("p", ": ".join([*names, shown(failure.message)]))


FORMAT = ReportFormat(
    "one page that loads nothing and runs nothing",
    "file",
    readers="people, in a browser",
    render=render,
)
