"""Findings as diagnostics of the Language Server Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lsprotocol import types as lsp

from profilelint.model.finding import Severity
from profilelint.model.text import LineIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from profilelint.engine.workspace.workspace import Fault
    from profilelint.model.finding import Finding, Region
    from profilelint.model.result import RuleInfo

SOURCE: Final = "profilelint"

_SEVERITIES: Final = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.HINT: lsp.DiagnosticSeverity.Information,
}
_TAGS: Final = {
    "schema-deprecated": lsp.DiagnosticTag.Deprecated,
    "suppression-unused": lsp.DiagnosticTag.Unnecessary,
    "term-deprecated": lsp.DiagnosticTag.Deprecated,
}


def range_of(region: Region | None, shift: int = 0) -> lsp.Range:
    """Return where a region lies; the start of the text where there is none.

    ``shift`` is the number of UTF-16 code units before the text in its first line.
    """
    if region is None:
        return lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
    return lsp.Range(
        _position(region.line, region.utf16_column, shift),
        _position(region.end_line, region.utf16_end_column, shift),
    )


def _position(line: int, column: int, shift: int) -> lsp.Position:
    return lsp.Position(line - 1, column - 1 + (shift if line == 1 else 0))


def diagnostic(
    finding: Finding,
    rules: Mapping[str, RuleInfo],
    uri_of: Callable[[str], str],
    shift: int = 0,
) -> lsp.Diagnostic:
    """Return the diagnostic for a finding.

    ``uri_of`` returns the URI of a file of the workspace; for ``shift`` see `range_of`.
    """
    help_uri = rules[finding.rule].help_uri
    tag = _TAGS.get(finding.rule)
    severity = _SEVERITIES[finding.severity]
    if finding.advisory:
        severity = lsp.DiagnosticSeverity.Information
    return lsp.Diagnostic(
        range_of(finding.region, shift),
        finding.message,
        severity=severity,
        code=finding.rule,
        code_description=lsp.CodeDescription(help_uri) if help_uri else None,
        source=SOURCE,
        tags=[tag] if tag is not None else None,
        related_information=[
            lsp.DiagnosticRelatedInformation(
                lsp.Location(uri_of(related.where.path), range_of(related.region, shift)),
                related.message,
            )
            for related in finding.related
        ]
        or None,
        data=finding.fingerprint(),
    )


def diagnostic_of_fault(fault: Fault, text: str) -> lsp.Diagnostic:
    """Return the diagnostic for what is wrong in a configuration, schema or vocabulary.

    It covers the line to blame, without the spaces around it, or the first one.
    """
    index = LineIndex(text)
    line = min(max(fault.line, 1), text.count("\n") + 1)
    start, end = index.line_span(line)
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end = max(start, end - len(inner) + len(inner.rstrip()))
    from profilelint.model.finding import Span

    return lsp.Diagnostic(
        range_of(index.region(Span(start, end))),
        fault.message,
        severity=lsp.DiagnosticSeverity.Error,
        source=SOURCE,
    )
