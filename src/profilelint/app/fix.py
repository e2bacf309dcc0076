"""What ``check --fix`` and ``check --diff`` do with each file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from profilelint.app.command_line import words_of
from profilelint.app.rewrite import unified_diff
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.result import Failure

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from profilelint.app.workspace import Files
    from profilelint.engine.plan import Plan
    from profilelint.model.finding import Finding, Fix


class Repaired(NamedTuple):
    """What became of the files.

    ``applied`` is the number of findings repaired; ``diffs`` are the unified diffs, by path, where
    nothing was to be written.
    """

    applied: int
    diffs: list[str]
    failures: list[Failure]


def fix_files(
    files: Files,
    plan: Plan,
    arguments: argparse.Namespace,
    given: dict[str, bytes],
    concluded: Mapping[str, list[Finding]],
) -> Repaired:
    """Repair files, or with ``--diff`` only say how, and return what was done.

    ``concluded`` are findings on the bytes in ``given``, by path, that no file gives alone.
    """
    from profilelint.engine.fix import repair
    from profilelint.engine.selection import named
    from profilelint.source.files.file import SkippedError, read_file
    from profilelint.source.files.write import WriteError, replace_file
    from profilelint.source.read import LARGEST_FILE

    only = (
        {name for word in words_of(arguments.fix_only) for name in named(plan.registry, word)}
        if arguments.fix_only
        else None
    )
    root = plan.config.root

    def wanted(finding: Finding, fix: Fix) -> bool:
        return (fix.safety == "safe" or arguments.unsafe_fixes) and (
            only is None or finding.rule in only
        )

    count = 0
    diffs: list[str] = []
    failures: list[Failure] = []
    for path in files.paths:
        setting = plan.setting(path)
        if setting is None:
            continue
        try:
            data = given[path] if path in given else read_file(root, path, LARGEST_FILE)
        except (OSError, SkippedError):
            continue  # the run that follows reports it
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
        if arguments.diff:
            diffs.append(unified_diff(path, data, done.data))
        else:
            try:
                replace_file(root, path, data, done.data)
            except WriteError as error:
                failures.append(Failure(f"the file was not repaired: {error}", path=path))
                continue
        count += len(done.applied)
    return Repaired(count, diffs, failures)


def print_diffs(repaired: Repaired) -> int:
    """Write the diffs to standard output and what they do to standard error; return the status."""
    from profilelint.report.escape import shown
    from profilelint.report.summary import count

    sys.stdout.buffer.write("".join(repaired.diffs).encode("utf-8", "backslashreplace"))
    for failure in repaired.failures:
        sys.stderr.write(f"profilelint: {shown(failure.path)}: {shown(failure.message)}\n")
    problems, files = count(repaired.applied, "problem"), count(len(repaired.diffs), "file")
    sys.stderr.write(f"Would repair {problems} in {files}.\n")
    if repaired.failures:
        return 3
    return int(bool(repaired.diffs))
