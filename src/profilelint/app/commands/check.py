"""``profilelint check``: lints files, repairs them if asked, and writes the reports."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from profilelint.app.declaration import CommandOptions, flag, positional
from profilelint.app.files import Files, gather, relative
from profilelint.app.linting import lint_files, open_cache
from profilelint.app.options import (
    NO_BASELINE,
    SEVERITY,
    TODAY,
    ConfigurationOptions,
    LinkOptions,
    OutputOptions,
    RunningOptions,
    SelectionOptions,
)
from profilelint.app.output import reports_of, write_reports
from profilelint.app.planning import (
    added_rules,
    make_plan,
    selection_of,
    with_configuration_note,
    words_of,
)
from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.config.model import Config
    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.model.finding import Finding, Fix
    from profilelint.model.result import RunResult

    ChangedLines = dict[str, list[tuple[int, int]]]

SUMMARY = "check pages and report what is wrong with them"
ORDER = 10
_MOST_NAMED = 3


class RepairOptions(CommandOptions):
    """Which fixes are applied, and whether they are written."""

    group_title = "repairs"
    fix: bool = flag("apply the safe fixes", default=False)
    unsafe_fixes: bool = flag("apply the fixes that want a look, too", default=False)
    diff: bool = flag(
        "show what the fixes would change, as a unified diff, and write nothing", default=False
    )
    fix_only: tuple[str, ...] = flag(
        "apply only the fixes of these rules or groups", metavar="RULES", default=()
    )


class ReportedOptions(CommandOptions):
    """Which findings are reported."""

    group_title = "what is reported"
    since: str | None = flag(
        "only findings in files that changed since then", metavar="REVISION", default=None
    )
    staged: bool = flag("only findings in files that are staged in git", default=False)
    changed_lines: bool = flag(
        "with --since or --staged: only findings on lines that changed", default=False
    )
    no_baseline: bool = NO_BASELINE


class Options(CommandOptions):
    """The options of ``profilelint check``."""

    paths: tuple[str, ...] = positional(
        'files and folders (default: the folder of the configuration); "-" for standard input',
        metavar="PATH",
        default=(),
    )
    configuration: ConfigurationOptions = ConfigurationOptions()
    selection: SelectionOptions = SelectionOptions()
    severity: str | None = SEVERITY
    repairs: RepairOptions = RepairOptions()
    reported: ReportedOptions = ReportedOptions()
    links: LinkOptions = LinkOptions()
    today: str | None = TODAY
    stdin_filename: str | None = flag(
        "check standard input as if it were this file", metavar="PATH", default=None
    )
    running: RunningOptions = RunningOptions()
    shard: str | None = flag(
        "check one part of the files, such as 2/8; profilelint merge joins the reports",
        metavar="PART",
        group=RunningOptions.group_title,
        default=None,
    )
    output: OutputOptions = OutputOptions()


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    reports = reports_of(options.output.report)
    paths, piped = _inputs(options)
    plan = _plan(options, paths)
    given: dict[str, bytes] = {}
    if piped:
        from profilelint.app.input import read_input
        from profilelint.source.read import LARGEST_FILE

        name = relative(options.stdin_filename or "stdin.md", plan.config)
        given[name] = read_input(LARGEST_FILE)
        files = Files([name], {})
    else:
        files = gather(paths, plan.config, plan.sites)
        if files.listing is not None:
            plan.take_listing(files.listing)
    repairs, reported, running = options.repairs, options.reported, options.running
    changed = _changed(reported, plan.config)
    links = _links(options, plan, changed)
    if options.shard is not None:
        result = _lint_shard(options.shard, files, plan, options)
    elif repairs.fix or repairs.unsafe_fixes or repairs.diff:
        from profilelint.app.fix import find_repairable, fix_files, print_diffs, read_files

        if piped and not repairs.diff:
            raise ConfigError("standard input can be repaired only with --diff")
        if changed is not None:
            files = files._replace(paths=[path for path in files.paths if path in changed])
        read = {**read_files(files, plan), **given}
        wanted = _wanted_fixes(repairs, plan)
        concluded = find_repairable(files, plan, running, read, links)
        repaired = fix_files(files, plan, wanted, read, concluded, write=not repairs.diff)
        if repairs.diff:
            if files.paths and not read:
                _refuse_unread(paths, lint_files(files, plan, running, given=given))
            return print_diffs(repaired)
        result = lint_files(files, plan, running, given=given, links=links)
        result = result._replace(
            failures=[*repaired.failures, *result.failures], fixed=repaired.applied
        )
    else:
        result = lint_files(files, plan, running, given=given, links=links)
        if changed is not None:
            result = _changed_findings(result, changed, by_line=reported.changed_lines)
    if not reported.no_baseline and os.path.lexists(
        os.path.join(plan.config.root, plan.config.baseline)
    ):
        from profilelint.engine.baseline import with_baseline

        judged = files.paths
        if changed is not None:
            # What was not looked at, or not together with all other files, may be there still.
            narrowed = reported.changed_lines or repairs.fix or repairs.unsafe_fixes
            judged = [] if narrowed else [path for path in judged if path in changed]
        result = with_baseline(result, judged, plan)
    if links is not None:
        from profilelint.app.online import with_link_notes

        result = with_link_notes(result, links)
        links.close()
    if options.shard is None:
        _refuse_unread(paths, result)
        if not piped:
            quiet = options.output.quiet
            result = with_configuration_note(result, plan, options.configuration, quiet=quiet)
    write_reports(result, reports, options.output, plan.config.root)
    return result.exit_status


def _inputs(options: Options) -> tuple[list[str], bool]:
    """Return the paths and whether standard input is what is checked."""
    paths = list(options.paths)
    piped = "-" in paths or (options.stdin_filename is not None and not paths)
    if piped and paths not in ([], ["-"]):
        raise ConfigError('standard input, "-", cannot be checked together with files')
    return ([] if piped else paths), piped


def _plan(options: Options, paths: list[str]) -> Plan:
    from profilelint.rules.load import load_registry

    registry = load_registry()
    selection = selection_of(options.selection)
    # The other parts of a run may be checked where the answers of earlier runs are not.
    if options.shard is None:
        added = added_rules(options.links, options.running.cache_dir, registry)
        selection = selection._replace(added=added)
    if paths and not any(map(os.path.isdir, paths)):
        # A few files by name do not tell what pages the site has.
        selection = selection._replace(ignore=(*selection.ignore, "schema-absent"))
    return make_plan(
        options.configuration,
        registry,
        selection,
        paths=[*paths, *([options.stdin_filename] if options.stdin_filename else [])],
        today=options.today,
        severity=options.severity,
    )


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


def _lint_shard(part: str, files: Files, plan: Plan, options: Options) -> RunResult:
    """Return the result of linting one part of the files, with what the merge needs."""
    from profilelint.engine.shard import lint_shard, parse_shard

    number, count = parse_shard(part)
    repairs, reported = options.repairs, options.reported
    for option, is_given in (
        ("--online", options.links.online),
        ("--fix", repairs.fix),
        ("--unsafe-fixes", repairs.unsafe_fixes),
        ("--diff", repairs.diff),
        ("--staged", reported.staged),
        ("--since", reported.since),
    ):
        if is_given:
            raise ConfigError(f"--shard does not go with {option}")
    return lint_shard(
        *(number, count, files.paths, plan),
        left_out=files.skipped,
        cache=open_cache(files, plan, options.running),
        jobs=options.running.jobs,
    )


def _links(options: Options, plan: Plan, changed: ChangedLines | None) -> Reachability | None:
    """Return what answers for links; None, without loading anything, where no rule asks."""
    asking = any(plan.registry[name].network for name in plan.enabled_rules)
    if options.shard is not None or not (options.links.online or asking):
        return None
    from profilelint.app.online import links_of

    return links_of(options.links, options.running.cache_dir, plan, changed)


def _wanted_fixes(options: RepairOptions, plan: Plan) -> Callable[[Finding, Fix], bool]:
    """Return what says whether a fix is to be applied."""
    from profilelint.engine.selection import named

    rules = {name for word in words_of(options.fix_only) for name in named(plan.registry, word)}

    def wanted(finding: Finding, fix: Fix) -> bool:
        return (fix.safety == "safe" or options.unsafe_fixes) and (
            not options.fix_only or finding.rule in rules
        )

    return wanted


def _changed(options: ReportedOptions, config: Config) -> ChangedLines | None:
    """Return the lines that ``--since`` or ``--staged`` tells of; None without these options."""
    if options.since is None and not options.staged:
        if options.changed_lines:
            raise ConfigError("--changed-lines goes with --since or --staged")
        return None
    from profilelint.engine.changes import changed_lines

    return changed_lines(config.root, since=None if options.staged else options.since)


def _changed_findings(result: RunResult, changed: ChangedLines, *, by_line: bool) -> RunResult:
    """Return the result with the findings in changed files, or on changed lines.

    All files were linted, so that rules which look across files have seen them.
    """
    kept = []
    for finding in result.findings:
        lines = changed.get(finding.where.path)
        if lines is None:
            continue
        region = finding.region
        if not by_line or (
            region is not None
            and any(first <= region.end_line and region.line <= last for first, last in lines)
        ):
            kept.append(finding)
    skipped = dict(result.skipped)
    if len(kept) < len(result.findings):
        where = "lines" if by_line else "files"
        skipped[f"findings in {where} that did not change"] = len(result.findings) - len(kept)
    return result._replace(findings=kept, skipped=skipped)
