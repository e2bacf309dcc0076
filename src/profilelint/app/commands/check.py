"""``profilelint check``: lints files, repairs them if asked, and writes the reports."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from profilelint.app.command_line import words_of
from profilelint.app.output import reports_of, write_reports
from profilelint.app.workspace import Files, gather, open_config, relative
from profilelint.config.model import ConfigError, Selection
from profilelint.model.finding import Severity
from profilelint.rules.load import load_registry

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from profilelint.config.model import Config
    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.model.finding import Finding
    from profilelint.model.result import RunResult

    ChangedLines = dict[str, list[tuple[int, int]]]

_MOST_NAMED = 3
FEW_FOR_CACHE = 20
"""Fewer files are linted sooner than the results of a whole repository are read."""


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out and return its exit status."""
    reports = reports_of(arguments.report)
    paths, piped = _inputs(arguments)
    named = [*paths, *([arguments.stdin_filename] if arguments.stdin_filename else [])]
    plan = plan_of(arguments, named)
    given: dict[str, bytes] = {}
    if piped:
        name = relative(arguments.stdin_filename or "stdin.md", plan.config)
        given[name] = sys.stdin.buffer.read()
        files = Files([name], {})
    else:
        files = gather(paths, plan.config)
        if files.listing is not None:
            plan.take_listing(files.listing)
    changed = _changed(arguments, plan.config)
    links = _links(arguments, plan, changed)
    if arguments.shard is not None:
        result = _lint_shard(files, plan, arguments)
    elif arguments.fix or arguments.unsafe_fixes or arguments.diff:
        from profilelint.app.fix import fix_files, print_diffs

        if piped and not arguments.diff:
            raise ConfigError("standard input can be repaired only with --diff")
        if changed is not None:
            files = files._replace(paths=[path for path in files.paths if path in changed])
        read = {**_read(files, plan.config), **given}
        concluded = _concluded(files, plan, read, arguments, links)
        repaired = fix_files(files, plan, arguments, read, concluded)
        if arguments.diff:
            if files.paths and not read:
                _refuse_unread(paths, lint(files, plan, given, arguments))
            return print_diffs(repaired)
        result = lint(files, plan, given, arguments, links)
        result = result._replace(
            failures=[*repaired.failures, *result.failures], fixed=repaired.applied
        )
    else:
        result = lint(files, plan, given, arguments, links)
        if changed is not None:
            result = _changed_findings(result, changed, arguments)
    if not arguments.no_baseline:
        result = with_baseline(result, files.paths, plan)
    if links is not None:
        from profilelint.app.online import describe

        result = describe(result, links)
        links.close()
    if arguments.shard is None:
        _refuse_unread(paths, result)
    write_reports(result, reports, arguments)
    return result.exit_status


def _refuse_unread(paths: list[str], result: RunResult) -> None:
    """Refuse a run over named paths of which none could be opened: it would seem to be clean."""
    from profilelint.source.files.file import LEADS_OUT, NO_FILE

    unread = [reason for reason in (LEADS_OUT, NO_FILE) if reason in result.skipped]
    if paths and unread and not result.checked and not result.failures:
        named = ", ".join(f'"{path}"' for path in paths[:_MOST_NAMED])
        more = f" and {len(paths) - _MOST_NAMED} more" if len(paths) > _MOST_NAMED else ""
        raise ConfigError(
            f"nothing was checked, since {' and '.join(unread)} are left alone: {named}{more}"
        )


def plan_of(arguments: argparse.Namespace, paths: list[str]) -> Plan:
    """Return the plan of a command that takes the options of ``check``.

    Raises `ConfigError` and `profilelint.rules.plugins.PluginError`.
    """
    from profilelint.engine.plan import Plan

    registry = load_registry()
    config = open_config(
        paths, arguments.config, ignore_files=arguments.no_config, registry=registry
    )
    if getattr(arguments, "severity", None) is not None:
        config = config._replace(severity=Severity(arguments.severity))
    selection = selection_of(arguments)
    if getattr(arguments, "online", None) is not None:
        from profilelint.app.online import added_rules

        selection = selection._replace(added=added_rules(arguments, registry))
    return Plan(config, registry, _today(arguments.today), selection)


