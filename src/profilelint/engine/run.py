"""Lints many files and concludes over all of them."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any, NamedTuple

from profilelint.engine.lint import lint_document, to_findings
from profilelint.model.finding import Severity
from profilelint.model.result import Failure, RuleInfo, RunResult
from profilelint.rules.api import Run
from profilelint.source.read import FILE_LIMIT, read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from profilelint.engine.plan import Plan
    from profilelint.model.document import Document
    from profilelint.model.finding import Finding, Problem

    Progress = Callable[[int, int], None]

HELP = "https://github.com/profilelint/profilelint/blob/main/docs/rules/{}.md"


class FileOutcome(NamedTuple):
    """What linting one file gave; plain data, so that it can cross processes."""

    path: str
    findings: Sequence[Finding]
    facts: dict[str, Any]
    failures: Sequence[Failure]


class SkippedError(Exception):
    """A file that is not linted; the text is the reason, in words for the count of such files."""


def read_file(root: str, path: str) -> bytes:
    """Return a file's bytes, at most one more than the limit that the reader enforces.

    Raises `SkippedError` for what is not a regular file or leads out of the root, and `OSError`.
    """
    full = os.path.join(root, path)
    if os.path.islink(full) and not _inside(os.path.realpath(full), root):
        raise SkippedError("symbolic links that lead out of the root")
    # A FIFO would block in open() without this flag; a device must not be read at all.
    handle = os.open(full, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise SkippedError("not regular files")
        return file.read(FILE_LIMIT + 1)


def _inside(path: str, root: str) -> bool:
    real = os.path.realpath(root)
    return path == real or path.startswith(real.rstrip(os.sep) + os.sep)


def lint_bytes(path: str, data: bytes, plan: Plan) -> FileOutcome | None:
    """Return what linting a file's bytes gives, or None if it belongs to no collection."""
    setting = plan.setting(path)
    if setting is None:
        return None
    document = read_document(path, data)
    outcome = lint_document(document, setting)
    findings = list(to_findings(outcome.problems, document, setting.rules))
    return FileOutcome(path, findings, outcome.facts, outcome.failures)


def run(
    paths: Sequence[str],
    plan: Plan,
    *,
    given: dict[str, bytes] | None = None,
    progress: Progress | None = None,
) -> RunResult:
    """Return the result of linting files, whose paths are relative to the root.

    ``given`` holds the bytes of files that are not read from disk. ``progress`` is called with
    the number of files done and their total.
    """
    collected: list[FileOutcome] = []
    skipped: dict[str, int] = {}
    failures: list[Failure] = []
    for number, path in enumerate(paths):
        try:
            data = given[path] if given and path in given else read_file(plan.config.root, path)
        except SkippedError as reason:
            skipped[str(reason)] = skipped.get(str(reason), 0) + 1
            continue
        except OSError as error:
            failures.append(Failure(f"the file cannot be read: {error.strerror}", path=path))
            continue
        outcome = lint_bytes(path, data, plan)
        if outcome is None:
            skipped["in no collection"] = skipped.get("in no collection", 0) + 1
        else:
            collected.append(outcome)
        if progress is not None:
            progress(number + 1, len(paths))
    findings = [finding for outcome in collected for finding in outcome.findings]
    failures.extend(failure for outcome in collected for failure in outcome.failures)
    concluded, crashed = conclude(collected, plan, given or {})
    findings.extend(concluded)
    failures.extend(crashed)
    return assemble(findings, len(collected), skipped, failures, plan)


def conclude(
    outcomes: Iterable[FileOutcome], plan: Plan, given: dict[str, bytes]
) -> tuple[list[Finding], list[Failure]]:
    """Return what the rules that look across files find, and which of them crashed."""
    facts: dict[str, dict[str, Any]] = {}
    for outcome in outcomes:
        for name, fact in outcome.facts.items():
            facts.setdefault(name, {})[outcome.path] = fact
    problems: dict[str, list[Problem]] = {}
    failures: list[Failure] = []
    context = Run(today=plan.today, list_files=lambda: plan.files, site=plan.site.data)
    for name, by_path in sorted(facts.items()):
        setting = plan.setting(next(iter(by_path)))
        rule = setting.rules.rule(name) if setting is not None else None
        if rule is None or rule.conclude is None:
            continue
        try:
            rule.conclude(by_path, context)
        except Exception as error:  # noqa: BLE001 - a rule that crashes must not hide the others
            failures.append(
                Failure(
                    f'the rule "{name}" failed with {type(error).__name__}: {error}; '
                    "please report it to the rule's author",
                    name,
                )
            )
    for problem in context.problems:
        problems.setdefault(problem.path, []).append(problem)
    findings: list[Finding] = []
    for path, own in problems.items():
        setting = plan.setting(path)
        if setting is None:
            continue
        document = _reread(path, plan, given)
        findings.extend(to_findings(own, document, setting.rules))
    return findings, failures


def _reread(path: str, plan: Plan, given: dict[str, bytes]) -> Document:
    try:
        data = given[path] if path in given else read_file(plan.config.root, path)
    except (OSError, SkippedError):
        data = b""  # it is gone since it was linted; its places are shown at its start
    return read_document(path, data)


def assemble(
    findings: list[Finding],
    checked: int,
    skipped: dict[str, int],
    failures: Sequence[Failure],
    plan: Plan,
) -> RunResult:
    """Return the result of a run with its findings in order and at the severity asked for."""
    least = plan.config.severity
    if least is not None:
        kept = [finding for finding in findings if finding.severity.rank >= least.rank]
        if len(kept) < len(findings):
            reason = f"findings below the severity {least.value}"
            skipped = {**skipped, reason: len(findings) - len(kept)}
        findings = kept
    findings.sort(key=lambda finding: (finding.where.path, finding.where.span, finding.rule))
    rules = {
        entry.name: RuleInfo(entry.name, entry.summary, entry.severity, HELP.format(entry.name))
        for entry in plan.registry
    }
    return RunResult(findings, checked, skipped, failures, rules, least or Severity.WARNING)
