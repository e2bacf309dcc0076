"""``profilelint check``: lints files, repairs them if asked, and writes the reports."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from profilelint.app.declaration import CommandOptions, flag, positional
from profilelint.app.files import Files, NoPagesError, gather, relative
from profilelint.app.linting import lint_files, open_cache
from profilelint.app.options import (
    SEVERITY,
    TODAY,
    ConfigurationOptions,
    LinkOptions,
    OutputOptions,
    RepairOptions,
    ReportedOptions,
    RunningOptions,
    SelectionOptions,
)
from profilelint.app.output import reports_of, write_reports
from profilelint.app.parts import (
    Part,
    add_nested,
    divided,
    namer,
    no_shard,
    refuse_unread,
    with_configuration_notes,
)
from profilelint.app.planning import (
    added_rules,
    make_plan,
    selection_of,
    words_of,
)
from profilelint.config.model import ConfigError
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.file import lies_in

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Sequence

    from profilelint.app.changed import Request, Scope
    from profilelint.app.fix import Repaired
    from profilelint.app.piped import PipedPage
    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.model.finding import Finding, Fix
    from profilelint.model.result import RunResult
    from profilelint.rules.registry import Registry

SUMMARY = "check pages and report what is wrong with them"
ORDER = 10


class Options(CommandOptions):
    """The options of ``profilelint check``."""

    paths: tuple[str, ...] = positional(
        'files and folders (default: this folder); "-" for standard input',
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
    watch: bool = flag(
        "check again whenever a file is saved, until Ctrl-C",
        group=RunningOptions.group_title,
        default=False,
    )
    output: OutputOptions = OutputOptions()


class Judged(NamedTuple):
    """What came of the pages of one configuration.

    ``repaired`` is set where the repairs are only shown. ``nested`` are the folders, relative to
    the root, of other configurations that were found below it. ``asked`` is how many seconds the
    asking for links took.
    """

    result: RunResult
    plan: Plan
    nested: Sequence[str] = ()
    repaired: Repaired | None = None
    asked: float = 0.0


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    repairs = options.repairs
    if options.watch:
        return _watch(options)
    if (repairs.fix or repairs.unsafe_fixes) and not repairs.diff and _inputs(options)[1]:
        from profilelint.app.piped import pass_on

        return pass_on(options.output.report, lambda page: _check(options, page))
    return _check(options)


def _watch(options: Options) -> int:
    """Check after each save and return the exit status; raises `ConfigError` for what cannot be."""
    from profilelint.app.planning import place_of
    from profilelint.app.watching import watch

    paths, piped = _inputs(options)
    repairs, reported = options.repairs, options.reported
    for option, is_given in (
        ("standard input", piped),
        ("--fix", repairs.fix),
        ("--unsafe-fixes", repairs.unsafe_fixes),
        ("--diff", repairs.diff),
        ("--staged", reported.staged),
        ("--pre-commit", reported.pre_commit),
        ("--shard", options.shard is not None),
        ("--online", options.links.online),
    ):
        if is_given:
            raise ConfigError(f"--watch cannot be used with {option}")
    written = [file for _, file in reports_of(options.output.report) if file]
    return watch(
        lambda: place_of(options.configuration, paths),
        *(paths, written, lambda take_plan: _check(options, take_plan=take_plan)),
    )


def _check(
    options: Options,
    page: PipedPage | None = None,
    take_plan: Callable[[Plan], None] | None = None,
) -> int:
    """Check once and return the exit status.

    A ``page`` is standard input that is repaired. ``take_plan`` is called with the plan.
    """
    reports = reports_of(options.output.report)
    paths, piped = _inputs(options)
    _refuse_pages_as_reports(paths, reports)
    request = _request(options, paths, piped=piped)
    judged = _judged(options, request, page, take_plan, piped=piped)
    parts = [Part(each.result, each.plan) for each in judged]
    if options.repairs.diff:
        from profilelint.app.fix import print_diffs

        here = os.getcwd()
        return print_diffs(
            [
                (each.repaired, namer(each.plan.config.root, here))
                for each in judged
                if each.repaired
            ]
        )
    if options.shard is None:
        refuse_unread(paths, parts)
        if not piped and not options.output.quiet and not options.configuration.no_config:
            parts = with_configuration_notes(parts)
    write_reports(parts, reports, options.output)
    return max(part.result.exit_status for part in parts)


def _refuse_pages_as_reports(paths: Sequence[str], reports: Sequence[tuple[str, str]]) -> None:
    """Refuse to write a report over a file that is to be checked."""
    named = set(map(os.path.abspath, paths))
    for _, file in reports:
        if file and os.path.abspath(file) in named:
            raise ConfigError(f'"{file}" is to be checked: give the report another file')


def _judged(
    options: Options,
    request: Request,
    page: PipedPage | None,
    take_plan: Callable[[Plan], None] | None,
    *,
    piped: bool,
) -> list[Judged]:
    """Return what came of the pages of each configuration; raises `ConfigError`."""
    from profilelint.rules.load import load_registry

    registry = load_registry()
    left = {"": request}
    if not options.configuration.is_given and (len(request.start) > 1 or request.names is not None):
        left = divided(request)
    judged: list[Judged] = []
    nothing: NoPagesError | None = None
    roots = set(left)
    while left:
        if options.shard is not None and len(roots) > 1:
            raise ConfigError(no_shard(roots))
        # An outer folder comes before those in it, in which it may find more to check.
        root = min(left, key=len)
        part = left.pop(root)
        try:
            plan = _plan(options, part, registry)
            if take_plan is not None:
                take_plan(plan)
            asked = sum(each.asked for each in judged)
            done = _judge(
                part, options, plan, page, piped=piped, alone=len(roots) == 1, asked=asked
            )
        except NoPagesError as error:
            nothing = nothing or error
            continue
        judged.append(done)
        if done.nested and request.names is None:
            add_nested(left, request, done.plan.config.root, done.nested)
            roots.update(left)
    if nothing is not None and not any(each.result.checked or each.repaired for each in judged):
        raise nothing
    return judged


def _judge(
    part: Request,
    options: Options,
    plan: Plan,
    page: PipedPage | None,
    *,
    piped: bool,
    alone: bool,
    asked: float,
) -> Judged:
    """Return what came of the pages that one configuration applies to; raises `ConfigError`.

    ``asked`` is how many seconds the asking for links took for others.
    """
    files, given = _pages(part, options, plan, page, piped=piped)
    scope = None
    if part.comparison is not None or part.names is not None:
        from profilelint.app.changed import scope_of

        scope = scope_of(part, plan)
    links = _links(options, plan, files, scope, alone=alone and not files.nested, asked=asked)
    try:
        return _found(part, options, plan, page, files, given, scope, links, piped=piped)
    finally:
        if links is not None:
            links.close()


def _found(
    part: Request,
    options: Options,
    plan: Plan,
    page: PipedPage | None,
    files: Files,
    given: dict[str, bytes],
    scope: Scope | None,
    links: Reachability | None,
    *,
    piped: bool,
) -> Judged:
    """Return what came of files, some of whose contents are given, with what answers for links."""
    repairs, reported, running = options.repairs, options.reported, options.running
    cache = None
    if options.shard is not None:
        result = _lint_shard(options.shard, files, plan, options)
    elif repairs.fix or repairs.unsafe_fixes or repairs.diff:
        from profilelint.app.fix import (
            find_repairable,
            fix_files,
            read_files,
            with_repairs,
        )
        from profilelint.app.long_work import told_if_interrupted

        concerned = files
        if scope is not None:
            concerned = files._replace(paths=[path for path in files.paths if scope.holds(path)])
        read = {**read_files(concerned, plan), **given}
        wanted = _wanted_fixes(repairs, plan)
        concluded = find_repairable(files, plan, running, read, links)
        repaired = fix_files(
            *(concerned, plan, wanted, read, concluded),
            write=not repairs.diff,
            named=namer(plan.config.root, os.getcwd()),
            comparison=part.comparison,
            stage=reported.staged,
            piped=piped,
        )
        if repairs.diff:
            unread = concerned._replace(paths=[]) if read else concerned
            result = lint_files(unread, plan, running)
            if unread.paths:
                refuse_unread(part.paths, [Part(result, plan)])
            return Judged(result, plan, files.nested, repaired)
        given.update(repaired.written)
        if page is not None:
            page.leave(given[files.paths[0]])
        with told_if_interrupted(repaired.written if page is None else ()):
            result = lint_files(files, plan, running, given=given, links=links)
        result = with_repairs(result, repaired)
    else:
        if part.comparison is not None:
            cache = open_cache(files, plan, running, of_run=True)
        result = lint_files(files, plan, running, given=given, links=links, cache=cache)
    if not reported.no_baseline and plan.tree.has(plan.config.baseline):
        from profilelint.engine.baseline import with_baseline

        # What belongs to another part of the files is told by "profilelint merge".
        judged = files.paths if options.shard is None else []
        if scope is not None:
            # What was not looked at, or not together with all other files, may be there still.
            narrowed = reported.changed_lines or repairs.fix or repairs.unsafe_fixes
            judged = [] if narrowed else [path for path in judged if scope.holds(path)]
        of_all = (
            scope is None
            and options.shard is None
            and all(os.path.realpath(path) == plan.config.root for path in part.paths)
        )
        result = with_baseline(result, judged, plan, of_all=of_all)
    if scope is not None:
        result = _limited(result, scope, plan, options, part, cache, piped=piped)
    if links is not None:
        from profilelint.app.online import with_link_notes

        result = with_link_notes(result, links)
    return Judged(result, plan, files.nested, asked=0.0 if links is None else links.spent)


def _pages(
    part: Request, options: Options, plan: Plan, page: PipedPage | None, *, piped: bool
) -> tuple[Files, dict[str, bytes]]:
    """Return the files to judge, and the bytes of those that are not to be read from the tree."""
    if piped:
        from profilelint.app.input import read_input
        from profilelint.source.read import LARGEST_FILE

        name = relative(options.stdin_filename or "stdin.md", plan.config)
        data = page.data if page is not None else read_input(LARGEST_FILE)
        return Files([name], {}), {name: data}
    # A commit that pre-commit hands no page of may be one to a repository without any.
    may_be_empty = options.reported.pre_commit and not part.names
    files = gather(
        *(_paths(part, plan), plan.config, plan.sites),
        refuse_nothing=not may_be_empty,
        whole=options.configuration.is_given,
        several=True,
    )
    if files.listing is not None:
        plan.take_listing(files.listing)
    return files, {}


def _paths(part: Request, plan: Plan) -> list[str]:
    """Return the files and folders to check: without any named, the folder where one stands.

    Outside the folder of the configuration, and for a hook, it is that folder as a whole.
    """
    here = os.getcwd()
    if part.paths or part.names is not None or here == plan.config.root:
        return part.paths
    return [here] if lies_in(here, plan.config.root) else []


def _inputs(options: Options) -> tuple[list[str], bool]:
    """Return the paths and whether standard input is what is checked."""
    paths = list(options.paths)
    piped = "-" in paths or (options.stdin_filename is not None and not paths)
    if piped and paths not in ([], ["-"]):
        raise ConfigError('standard input, "-", cannot be checked together with files')
    return ([] if piped else paths), piped


def _request(options: Options, paths: list[str], *, piped: bool) -> Request:
    """Return what the command line asks for."""
    from profilelint.app.changed import request_of

    reported = options.reported
    if reported.changed_lines and not (reported.staged or reported.since or reported.pre_commit):
        raise ConfigError("--changed-lines needs --since, --staged or --pre-commit")
    if piped and (reported.staged or reported.pre_commit):
        raise ConfigError("standard input is not staged: leave out --staged or the input")
    named = [*paths, *([options.stdin_filename] if options.stdin_filename else [])]
    asked = request_of(
        named, staged=reported.staged, since=reported.since, pre_commit=reported.pre_commit
    )
    return asked._replace(paths=paths) if piped else asked


def _plan(options: Options, request: Request, registry: Registry) -> Plan:
    selection = selection_of(options.selection)
    # The other parts of a run may be checked where the answers of earlier runs are not.
    if options.shard is None:
        added = added_rules(options.links, options.running.cache_dir, registry)
        selection = selection._replace(added=added)
    if request.paths and not any(map(os.path.isdir, request.paths)):
        # A few files by name do not tell what pages the site has.
        selection = selection._replace(ignore=(*selection.ignore, "schema-absent"))
    return make_plan(
        options.configuration,
        registry,
        selection,
        paths=request.start,
        today=options.today,
        severity=options.severity,
        comparison=request.comparison,
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
        ("--pre-commit", reported.pre_commit),
    ):
        if is_given:
            raise ConfigError(f"--shard cannot be used with {option}")
    return lint_shard(
        *(number, count, files.paths, plan),
        left_out=files.skipped,
        cache=open_cache(files, plan, options.running),
        jobs=options.running.jobs,
    )


def _links(
    options: Options,
    plan: Plan,
    files: Files,
    scope: Scope | None,
    *,
    alone: bool,
    asked: float,
) -> Reachability | None:
    """Return what answers for links; None, without loading anything, where no rule asks."""
    asking = any(plan.registry[name].network for name in plan.enabled_rules)
    if options.shard is not None or not (asking or (options.links.online and alone)):
        return None
    from profilelint.app.online import links_of

    changed = None
    if scope is not None:
        held = [path for path in files.paths if scope.holds(path)]
        changes = scope.changes
        changed = {
            path: changes.lines(path) if changes is not None else [(1, sys.maxsize)]
            for path in held
        }
    return links_of(options.links, options.running.cache_dir, plan, changed, spent=asked)


def _wanted_fixes(options: RepairOptions, plan: Plan) -> Callable[[Finding, Fix], bool]:
    """Return what says whether a fix is to be applied."""
    from profilelint.engine.selection import named

    rules = named(plan.registry, words_of(options.fix_only))

    def wanted(finding: Finding, fix: Fix) -> bool:
        return (fix.safety == "safe" or options.unsafe_fixes) and (
            not options.fix_only or finding.rule in rules
        )

    return wanted


def _limited(
    result: RunResult,
    scope: Scope,
    plan: Plan,
    options: Options,
    request: Request,
    cache: ResultCache | None,
    *,
    piped: bool,
) -> RunResult:
    """Return the result with what the change is to answer for; raises `ConfigError`."""
    from profilelint.app.changed import limited

    notes = []

    def known() -> Counter[str] | None:
        if request.comparison is None or piped:
            return None
        from profilelint.app.earlier import UnknownBeforeError, found_before

        try:
            return found_before(
                *(plan, request.comparison, options.configuration, options.running),
                paths=_paths(request, plan),
                start=request.start,
                severity=options.severity,
                baseline=not options.reported.no_baseline,
                cache=cache,
            )
        except UnknownBeforeError as reason:
            notes.append(
                "Findings in files that did not change are left out, because the earlier state "
                f"cannot be checked: {reason}."
            )
            return None

    by_line = options.reported.changed_lines
    result = limited(result, scope, plan, known, by_line=by_line)
    return result._replace(notes=[*result.notes, *notes])
