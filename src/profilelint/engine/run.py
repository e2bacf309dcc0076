"""Lints many files and concludes over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from profilelint.engine.lint import lint_document, suppressed, to_findings
from profilelint.model.finding import Severity
from profilelint.model.result import Failure, RuleInfo, RunResult
from profilelint.rules.api import Run
from profilelint.source.directives import MARK
from profilelint.source.file import SkippedError, read_file
from profilelint.source.read import LARGEST_FILE, read_document

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


def lint_bytes(path: str, data: bytes, plan: Plan) -> FileOutcome | None:
    """Return what linting a file's bytes gives, or None if it belongs to no collection."""
    setting = plan.setting(path)
    if setting is None:
        return None
    document = read_document(path, data)
    outcome = lint_document(document, setting)
    return FileOutcome(path, outcome.findings, outcome.facts, outcome.failures)


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
            data = (
                given[path]
                if given and path in given
                else read_file(plan.config.root, path, LARGEST_FILE)
            )
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
        found = to_findings(own, document, setting.rules)
        if MARK in document.text:
            found = suppressed(found, document, setting, judge=False)
        findings.extend(found)
    return findings, failures


def _reread(path: str, plan: Plan, given: dict[str, bytes]) -> Document:
    try:
        data = given[path] if path in given else read_file(plan.config.root, path, LARGEST_FILE)
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
