"""What ``check --fix`` and ``check --diff`` do with each file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.app.linting import lint_files
from profilelint.app.output import write_content, write_errors
from profilelint.app.rewrite import unified_diff
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.result import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from profilelint.app.files import Files
    from profilelint.app.options import RunningOptions
    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.model.finding import Finding, Fix


class Repaired(NamedTuple):
    """What became of the files.

    ``applied`` is the number of findings repaired; ``diffs`` are the unified diffs, by path, where
    nothing was to be written.
    """

    applied: int
    diffs: list[str]
    failures: list[Failure]


def read_files(files: Files, plan: Plan) -> dict[str, bytes]:
    """Return the bytes of files: they may change until what spans files is known of them."""
    from profilelint.source.files.file import SkippedError, read_file
    from profilelint.source.read import LARGEST_FILE

    read = {}
    for path in files.paths:
        try:
            read[path] = read_file(plan.config.root, path, LARGEST_FILE)
        except (OSError, SkippedError):
            continue  # the run reports it
    return read


def find_repairable(
    files: Files,
    plan: Plan,
    options: RunningOptions,
    read: Mapping[str, bytes],
    links: Reachability | None,
) -> dict[str, list[Finding]]:
    """Return the findings that have a fix and need more than one file or the network, by path."""
    repairable: dict[str, list[Finding]] = {}
    entries = [plan.registry[name] for name in plan.enabled_rules]
    repairing = {each.name for each in entries if each.collects and each.load().fix != "none"}
    if repairing:
        for finding in lint_files(files, plan, options, given=read, links=links).findings:
            if finding.fixes and finding.rule in repairing:
                repairable.setdefault(finding.where.path, []).append(finding)
    return repairable


def fix_files(
    files: Files,
    plan: Plan,
    wanted: Callable[[Finding, Fix], bool],
    read: Mapping[str, bytes],
    concluded: Mapping[str, list[Finding]],
    *,
    write: bool,
) -> Repaired:
    """Repair files, or only say how where nothing is to be written, and return what was done.

    ``read`` holds the bytes of the files, by path; those that could not be read are left to the
    run that follows. ``concluded`` are findings on them that no file gives alone.
    """
    from profilelint.engine.fix import repair
    from profilelint.source.files.write import WriteError, replace_file

    count = 0
    diffs: list[str] = []
    failures: list[Failure] = []
    for path in files.paths:
        setting = plan.setting(path)
        data = read.get(path)
        if setting is None or data is None:
            continue
        done = repair(path, data, setting, wanted, concluded.get(path, ()))
        failures.extend(
            Failure(
                "a fix was not applied: it would have changed more than it should; "
                "please report this together with the file",
                finding.rule,
                path,
            )
            for finding in done.refused
        )
        if done.data == data:
            continue
        if write:
            try:
                replace_file(plan.config.root, path, data, done.data)
            except WriteError as error:
                failures.append(Failure(f"the file was not repaired: {error}", path=path))
                continue
        else:
            diffs.append(unified_diff(path, data, done.data))
        count += len(done.applied)
    return Repaired(count, diffs, failures)


def print_diffs(repaired: Repaired) -> int:
    """Write the diffs to standard output and what they do to standard error; return the status."""
    from profilelint.report.summary import count

    write_content("".join(repaired.diffs))
    write_errors(f"profilelint: {each.path}: {each.message}" for each in repaired.failures)
    problems, files = count(repaired.applied, "problem"), count(len(repaired.diffs), "file")
    write_errors([f"Would repair {problems} in {files}."])
    if repaired.failures:
        return 3
    return int(bool(repaired.diffs))
