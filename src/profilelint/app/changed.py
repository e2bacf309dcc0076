"""What a run over a change reports: findings in what changed, and what that breaks elsewhere."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from profilelint.engine.changes import Changes
    from profilelint.engine.comparison import Comparison
    from profilelint.engine.plan import Plan
    from profilelint.model.finding import Finding
    from profilelint.model.result import RunResult

    # The fingerprints of what was found before, with their numbers; None where that is not known.
    Known = Counter[str] | None


class Request(NamedTuple):
    """What a command line asks for.

    ``comparison`` is None where no change is meant. ``paths`` are the files and folders to check,
    and ``start`` those that the configuration is looked for by. ``names`` are the only files,
    relative to the working directory, in which findings are reported; None for all.
    """

    comparison: Comparison | None
    paths: list[str]
    start: list[str]
    names: list[str] | None = None


def request_of(
    paths: Sequence[str], *, staged: bool, since: str | None, pre_commit: bool
) -> Request:
    """Return what ``--staged``, ``--since`` and ``--pre-commit`` ask for, with paths.

    Raises `ConfigError`.
    """
    given = list(paths)
    if sum((staged, since is not None, pre_commit)) > 1:
        raise ConfigError("--staged, --since and --pre-commit cannot be combined: give one of them")
    if pre_commit:
        return _request_of_hook(given)
    if not staged and since is None:
        return Request(None, given, given)
    from profilelint.engine import comparison

    folder = _existing_folder(given)
    if since is not None:
        return Request(comparison.since(folder, since), given, given)
    return Request(comparison.staged(folder), given, given)


def _existing_folder(paths: Sequence[str]) -> str:
    """Return a folder in which git can be run for paths, some of which may not exist."""
    folder = os.path.abspath(paths[0]) if paths else os.getcwd()
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    return folder


def _request_of_hook(names: list[str]) -> Request:
    """Return what pre-commit asks for.

    It names the files that are there and that the hook is for. It says that it is about two
    revisions, but not whether the files are those of a commit or were chosen: they are of a commit
    if all of them are staged.
    """
    from profilelint.engine import comparison

    here = os.getcwd()
    one, other = os.environ.get("PRE_COMMIT_FROM_REF"), os.environ.get("PRE_COMMIT_TO_REF")
    if one and other:
        compared = comparison.between(here, one, other)
        touched = compared.touched
    else:
        compared = comparison.staged(here)
        touched = compared.touched
        inside = compared.repository.inside(here) or ""
        changed = set(touched)
        of_commit = all(os.path.normpath(os.path.join(inside, name)) in changed for name in names)
        if not of_commit and not compared.repository.is_merging:
            return Request(None, [], names, names)
    start = names or [os.path.join(compared.repository.top, path) for path in touched]
    return Request(compared, [], start, names)


class Scope:
    """The files in which findings are reported.

    ``changes`` is what changed; None where that does not matter. ``names``, relative to the root,
    are the only files that count; None for all.
    """

    def __init__(self, changes: Changes | None, names: frozenset[str] | None) -> None:
        self.changes = changes
        self.names = names

    def holds(self, path: str) -> bool:
        """Return whether all findings in a file are reported."""
        if self.names is not None and path not in self.names:
            return False
        return self.changes is None or path in self.changes.changed

    def leaves_out(self, path: str) -> bool:
        """Return whether no finding in a file is reported, whatever caused it.

        These are files that changed and that pre-commit was told not to hand over.
        """
        if self.names is None or path in self.names:
            return False
        return self.changes is None or path in self.changes.changed


def scope_of(request: Request, plan: Plan) -> Scope | None:
    """Return what the findings are limited to; None for all; raises `ConfigError`."""
    from profilelint.app.files import relative

    changes = None
    if request.comparison is not None:
        changes = request.comparison.changes_at(plan.config.root)
    if request.names is None:
        return Scope(changes, None) if changes is not None else None
    names = set()
    for name in request.names:
        try:
            names.add(relative(name, plan.config))
        except ConfigError:
            continue  # it is not below the configuration
    return Scope(changes, frozenset(names))


def limited(
    result: RunResult, scope: Scope, plan: Plan, known: Callable[[], Known], *, by_line: bool
) -> RunResult:
    """Return the result with the findings in files of a scope, and with those that are new.

    With ``by_line``, of the former only those on lines that changed. All files were linted, so that
    rules which look across files have seen them. ``known`` is asked for what was found before the
    change only where something stands elsewhere.
    """
    changes = scope.changes
    lines = {}
    by_line = by_line and changes is not None
    if by_line and changes is not None:
        lines = {
            path: changes.lines(path)
            for path in {finding.where.path for finding in result.findings}
            if scope.holds(path)
        }
    kept: list[Finding] = []
    others: list[Finding] = []
    for finding in result.findings:
        path = finding.where.path
        if scope.holds(path) and (not by_line or _is_on(finding, lines[path])):
            kept.append(finding)
        elif not scope.leaves_out(path):
            others.append(finding)
    new = _new(others, plan, known) if changes is not None and _matters(changes) else []
    if new:
        kept.extend(new)
        kept.sort(key=lambda finding: (finding.where.path, finding.where.span, finding.rule))
    skipped = dict(result.skipped)
    if len(kept) < len(result.findings):
        where = "lines" if by_line else "files"
        if changes is None:
            reason = "findings in files that were not named"
        else:
            reason = f"findings in {where} that did not change"
        skipped[reason] = len(result.findings) - len(kept)
    notes = list(result.notes)
    elsewhere = sum(not scope.holds(finding.where.path) for finding in new)
    if elsewhere:
        if elsewhere == 1:
            note = "1 problem is new in a file that did not change: what did change caused it."
        else:
            note = (
                f"{elsewhere} problems are new in files that did not change: what did change "
                "caused them."
            )
        notes.append(note)
    return result._replace(findings=kept, skipped=skipped, notes=notes)


def _matters(changes: Changes) -> bool:
    return bool(changes.changed or changes.gone)


def _is_on(finding: Finding, lines: Sequence[tuple[int, int]]) -> bool:
    region = finding.region
    return region is not None and any(
        first <= region.end_line and region.line <= last for first, last in lines
    )


def _new(others: Sequence[Finding], plan: Plan, known: Callable[[], Known]) -> list[Finding]:
    """Return the findings that were not there before.

    What is known of links changes while the files do not, so nothing new is said of them.
    """
    asked = [
        finding
        for finding in others
        if finding.suppression is None and not plan.registry[finding.rule].network
    ]
    if not asked:
        return []
    before = known()
    if before is None:
        return []
    left = Counter(before)
    new = []
    for finding in asked:
        fingerprint = finding.fingerprint()
        if left[fingerprint] > 0:
            left[fingerprint] -= 1
        else:
            new.append(finding)
    return new
