"""What ``check --fix`` and ``check --diff`` do with each file."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from profilelint.app.linting import lint_files
from profilelint.app.output import write_content, write_errors
from profilelint.app.rewrite import unified_diff
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.result import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from profilelint.app.files import Files
    from profilelint.app.options import RunningOptions
    from profilelint.engine.comparison import Comparison
    from profilelint.engine.fix import Place
    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.model.finding import Finding, Fix
    from profilelint.model.result import RunResult


class Repaired(NamedTuple):
    """What became of the files.

    ``applied`` is the number of findings repaired; ``diffs`` are the unified diffs, by path, where
    nothing was to be written. ``refused`` are the fixes that would have changed more than they
    say, ``written`` the new bytes of files, by path, and ``untried`` is the number of fixes that
    were not tried.
    """

    applied: int
    diffs: list[str]
    failures: list[Failure]
    refused: dict[str, Collection[Place]]
    written: dict[str, bytes]
    untried: int


def read_files(files: Files, plan: Plan) -> dict[str, bytes]:
    """Return the bytes of files: they may change until what spans files is known of them."""
    from profilelint.source.files.file import SkippedError
    from profilelint.source.read import LARGEST_FILE

    read = {}
    for path in files.paths:
        try:
            read[path] = plan.tree.read(path, LARGEST_FILE)
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
    named: Callable[[str], str],
    comparison: Comparison | None = None,
    stage: bool = False,
    piped: bool = False,
) -> Repaired:
    """Repair files, or only say how where nothing is to be written, and return what was done.

    What a ``comparison`` judges may not be what lies on disk; where the two differ, a file is left
    as it is. With ``stage``, what is written is also put into the index. What is
    ``piped`` is written nowhere: its new bytes are in what is returned.

    ``read`` holds the bytes of the files, by path; those that could not be read are left to the
    run that follows. ``concluded`` are findings on them that no file gives alone. Diffs name files
    as ``named`` says.
    """
    from profilelint.app.long_work import told_if_interrupted, work_bar
    from profilelint.engine.fix import repair
    from profilelint.model.interrupts import held_back
    from profilelint.source.files.write import WriteError

    count = untried = 0
    diffs: list[str] = []
    failures: list[Failure] = []
    refused: dict[str, Collection[Place]] = {}
    written: dict[str, bytes] = {}
    with work_bar() as bar, told_if_interrupted({} if piped else written):
        for path in bar.over(files.paths, "files"):
            setting = plan.setting(path)
            data = read.get(path)
            if setting is None or data is None:
                continue
            done = repair(path, data, setting, wanted, concluded.get(path, ()))
            untried += done.untried
            if done.refused:
                refused[path] = done.refused
            if done.data == data:
                continue
            if write:
                try:
                    with held_back():
                        if not piped:
                            _replace(path, data, done.data, plan, comparison)
                        written[path] = done.data
                        if comparison is not None and stage:
                            comparison.stage(plan.config.root, path, done.data)
                except WriteError as error:
                    failures.append(Failure(f"the file was not repaired: {error}", path=path))
                    continue
            else:
                diffs.append(unified_diff(named(path), data, done.data))
            count += len(done.applied)
    return Repaired(count, diffs, failures, refused, written, untried)


def with_repairs(result: RunResult, repaired: Repaired) -> RunResult:
    """Return the result of the run that follows repairs, with what became of them.

    A refused fix is no offer: findings do not have it any more.
    """
    from profilelint.engine.fix import without_refused

    findings = result.findings
    if repaired.refused:
        by_path = groupby(findings, key=lambda finding: finding.where.path)
        findings = [
            finding
            for path, group in by_path
            for finding in without_refused(group, repaired.refused.get(path, ()))
        ]
    return result._replace(
        findings=findings,
        failures=[*repaired.failures, *result.failures],
        fixed=repaired.applied,
        notes=[*result.notes, *_refusals(repaired)],
    )


def _refusals(repaired: Repaired) -> list[str]:
    """Return the sentences that count the refused fixes and those not tried, if there are any."""
    sentences = []
    rules = sorted({rule for places in repaired.refused.values() for rule, _, _ in places})
    number = sum(map(len, repaired.refused.values()))
    if number:
        were = (
            "1 fix was refused, because it"
            if number == 1
            else f"{number} fixes were refused, because they"
        )
        say = "it says" if number == 1 else "they say"
        sentences.append(f"{were} would have changed more than {say}: {', '.join(rules)}.")
    if repaired.untried:
        were = "1 fix was" if repaired.untried == 1 else f"{repaired.untried} fixes were"
        sentences.append(
            f"{were} not tried, because there are too many on one page: do the same again."
        )
    return sentences


def _replace(
    path: str, before: bytes, after: bytes, plan: Plan, comparison: Comparison | None
) -> None:
    from profilelint.source.files.write import replace_file

    if comparison is None or comparison.after is None:
        replace_file(plan.config.root, path, before, after)
    else:
        _replace_same(path, before, after, plan)


def _replace_same(path: str, before: bytes, after: bytes, plan: Plan) -> None:
    """Replace a file on disk that is what was judged, but perhaps for CRLF at the ends of lines.

    Raises `WriteError` for any other.
    """
    from profilelint.source.files.file import SkippedError, read_file
    from profilelint.source.files.write import WriteError, replace_file
    from profilelint.source.read import LARGEST_FILE

    try:
        on_disk = read_file(plan.config.root, path, LARGEST_FILE)
    except (OSError, SkippedError):
        raise WriteError("it is not in the work tree") from None
    if on_disk != before:
        if b"\r" in before or on_disk != before.replace(b"\n", b"\r\n"):
            raise WriteError(
                "it has changes in the work tree that are not staged; add them (git add) or set "
                "them aside (git stash --keep-index) first"
            )
        after = after.replace(b"\n", b"\r\n")
    replace_file(plan.config.root, path, on_disk, after)


def print_diffs(parts: Sequence[tuple[Repaired, Callable[[str], str]]]) -> int:
    """Write the diffs to standard output and what they do to standard error; return the status.

    Each part has what names its files.
    """
    from profilelint.report.summary import count

    write_content("".join(diff for repaired, _ in parts for diff in repaired.diffs))
    failures = [
        f"profilelint: {named(each.path)}: {each.message}"
        for repaired, named in parts
        for each in repaired.failures
    ]
    write_errors(failures)
    for repaired, _ in parts:
        write_errors(_refusals(repaired))
    changed = sum(len(repaired.diffs) for repaired, _ in parts)
    problems = count(sum(repaired.applied for repaired, _ in parts), "problem")
    write_errors([f"Would repair {problems} in {count(changed, 'file')}."])
    return 3 if failures else int(bool(changed))
