"""A summary in GitHub Flavored Markdown, for a workflow's step summary or a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.report.details import place
from profilelint.report.escape import shown, web_address
from profilelint.report.render import ReportFormat, ReportOptions
from profilelint.report.summary import count, most_severe, sentences, summarize

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from profilelint.model.finding import Finding
    from profilelint.model.result import RunResult

ROWS = 200
"""How many findings are listed: a step summary of more than 1 MiB is refused as a whole."""

_CELL = 300
_PUNCTUATION = pattern(r"[!-&(-+./:-@\[-`{-~]")


def render(result: RunResult, _options: ReportOptions) -> Iterator[str]:
    """Yield a table of the reported findings, the failures and the counts."""
    reported = result.reported
    rows = most_severe(reported, ROWS)
    lines = ["### profilelint", ""]
    if rows:
        lines += ["| Place | Severity | Message | Rule |", "| --- | --- | --- | --- |"]
        lines += [_row(finding, result) for finding in rows]
        lines.append("")
    if len(rows) < len(reported):
        lines += [f"{count(len(reported) - len(rows), 'finding')} more.", ""]
    for failure in result.failures[:ROWS]:
        names = [name for name in (failure.path, failure.rule) if name]
        lines += [f"Failure: {literal(': '.join([*names, failure.message]))}", ""]
    if len(result.failures) > ROWS:
        lines += [f"{count(len(result.failures) - ROWS, 'failure')} more.", ""]
    lines += [f"- {_escape(sentence)}" for sentence in sentences(summarize(result))]
    yield "\n".join(lines) + "\n"


def literal(text: str) -> str:
    """Return a text that Markdown shows as it is: no markup, link, image, HTML or mention."""
    return _escape(shown(text, _CELL))


def _escape(text: str) -> str:
    # GitHub looks for mentions after character references are resolved; a comment parts them.
    return _PUNCTUATION.sub(_reference, text).replace("&#64;", "&#64;<!-- -->")


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _row(finding: Finding, result: RunResult) -> str:
    info = result.rules.get(finding.rule)
    address = web_address(info.help_uri) if info is not None else ""
    rule = literal(finding.rule)
    cells = (
        literal(place(finding.where.path, finding.region)),
        finding.severity.value,
        literal(finding.message),
        f"[{rule}](<{address}>)" if address else rule,
    )
    return f"| {' | '.join(cells)} |"


FORMAT = ReportFormat(
    "a table in GitHub Flavored Markdown",
    "file",
    readers="people, as the summary of a GitHub step or as a comment",
    render=render,
)
