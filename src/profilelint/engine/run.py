"""Lints many files and concludes over all of them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from profilelint.engine.examine import Examined, examine, pack, recall, unpack
from profilelint.engine.findings import rule_failure, to_findings
from profilelint.engine.kept.facts import FactsError, by_rule
from profilelint.engine.kept.record import FileOutcome, RecordError, read, write
from profilelint.engine.lint import suppressed
from profilelint.model.finding import Severity
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.result import Failure, RuleInfo, RunResult
from profilelint.rules.api import Run
from profilelint.source.files.file import SkippedError, read_file
from profilelint.source.markdown.directives import MARK
from profilelint.source.read import LARGEST_FILE, read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.engine.ruleset import RuleSet
    from profilelint.model.document import Document
    from profilelint.model.finding import Finding, Problem
    from profilelint.model.verdict import LinkPlace

    Progress = Callable[[int, int], None]

HELP = "https://github.com/profilelint/profilelint/blob/main/docs/rules/{}.md"

FEW = 300
"""Below so many files to lint, starting worker processes takes longer than they save."""


class Collected(NamedTuple):
    """What linting files gave, before anything is concluded over all of them.

    ``checked`` are the files that were linted, and ``findings`` those in them. ``facts`` is what
    the rules that look across files collected, by path. All is in the order of the paths.
    """

    checked: list[str]
    findings: list[Finding]
    facts: dict[str, str]
    skipped: dict[str, int]
    failures: list[Failure]


def run(
    paths: Sequence[str],
    plan: Plan,
    *,
    given: Mapping[str, bytes] | None = None,
    progress: Progress | None = None,
    cache: ResultCache | None = None,
    jobs: int | None = 1,
    links: Reachability | None = None,
) -> RunResult:
    """Return the result of linting files, whose paths are relative to the root.

    ``given`` holds the bytes of files that are not read from disk. ``progress`` is called with
    the number of files done and their total. With ``cache``, files that did not change are
    answered from it, and the others put into it; many files are linted in as many processes as
    ``jobs`` says, None for one a processor. Neither changes the result. ``links`` tells the rules
    that need it which links work; without it, they find nothing. What it raises is raised.
    """
    given = given or {}
    collected = collect(paths, plan, given=given, progress=progress, cache=cache, jobs=jobs)
    try:
        result = conclude(collected, plan, given, cache, links)
    except FactsError:
        # The cache holds what this program does not write.
        return run(paths, plan, given=given, progress=progress, jobs=jobs, links=links)
    if cache is not None:
        cache.save(plan.inputs, plan.files)
    return result


def collect(
    paths: Sequence[str],
    plan: Plan,
    *,
    given: Mapping[str, bytes],
    progress: Progress | None = None,
    cache: ResultCache | None = None,
    jobs: int | None = 1,
) -> Collected:
    """Return what linting each file gives; see `run`."""
    outcomes: dict[str, FileOutcome] = {}
    facts: dict[str, str] = {}
    checked: list[str] = []
    skipped: dict[str, int] = {}
    failures: list[Failure] = []
    for done, examined in enumerate(_examine_all(paths, plan, given, cache, jobs), 1):
        path, _, outcome, reason, failure = examined
        if reason:
            skipped[reason] = skipped.get(reason, 0) + 1
        elif failure:
            failures.append(Failure(failure, path=path))
        elif outcome is None:
            skipped["files in no collection"] = skipped.get("files in no collection", 0) + 1
        else:
            checked.append(path)
            if outcome.facts:
                facts[path] = outcome.facts
            if outcome.findings or outcome.failures:
                outcomes[path] = outcome
        if progress is not None:
            progress(done, len(paths))
    # Files come in the order in which they are done.
    checked.sort()
    findings = [finding for path in sorted(outcomes) for finding in outcomes[path].findings]
    failures += [failure for outcome in outcomes.values() for failure in outcome.failures]
    in_order = {path: facts[path] for path in checked if path in facts}
    return Collected(checked, findings, in_order, skipped, sorted(failures))


def _examine_all(
    paths: Sequence[str],
    plan: Plan,
    given: Mapping[str, bytes],
    cache: ResultCache | None,
    jobs: int | None,
) -> Iterator[Examined]:
    left: Sequence[str] = paths
    if cache is not None and cache.entries:
        left = []
        for path in paths:
            found = recall(path, plan, given, cache)
            if found is None:
                left.append(path)
            else:
                yield found
    for examined in _lint_all(left, plan, given, jobs, hashed=cache is not None):
        outcome = examined.outcome
        # Failures are not kept: they may have been an accident.
        if cache is not None and examined.content and not (outcome and outcome.failures):
            cache.put(examined.path, examined.content, write(outcome))
        yield examined


def _lint_all(
    paths: Sequence[str], plan: Plan, given: Mapping[str, bytes], jobs: int | None, *, hashed: bool
) -> Iterator[Examined]:
    if jobs == 1 or len(paths) < FEW:
        for path in paths:
            yield examine(path, plan, given, hashed=hashed)
        return
    from profilelint.engine.processes import available, spread

    def answer(path: str) -> list[str]:
        return pack(examine(path, plan, given, hashed=hashed))

    plan.prepare(paths)
    for path, packed in spread(paths, answer, jobs or available()):
        if packed is None:
            yield Examined(path, failure="checking this file ended the process that did it")
        else:
            yield unpack(path, packed)


def conclude(
    collected: Collected,
    plan: Plan,
    given: Mapping[str, bytes],
    cache: ResultCache | None = None,
    links: Reachability | None = None,
) -> RunResult:
    """Return the result over all files: what was found in each, and across them."""
    findings = collected.findings
    failures = list(collected.failures)
    for concluded in _conclusions(collected.facts, plan, given, cache, links):
        findings = _told_once(findings, concluded.findings, plan)
        failures.extend(concluded.failures)
    failures.extend(plan.registry.broken.values())
    failures.sort()
    return _assemble(findings, len(collected.checked), collected.skipped, failures, plan)


def _told_once(findings: list[Finding], concluded: Sequence[Finding], plan: Plan) -> list[Finding]:
    """Return both kinds of findings, without those of which another tells more at the place."""
    if not concluded:
        return findings
    rules = {name: plan.registry[name].load() for name in {found.rule for found in concluded}}
    knowing = {name for rule in rules.values() for name in rule.defers_to}
    starts: dict[tuple[str, str], list[int]] = {}
    for found in findings:
        if found.rule in knowing:
            starts.setdefault((found.rule, found.where.path), []).append(found.where.span.start)
    for places in starts.values():
        places.sort()

    def is_told(found: Finding) -> bool:
        path, (start, end), *_ = found.where
        for name in rules[found.rule].defers_to:
            places = starts.get((name, path), [])
            at = bisect_left(places, start)
            if at < len(places) and places[at] <= end:
                return True
        return False

    added = [found for found in concluded if not is_told(found)]
    less_exact = {
        (found.where.path, found.where.span, name)
        for found in added
        for name in rules[found.rule].supersedes
    }
    kept = [f for f in findings if (f.where.path, f.where.span, f.rule) not in less_exact]
    return kept + added


def _conclusions(
    facts: Mapping[str, str],
    plan: Plan,
    given: Mapping[str, bytes],
    cache: ResultCache | None,
    links: Reachability | None,
) -> Iterator[FileOutcome]:
    """Yield what the rules that look across files find, from the cache where it is there."""
    if not facts:
        return
    kept, key = None, ""
    if cache is not None:
        from profilelint.engine.kept.cache import digest_of

        key = digest_of(_basis(facts, plan))
        kept = _recall_conclusion(key, cache)
    if kept is not None and not any(plan.registry[name].network for name in plan.enabled_rules):
        yield kept
        return
    data = by_rule(facts)
    # What is known of links changes while the files do not, so it is not kept with the results.
    asking = {name: data.pop(name) for name in [*data] if plan.registry[name].network}
    if kept is None:
        kept = _conclude(data, plan, given)
        if cache is not None and not kept.failures:
            cache.conclude(key, write(kept))
    yield kept
    yield _conclude(asking, plan, given, links)


def _recall_conclusion(key: str, cache: ResultCache) -> FileOutcome | None:
    record = cache.conclusion(key)
    if record is None:
        return None
    try:
        return read("", record)
    except RecordError:
        return None


def _basis(facts: Mapping[str, str], plan: Plan) -> Iterator[str]:
    """Yield everything that a conclusion rests on."""
    # No path holds NUL, and no fact a line end.
    yield "\0".join(facts)
    yield "\n".join(facts.values())
    # The names of all files matter too: rules on links ask for them.
    yield "\0".join(sorted(plan.files))


def _conclude(
    facts: dict[str, dict[str, Any]],
    plan: Plan,
    given: Mapping[str, bytes],
    links: Reachability | None = None,
) -> FileOutcome:
    """Return what rules find in facts, which are let go one rule after another."""
    failures: list[Failure] = []
    context = Run(
        today=plan.today,
        list_files=lambda: plan.files,
        site=plan.site.data,
        changed_lines=links.changed_lines if links is not None else None,
    )
    concluding: dict[str, RuleSet] = {}
    places: list[LinkPlace] = []
    for name in sorted(facts):
        setting = plan.setting(next(iter(facts[name])))
        if setting is None:
            continue
        rule = setting.rules.rule(name)
        try:
            if links is not None and rule.places is not None:
                places.extend(rule.places(facts[name]))
        except Exception as error:  # noqa: BLE001 - a rule that crashes must not hide the others
            failures.append(rule_failure(setting.rules, name, error))
        else:
            concluding[name] = setting.rules
    if places and links is not None:
        context.verdicts = links.verdicts(places)
    for name, rules in concluding.items():
        try:
            conclude_rule = rules.rule(name).conclude
            if conclude_rule is not None:
                conclude_rule(facts.pop(name), context)
        except Exception as error:  # noqa: BLE001 - a rule that crashes must not hide the others
            failures.append(rule_failure(rules, name, error))
    problems: dict[str, list[Problem]] = {}
    for problem in context.problems:
        problems.setdefault(problem.path, []).append(problem)
    findings: list[Finding] = []
    for path, reported in sorted(problems.items()):
        setting = plan.setting(path)
        if setting is None:
            continue
        own = [problem for problem in reported if problem.rule in setting.rules]
        document = _reread(path, plan, given)
        found = to_findings(own, document, setting.rules, failures)
        if MARK in document.text:
            found = suppressed(found, document, setting, failures, judge=False)
        findings.extend(found)
    return FileOutcome("", findings, "", failures)


def _reread(path: str, plan: Plan, given: Mapping[str, bytes]) -> Document:
    try:
        data = given[path] if path in given else read_file(plan.config.root, path, LARGEST_FILE)
    except (OSError, SkippedError):
        data = b""  # it is gone since it was linted; its places are shown at its start
    return read_document(path, data)


def _assemble(
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
