"""What follows from all files together: what rules find across them, and the result of the run."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Any

from profilelint.engine.facts import Facts
from profilelint.engine.findings import rule_failure, to_findings
from profilelint.engine.lint import suppressed
from profilelint.model.digest import digest_of_series
from profilelint.model.document import DIRECTIVE_MARK
from profilelint.model.finding import Severity
from profilelint.model.opaque import WHOLE_BODY
from profilelint.model.result import Outcome, RuleInfo, RunResult
from profilelint.rules.api import Run
from profilelint.source.files.file import SkippedError
from profilelint.source.read import LARGEST_FILE, read_document
from profilelint.source.site.addresses import READ_FOR_ADDRESSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.engine.ruleset import RuleSet
    from profilelint.model.document import Document
    from profilelint.model.finding import Finding, Problem
    from profilelint.model.result import Failure
    from profilelint.model.verdict import LinkPlace
    from profilelint.rules.entry import RuleEntry
    from profilelint.rules.registry import Registry

_BUILTIN_PAGES = "https://github.com/profilelint/profilelint/blob/main/docs/rules/"


_BODIES = "bodies in HTML or a template language"


def conclude(
    outcomes: dict[str, Outcome],
    plan: Plan,
    contents: Mapping[str, bytes],
    cache: ResultCache | None = None,
    links: Reachability | None = None,
) -> RunResult:
    """Return the result over files whose outcomes are given by path, in the order of the paths.

    Outcomes are removed from ``outcomes`` as their facts are read, since these take most of the
    memory of a run. For the rest see `profilelint.engine.run.lint_paths`. Raises
    `profilelint.engine.facts.FactsError` if the facts of an outcome cannot be read.
    """
    findings: list[Finding] = []
    failures: list[Failure] = []
    skipped: dict[str, int] = {}
    for outcome in outcomes.values():
        findings.extend(outcome.findings)
        failures.extend(outcome.failures)
        if outcome.skipped:
            skipped[outcome.skipped] = skipped.get(outcome.skipped, 0) + 1
        for name in outcome.unread:
            reason = _BODIES if name == WHOLE_BODY else f'blocks of "{name}"'
            skipped[reason] = skipped.get(reason, 0) + 1
    linted = sum(outcome.linted for outcome in outcomes.values())
    kinds = Counter(outcome.kind for outcome in outcomes.values() if outcome.kind)
    for across in _across_files(outcomes, plan, contents, cache, links):
        findings = joined(findings, across.findings, plan)
        failures.extend(across.failures)
    failures.extend(plan.registry.broken.values())
    failures.sort()
    return _result(findings, linted, skipped, failures, plan)._replace(kinds=kinds)


def _across_files(
    outcomes: dict[str, Outcome],
    plan: Plan,
    contents: Mapping[str, bytes],
    cache: ResultCache | None,
    links: Reachability | None,
) -> Iterator[Outcome]:
    """Yield what rules find across files, from the cache where it is known."""
    if not any(outcome.facts for outcome in outcomes.values()):
        return
    known, key = None, ""
    if cache is not None:
        key = digest_of_series(_basis(outcomes, plan))
        known = _recall(key, cache)
    if known is not None and not any(plan.registry[name].network for name in plan.enabled_rules):
        yield known
        return
    facts = Facts(_taken(outcomes))
    collecting = sorted((entry.network, entry.name) for entry in plan.registry if entry.collects)
    # What is known of links changes while the files do not, so it is not kept with the results.
    of_links = [name for network, name in collecting if network]
    if known is None:
        others = [name for network, name in collecting if not network]
        known, is_lasting = _conclude(others, facts, plan, contents)
        if cache is not None and is_lasting:
            from profilelint.engine.kept.record import write

            cache.conclude(key, write(known))
    yield known
    if of_links:
        yield _conclude(of_links, facts, plan, contents, links)[0]


def _taken(outcomes: dict[str, Outcome]) -> Iterator[tuple[str, str]]:
    """Yield the facts of each outcome with its path, and remove the outcome."""
    for path in [*outcomes]:
        text = outcomes.pop(path).facts
        if text:
            yield path, text


def _recall(key: str, cache: ResultCache) -> Outcome | None:
    record = cache.conclusion(key)
    if record is None:
        return None
    from profilelint.engine.kept.record import RecordError, read

    try:
        return read(record)
    except RecordError:
        return None


def _basis(outcomes: Mapping[str, Outcome], plan: Plan) -> Iterator[str]:
    """Yield everything that a conclusion rests on."""
    # No path holds NUL, and no text of facts a line end.
    yield "\0".join([path for path, outcome in outcomes.items() if outcome.facts])
    yield "\n".join([outcome.facts for outcome in outcomes.values() if outcome.facts])
    # The names of all files matter too: rules on links look for them.
    files = sorted(plan.files)
    yield "\0".join(files)
    # So do the texts of those that say where pages are published, which are read as they are then.
    yield "\0".join([plan.tree.stamp(path) for path in files if path.endswith(READ_FOR_ADDRESSES)])


def _conclude(
    names: Sequence[str],
    facts: Facts,
    plan: Plan,
    contents: Mapping[str, bytes],
    links: Reachability | None = None,
) -> tuple[Outcome, bool]:
    """Return what rules find in their facts.

    The second value tells whether the same facts lead to the same result again: not where a rule
    failed, or looked at pages that are no part of them.
    """
    failures: list[Failure] = []
    run = run_of(plan, contents, links)
    for _ in concluding(names, facts.of, plan, run, failures, links):
        pass
    by_path: dict[str, list[Problem]] = {}
    for problem in run.problems:
        by_path.setdefault(problem.path, []).append(problem)
    findings: list[Finding] = []
    for path, reported in sorted(by_path.items()):
        left_out = run.problems.left_out(path)
        findings += findings_on(path, reported, plan, failures, contents, left_out)
    return Outcome(findings, "", failures), not failures and not run.has_read


def run_of(plan: Plan, contents: Mapping[str, bytes], links: Reachability | None = None) -> Run:
    """Return the run that rules conclude in: what they may know, and what they will report."""
    return Run(
        today=plan.today,
        list_files=lambda: plan.files,
        sites=plan.sites,
        changed_lines=links.changed_lines if links is not None else None,
        read=lambda path: _reread(path, plan, contents, "").data,
    )


def concluding(
    names: Sequence[str],
    facts_of: Callable[[str], dict[str, Any]],
    plan: Plan,
    run: Run,
    failures: list[Failure],
    links: Reachability | None = None,
) -> Iterator[None]:
    """Let rules conclude from their facts, and pause before and where they do.

    ``facts_of`` returns the facts of a rule by path. It is called again whenever they are needed,
    since those of all rules take much memory. Rules that fail are added to ``failures``.
    """
    broken: set[str] = set()
    if links is not None:
        places: list[LinkPlace] = []
        for name in names:
            facts = facts_of(name)
            rules = _rules_of(facts, plan)
            if rules is None:
                continue
            try:
                places_of = rules.rule(name).places
                if places_of is not None:
                    places.extend(places_of(facts))
            except Exception as error:  # noqa: BLE001 - a rule that crashes must not hide the others
                failures.append(rule_failure(rules, name, error))
                broken.add(name)
        if places:
            run.verdicts = links.verdicts(places)
    for name in names:
        facts = facts_of(name)
        rules = _rules_of(facts, plan)
        if rules is None or name in broken:
            continue
        yield
        try:
            conclude_rule = rules.rule(name).conclude
            if conclude_rule is not None:
                yield from conclude_rule(facts, run) or ()
        except Exception as error:  # noqa: BLE001 - a rule that crashes must not hide the others
            failures.append(rule_failure(rules, name, error))
        del facts  # before those of the next rule are read


def _rules_of(facts: Mapping[str, Any], plan: Plan) -> RuleSet | None:
    """Return the rules of the first file of which there are facts; None where there is none."""
    setting = plan.setting(next(iter(facts))) if facts else None
    return setting.rules if setting is not None else None


def findings_on(
    path: str,
    problems: Sequence[Problem],
    plan: Plan,
    failures: list[Failure],
    contents: Mapping[str, bytes],
    left_out: Mapping[str, int] | None = None,
) -> list[Finding]:
    """Return the findings for problems on one page that rules reported which look across files.

    ``left_out`` is as in `profilelint.engine.findings.to_findings`.
    """
    setting = plan.setting(path)
    if setting is None:
        return []
    own = [problem for problem in problems if problem.rule in setting.rules]
    document = _reread(path, plan, contents, setting.flavor)
    findings = to_findings(own, document, setting.rules, failures, left_out)
    if DIRECTIVE_MARK in document.text:
        findings = suppressed(findings, document, setting, failures, judge=False)
    return findings


def _reread(path: str, plan: Plan, contents: Mapping[str, bytes], flavor: str) -> Document:
    try:
        data = contents[path] if path in contents else plan.tree.read(path, LARGEST_FILE)
    except (OSError, SkippedError):
        data = b""  # it is gone since it was linted; its places are shown at its start
    return read_document(path, data, flavor)


def joined(findings: list[Finding], across: Sequence[Finding], plan: Plan) -> list[Finding]:
    """Return the findings of single files and those across files, each fault once.

    Where two rules report the same fault, `Rule.defers_to` and `Rule.supersedes` of the one that
    looks across files say whose finding is left out. Of a rule that is named in both, the lighter
    finding is, and where they weigh the same, that of the rule that looks across files.
    """
    if not across:
        return findings
    rules = {name: plan.registry[name].load() for name in {finding.rule for finding in across}}
    better = {name for rule in rules.values() for name in rule.defers_to}
    starts: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for finding in findings:
        if finding.rule in better:
            key = (finding.rule, finding.where.path)
            start_and_rank = (finding.where.span.start, finding.severity.rank)
            starts.setdefault(key, []).append(start_and_rank)
    for known in starts.values():
        known.sort()

    def is_reported(finding: Finding) -> bool:
        path, (start, end), *_ = finding.where
        rule = rules[finding.rule]
        for name in rule.defers_to:
            known = starts.get((name, path), [])
            at = bisect_left(known, (start,))
            if at == len(known) or known[at][0] > end:
                continue
            if name not in rule.supersedes or known[at][1] >= finding.severity.rank:
                return True
        return False

    added = [finding for finding in across if not is_reported(finding)]
    if any(finding.rule == "file-conflict" for finding in findings):
        from profilelint.engine.conflicts import conflict_spans, touches

        conflicts = conflict_spans(findings)
        added = [f for f in added if not touches(f, conflicts.get(f.where.path, []))]
    superseded = {
        (finding.where.path, finding.where.span, name)
        for finding in added
        for name in rules[finding.rule].supersedes
    }
    kept = [f for f in findings if (f.where.path, f.where.span, f.rule) not in superseded]
    return kept + added


def _result(
    findings: list[Finding],
    checked: int,
    skipped: dict[str, int],
    failures: Sequence[Failure],
    plan: Plan,
) -> RunResult:
    """Return the result of a run: findings in order and at the least severity to report."""
    least = plan.config.severity
    if least is not None:
        kept = [finding for finding in findings if finding.severity.rank >= least.rank]
        if len(kept) < len(findings):
            reason = f"findings below the severity {least.value}"
            skipped = {**skipped, reason: len(findings) - len(kept)}
        findings = kept
    findings.sort(key=lambda finding: (finding.where.path, finding.where.span, finding.rule))
    rules = described(plan.registry)
    result = RunResult(findings, checked, skipped, failures, rules, least or Severity.WARNING)
    if not plan.config.collections:
        return result
    collections = {finding.where.path: "" for finding in findings}
    for path in collections:
        collection = plan.collections.holding(path)
        collections[path] = collection.name if collection is not None else ""
    return result._replace(collections=collections)


def described(registry: Registry) -> dict[str, RuleInfo]:
    """Return what reports say of each rule, by name."""
    return {
        entry.name: RuleInfo(entry.name, entry.summary, entry.severity, _page_of(entry))
        for entry in registry
    }


def _page_of(entry: RuleEntry) -> str:
    """Return the address of a rule's page; empty for a plugin's rule that names none."""
    if entry.documentation or entry.distribution:
        return entry.documentation
    return f"{_BUILTIN_PAGES}{entry.name}.md"
