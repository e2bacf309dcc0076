"""Repairs of a page that is being written, as edits of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.engine.edits import edits_between
from profilelint.engine.fix import changes_of, repair
from profilelint.engine.guard import Declared, Guard
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.finding import Edit, Finding, Fix

_BOM = "\ufeff"
_CHARACTERS = 2_000_000  # read in half a second to a second
_FEWEST = 3


class Offer(NamedTuple):
    """A fix that a finding offers, and that changes no more than it says."""

    finding: Finding
    fix: Fix


def offers(workspace: Workspace, path: str, findings: Iterable[Finding]) -> list[Offer]:
    """Return the fixes of findings on a page as it is at the moment, the best of each first.

    On a long page, they are those of the first findings: each fix is tried on the whole page.
    """
    findings = [finding for finding in findings if finding.fixes and not finding.suppression]
    if not findings:
        return []
    document = workspace.document(path)
    del findings[max(_FEWEST, _CHARACTERS // (len(document.text) + 1)) :]
    guard = Guard(document)
    registry = workspace.plan.registry
    found = []
    for finding in findings:
        changes = changes_of(registry, finding.rule)
        for fix in finding.fixes:
            if guard.apply([Declared(fix, finding.where.route, changes)]) is not None:
                found.append(Offer(finding, fix))
    return found


def repaired(workspace: Workspace, path: str, rule: str = "") -> list[Edit]:
    """Return the edits that ``check --fix`` makes on a page: those of all safe fixes.

    With a ``rule``, they are those of its fixes alone. There is none for a page that belongs to no
    collection.
    """
    setting = workspace.plan.setting(path)
    if setting is None:
        return []
    registry = workspace.plan.registry

    def wanted(finding: Finding, fix: Fix) -> bool:
        return fix.safety == "safe" and rule in ("", finding.rule)

    across = [each for each in workspace.findings(path) if registry[each.rule].collects]
    text = workspace.document(path).text
    data = text.encode("utf-8", "surrogatepass")
    done = repair(path, data, setting, wanted, [each for each in across if each.fixes])
    return edits_between(text, done.data.decode("utf-8", "surrogatepass"))
