"""What can be done about findings, as code actions."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from lsprotocol import types as lsp

from profilelint.engine.workspace import acceptance
from profilelint.engine.workspace.repairs import offers, repaired
from profilelint.server.addresses import path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from profilelint.model.finding import Edit, Finding, Span
    from profilelint.server.documents import Page
    from profilelint.server.positions import Positions

FIX_ALL: Final = f"{lsp.CodeActionKind.SourceFixAll.value}.profilelint"
"""The kind of the action that applies all safe fixes of a page."""

KINDS: Final = (lsp.CodeActionKind.QuickFix, FIX_ALL)

_MOST: Final = 50
_LAST_LINE: Final = 2**31 - 1  # the largest "uinteger" of the protocol


class Sheet:
    """The text of an open page as its client has it, to which edits are written."""

    def __init__(self, page: Page, positions: Positions, version: int | None) -> None:
        self.positions = positions
        self._page = page
        self._version = version

    def text_edits(self, edits: Iterable[Edit]) -> list[lsp.TextEdit]:
        """Return edits in the terms of the client."""
        return [lsp.TextEdit(self.positions.range(edit.span), edit.text) for edit in edits]

    def change(self, edits: Iterable[Edit]) -> lsp.WorkspaceEdit:
        """Return the change of the page that edits make, for this version of it alone."""
        document = lsp.OptionalVersionedTextDocumentIdentifier(self._page.uri, self._version)
        return lsp.WorkspaceEdit(
            document_changes=[lsp.TextDocumentEdit(document, self.text_edits(edits))]
        )


def code_actions(
    page: Page,
    sheet: Sheet,
    wanted: Callable[[str], bool],
    findings: Sequence[Finding],
    uri_of: Callable[[str], str],
) -> list[lsp.CodeAction]:
    """Return what can be done about some findings, and on the page as a whole.

    ``wanted`` says whether the client asks for actions of a kind. ``uri_of`` returns the URI of a
    file of the workspace.
    """
    actions: list[lsp.CodeAction] = []
    if wanted(lsp.CodeActionKind.QuickFix.value):
        actions += _quick_fixes(page, sheet, findings)
        actions += _of_rules(page, sheet, findings)
        actions += _acceptances(page, sheet, findings, uri_of)
    if wanted(FIX_ALL):
        edits = repaired(page.workspace, page.path)
        if edits:
            actions.append(
                lsp.CodeAction(
                    "profilelint: apply all safe fixes on this page",
                    kind=FIX_ALL,
                    edit=sheet.change(edits),
                )
            )
    return actions


def findings_in(findings: Sequence[Finding], sheet: Sheet, place: lsp.Range) -> list[Finding]:
    """Return those findings of a page that a range touches and nobody let stay, the first 50."""
    start, end = sheet.positions.offset(place.start), sheet.positions.offset(place.end)
    return [
        finding
        for finding in findings
        if finding.suppression is None
        and finding.where.span.start <= end
        and finding.where.span.end >= start
    ][:_MOST]


def _quick_fixes(page: Page, sheet: Sheet, findings: Sequence[Finding]) -> Iterator[lsp.CodeAction]:
    preferred: set[tuple[str, Span]] = set()
    for finding, fix in offers(page.workspace, page.path, findings):
        key = finding.rule, finding.where.span
        is_safe = fix.safety == "safe"
        yield lsp.CodeAction(
            fix.title if is_safe else f"{fix.title} (look at the result)",
            kind=lsp.CodeActionKind.QuickFix,
            diagnostics=None,
            is_preferred=is_safe and key not in preferred,
            edit=sheet.change(fix.edits),
        )
        preferred.add(key)


def _of_rules(page: Page, sheet: Sheet, findings: Sequence[Finding]) -> Iterator[lsp.CodeAction]:
    """Yield, for each rule with several safe fixes on the page, what applies them all."""
    everywhere = page.workspace.findings(page.path)
    for rule in dict.fromkeys(finding.rule for finding in findings):
        safe = [
            each
            for each in everywhere
            if each.rule == rule
            and each.suppression is None
            and any(fix.safety == "safe" for fix in each.fixes)
        ]
        if len(safe) > 1:
            edits = repaired(page.workspace, page.path, rule)
            if edits:
                yield lsp.CodeAction(
                    f"Repair all {len(safe)} of {rule} on this page",
                    kind=lsp.CodeActionKind.QuickFix,
                    edit=sheet.change(edits),
                )


def _acceptances(
    page: Page, sheet: Sheet, findings: Sequence[Finding], uri_of: Callable[[str], str]
) -> Iterator[lsp.CodeAction]:
    """Yield what lets findings stay: a comment on the page, or an entry in the baseline."""
    for finding in {each.rule: each for each in reversed(findings)}.values():
        edit = acceptance.comment(page.workspace, page.path, finding)
        if edit is not None:
            yield lsp.CodeAction(
                f"Let this stay ({finding.rule}), and say why in a comment",
                kind=lsp.CodeActionKind.QuickFix,
                edit=sheet.change([edit]),
            )
        if path_of(page.uri) is None:
            continue  # no finding is recorded for a page without a file
        yield lsp.CodeAction(
            f"Let this stay ({finding.rule}): record it in the baseline",
            kind=lsp.CodeActionKind.QuickFix,
            edit=_baseline_change(page, finding, uri_of),
        )


def _baseline_change(
    page: Page, finding: Finding, uri_of: Callable[[str], str]
) -> lsp.WorkspaceEdit:
    workspace = page.workspace
    name = workspace.plan.config.baseline
    uri = uri_of(name)
    document = lsp.OptionalVersionedTextDocumentIdentifier(uri, None)
    whole = lsp.Range(lsp.Position(0, 0), lsp.Position(_LAST_LINE, 0))
    written = lsp.TextDocumentEdit(
        document, [lsp.TextEdit(whole, acceptance.recorded(workspace, finding))]
    )
    if os.path.lexists(workspace.full_path(name)):
        return lsp.WorkspaceEdit(document_changes=[written])
    return lsp.WorkspaceEdit(document_changes=[lsp.CreateFile(uri), written])