def _inputs(arguments: argparse.Namespace) -> tuple[list[str], bool]:
    """Return the paths and whether standard input is what is checked."""
    paths: list[str] = arguments.paths
    piped = "-" in paths or (arguments.stdin_filename is not None and not paths)
    if piped and paths not in ([], ["-"]):
        raise ConfigError('standard input, "-", cannot be checked together with files')
    return ([] if piped else paths), piped


def selection_of(arguments: argparse.Namespace) -> Selection:
    """Return the selection that ``--select`` and ``--ignore`` give."""
    select = words_of(arguments.select) if arguments.select is not None else None
    return Selection(select, words_of(arguments.ignore))


def _today(text: str | None) -> str:
    if text is None:
        import time

        # The editor's own day counts, not UTC's.
        return time.strftime("%Y-%m-%d")
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ConfigError(f'--today takes a day such as 2026-01-31, not "{text}"') from None


def _lint_shard(files: Files, plan: Plan, arguments: argparse.Namespace) -> RunResult:
    """Return the result of linting one part of the files, with what the merge needs."""
    from profilelint.engine import run as engine
    from profilelint.engine.kept.identity import identity
    from profilelint.engine.kept.shard import in_shard, make_shard, parse_shard

    number, count = parse_shard(arguments.shard)
    for option in ("online", "fix", "unsafe_fixes", "diff", "staged", "since"):
        if getattr(arguments, option):
            raise ConfigError(f"--shard does not go with --{option.replace('_', '-')}")
    paths = [path for path in files.paths if in_shard(path, number, count)]
    own = Files(paths, files.skipped)
    cache = _cache(own, plan, arguments)
    collected = engine.collect(paths, plan, given={}, cache=cache, jobs=arguments.jobs)
    if cache is not None:
        cache.save(plan.inputs, plan.files)
    shard = make_shard(
        number,
        count,
        identity=identity(plan, portable=True),
        today=plan.today,
        collected=collected,
        left_out=files.skipped,
    )
    # What rules find across files is for the merge to say: here they have seen a part only.
    result = engine.conclude(collected._replace(facts={}), plan, {})
    note = f"Part {number} of {count}: what spans files is found by profilelint merge."
    return result._replace(skipped={**files.skipped, **result.skipped}, notes=[note], shard=shard)


def _links(
    arguments: argparse.Namespace, plan: Plan, changed: ChangedLines | None
) -> Reachability | None:
    """Return what answers for links; None, without loading anything, where no rule asks."""
    asking = any(plan.registry[name].network for name in plan.enabled_rules)
    if arguments.shard is not None or not (arguments.online or asking):
        return None
    from profilelint.app.online import links_of

    return links_of(arguments, plan, changed)


def _read(files: Files, config: Config) -> dict[str, bytes]:
    """Return the bytes of files: they may change until what spans files is known of them."""
    from profilelint.source.files.file import SkippedError, read_file
    from profilelint.source.read import LARGEST_FILE

    read = {}
    for path in files.paths:
        try:
            read[path] = read_file(config.root, path, LARGEST_FILE)
        except (OSError, SkippedError):
            continue  # the run reports it
    return read


def _concluded(
    files: Files,
    plan: Plan,
    read: dict[str, bytes],
    arguments: argparse.Namespace,
    links: Reachability | None,
) -> dict[str, list[Finding]]:
    """Return the findings that have a fix and need more than one file or the network, by path."""
    found: dict[str, list[Finding]] = {}
    entries = [plan.registry[name] for name in plan.enabled_rules]
    repairing = {each.name for each in entries if each.collects and each.load().fix != "none"}
    if repairing:
        for finding in lint(files, plan, read, arguments, links).findings:
            if finding.fixes and finding.rule in repairing:
                found.setdefault(finding.where.path, []).append(finding)
    return found


