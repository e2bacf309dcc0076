"""Findings as the browser is told of them: places and repairs in the text that it has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from profilelint.engine.conclude import described
from profilelint.engine.workspace.repairs import offers
from profilelint.studio.rows import severity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.finding import Edit, Finding, Fix
    from profilelint.studio.open_page import OpenPage

_MOST: Final = 500


def finding_states(
    workspace: Workspace, page: OpenPage, findings: Sequence[Finding]
) -> list[dict[str, Any]]:
    """Return findings of a page as they are shown, each with its repairs."""
    rules = described(workspace.plan.registry)
    repairs: dict[int, list[Fix]] = {}
    for finding, fix in offers(workspace, page.path, findings[:_MOST]):
        repairs.setdefault(id(finding), []).append(fix)
    return [
        {
            "id": identity,
            "rule": finding.rule,
            "severity": severity_of(finding),
            "message": finding.message,
            "from": page.text.to_editor(finding.where.span.start),
            "to": page.text.to_editor(finding.where.span.end),
            "line": finding.region.line if finding.region is not None else 1,
            "route": list(finding.where.route) if finding.where.part != "text" else None,
            "page": rules[finding.rule].help_uri,
            "help": rules[finding.rule].summary,
            "fixes": _fixes(page, repairs.get(id(finding), ())),
            "stay": finding.region is not None,
            "related": [
                {
                    "path": related.where.path or page.path,
                    "line": related.region.line if related.region is not None else None,
                    "message": related.message,
                }
                for related in finding.related
            ],
        }
        for identity, finding in zip(identities(findings), findings, strict=True)
    ]


def identities(findings: Iterable[Finding]) -> list[str]:
    """Return what each finding on a page is called: the same as long as it is there."""
    counts: Counter[str] = Counter()
    found = []
    for finding in findings:
        name = finding.fingerprint()
        counts[name] += 1
        found.append(f"{name}-{counts[name]}")
    return found


def changes_state(page: OpenPage, edits: Iterable[Edit]) -> list[list[Any]]:
    """Return the changes in the browser that edits of a page are."""
    return [[*change] for change in page.text.changes(edits)]


def _fixes(page: OpenPage, fixes: Iterable[Fix]) -> list[dict[str, Any]]:
    found = []
    for fix in fixes:
        changes = changes_state(page, fix.edits)
        if changes:
            found.append({"title": fix.title, "safety": fix.safety, "changes": changes})
    return found
