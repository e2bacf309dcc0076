"""Findings as diagnostics of the Language Server Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lsprotocol import types as lsp

from profilelint.model.finding import Severity, Span
from profilelint.model.text import LineIndex
from profilelint.server.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from profilelint.engine.workspace.configuration import Fault
    from profilelint.model.finding import Finding
    from profilelint.model.result import RuleInfo

SOURCE: Final = "profilelint"

_START: Final = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
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


def diagnostic(
    finding: Finding,
    rules: Mapping[str, RuleInfo],
    positions: Positions,
    uri_of: Callable[[str], str],
) -> lsp.Diagnostic:
    """Return the diagnostic for a finding.

    ``positions`` are those of its page; ``uri_of`` returns the URI of a file of the workspace.
    """
    help_uri = rules[finding.rule].help_uri
    tag = _TAGS.get(finding.rule)
    severity = _SEVERITIES[finding.severity]
    if finding.advisory:
        severity = lsp.DiagnosticSeverity.Information
    return lsp.Diagnostic(
        positions.range(finding.where.span),
        finding.message,
        severity=severity,
        code=finding.rule,
        code_description=lsp.CodeDescription(help_uri) if help_uri else None,
        source=SOURCE,
        tags=[tag] if tag is not None else None,
        related_information=[
            lsp.DiagnosticRelatedInformation(
                lsp.Location(
                    uri_of(related.where.path),
                    positions.range(related.where.span)
                    if related.where.path == finding.where.path
                    else _START,
                ),
                related.message,
            )
            for related in finding.related
        ]
        or None,
        data=finding.fingerprint(),
    )


def diagnostic_of_fault(fault: Fault, text: str, encoding: str) -> lsp.Diagnostic:
    """Return the diagnostic for what is wrong in a configuration, schema or vocabulary.

    It covers the line to blame, without the spaces around it, or the first one. ``encoding`` is as
    in `Positions`.
    """
    index = LineIndex(text)
    line = min(max(fault.line, 1), index.count)
    start, end = index.line_span(line)
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end = max(start, end - len(inner) + len(inner.rstrip()))
    return lsp.Diagnostic(
        Positions(text, encoding).range(Span(start, end)),
        fault.message,
        severity=lsp.DiagnosticSeverity.Error,
        source=SOURCE,
    )