def lint(
    files: Files,
    plan: Plan,
    given: dict[str, bytes],
    arguments: argparse.Namespace,
    links: Reachability | None = None,
) -> RunResult:
    """Return the result of linting files, with a progress bar on a terminal."""
    from profilelint.engine import run as engine

    cache = _cache(files, plan, arguments)
    jobs: int | None = arguments.jobs
    if sys.stderr.isatty():
        from time import monotonic

        from profilelint.report.progress import Progress

        with Progress(sys.stderr, monotonic) as progress:
            if links is not None:
                from profilelint.app.online import show

                links.progress = show(progress)
            result = engine.run(
                files.paths,
                plan,
                given=given,
                progress=progress.update,
                cache=cache,
                jobs=jobs,
                links=links,
            )
    else:
        result = engine.run(files.paths, plan, given=given, cache=cache, jobs=jobs, links=links)
    return result._replace(skipped={**files.skipped, **result.skipped})


def _cache(files: Files, plan: Plan, arguments: argparse.Namespace) -> ResultCache | None:
    """Return the cache of results; None where it is switched off or would not pay."""
    # A page's own schema is known only after the page is read, so results could grow stale.
    if arguments.no_cache or len(files.paths) < FEW_FOR_CACHE or plan.config.file_schemas:
        return None
    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.kept.folder import default_folder
    from profilelint.engine.kept.identity import identity

    return ResultCache(arguments.cache_dir or default_folder(), plan.config.root, identity(plan))


def _changed(arguments: argparse.Namespace, config: Config) -> ChangedLines | None:
    """Return the lines that ``--since`` or ``--staged`` tells of; None without these options."""
    if arguments.since is None and not arguments.staged:
        if arguments.changed_lines:
            raise ConfigError("--changed-lines goes with --since or --staged")
        return None
    from profilelint.engine.changes import changed_lines

    return changed_lines(config.root, since=None if arguments.staged else arguments.since)


def _changed_findings(
    result: RunResult, changed: ChangedLines, arguments: argparse.Namespace
) -> RunResult:
    """Return the result with the findings that changes since a revision, or staged ones, touch.

    All files were linted, so that rules which look across files have seen them.
    """
    kept = []
    for finding in result.findings:
        lines = changed.get(finding.where.path)
        if lines is None:
            continue
        region = finding.region
        if not arguments.changed_lines or (
            region is not None
            and any(first <= region.end_line and region.line <= last for first, last in lines)
        ):
            kept.append(finding)
    skipped = dict(result.skipped)
    if len(kept) < len(result.findings):
        where = "lines" if arguments.changed_lines else "files"
        skipped[f"findings in {where} that did not change"] = len(result.findings) - len(kept)
    return result._replace(findings=kept, skipped=skipped)


def with_baseline(result: RunResult, paths: Iterable[str], plan: Plan) -> RunResult:
    """Return the result with the findings that the baseline records suppressed."""
    from profilelint.engine.baseline import load_baseline

    config = plan.config
    baseline = load_baseline(config.root, config.baseline)
    if baseline is None:
        return result
    from profilelint.engine.changes import renames

    findings = baseline.apply(result.findings)
    recorded = {entry.path for entry in baseline.counts}
    if any(f.suppression is None and f.where.path not in recorded for f in findings):
        moved = renames(config.root, config.baseline)
        if moved:
            findings = baseline.apply(result.findings, moved)
    gone = baseline.gone(findings, frozenset(paths), plan.enabled_rules)
    notes = list(result.notes)
    if gone:
        number = sum(gone.values())
        notes.append(
            f"{number} recorded in the baseline no longer "
            f'{"occurs" if number == 1 else "occur"}: run "profilelint baseline --prune".'
        )
    return result._replace(findings=findings, notes=notes)
