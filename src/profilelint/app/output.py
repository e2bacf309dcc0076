"""What goes to standard output, and reports on their way there and to files."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from profilelint.app.options import EDITOR_LINK
from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.app.options import OutputOptions
    from profilelint.engine.plan import Plan
    from profilelint.model.result import RunResult
    from profilelint.report.render import ReportOptions


def write_text(text: str) -> None:
    """Write a text to standard output: in UTF-8 on every system, its line ends as they are."""
    write_bytes(text.encode("utf-8", "backslashreplace"))


def in_workflow() -> bool:
    """Return whether what is printed goes into a log that takes some lines for commands."""
    return "GITHUB_ACTIONS" in os.environ or "TF_BUILD" in os.environ


def write_diff(diff: str) -> None:
    """Write a diff to standard output: as it is, so that it can be applied, but for people to read.

    On a terminal and in the log of a workflow, what would not show itself is shown as its number.
    """
    if sys.stdout.isatty() or in_workflow():
        from profilelint.report.escape import printable, without_commands

        lines = ("\t".join(map(printable, line.split("\t"))) for line in diff.split("\n"))
        diff = without_commands("\n".join(lines))
    write_text(diff)


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output, each as it is fit to be shown."""
    from profilelint.report.escape import shown

    write_text("".join(f"{shown(line)}\n" for line in lines))


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output, as text in UTF-8 where that takes text alone."""
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        sys.stdout.write(data.decode("utf-8", "backslashreplace"))
        return
    sys.stdout.flush()
    binary.write(data)


def reports_of(values: Sequence[str]) -> list[tuple[str, str]]:
    """Return the reports to write: each format with its file, empty for standard output.

    Raises `ConfigError` for an unknown format and for two that would share standard output.
    """
    from profilelint.report.render import FORMATS

    reports = []
    for value in values or ["text"]:
        name, _, file = value.partition("=")
        if name not in FORMATS:
            from profilelint.vocabulary.nearest import nearest

            near = nearest(name, list(FORMATS), list(FORMATS))
            meant = f': did you mean "{near}"?' if near else f"; known are {', '.join(FORMATS)}"
            raise ConfigError(f'unknown report format "{name}"{meant}')
        reports.append((name, file))
    if sum(not file for _, file in reports) > 1:
        raise ConfigError(
            "only one report can go to standard output: give the others a file, as in "
            "--report sarif=profilelint.sarif"
        )
    return reports


def write_reports(
    result: RunResult, reports: list[tuple[str, str]], options: OutputOptions, plan: Plan
) -> None:
    """Write the reports of a run, as `reports_of` returned them.

    Where all of them go to files, the summary is printed. Raises `ConfigError` for a file that
    cannot be written.
    """
    from profilelint.report.render import render

    if any(name == "sarif" for name, _ in reports):
        result = _with_reasons(result, plan)
    for name, file in reports:
        text = render(name, result, _report_options(options, plan, to_terminal=not file))
        if not file:
            write_text(text)
            continue
        try:
            with open(file, "wb") as out:
                out.write(text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise ConfigError(f'the report "{file}" cannot be written: {error.strerror}') from None
    if all(file for _, file in reports) and not options.quiet:
        from profilelint.report.summary import sentences, summarize

        write_lines(sentences(summarize(result)))
        write_lines(f"The report is in {file}." for _, file in reports)


def _with_reasons(result: RunResult, plan: Plan) -> RunResult:
    """Return a result whose rules say why they are there, as far as they found anything."""
    import inspect

    rules = dict(result.rules)
    for name in {finding.rule for finding in result.findings}:
        if name in rules and name in plan.registry:
            reason = inspect.cleandoc(plan.registry[name].load().__doc__ or "")
            rules[name] = rules[name]._replace(reason=reason)
    return result._replace(rules=rules)


def _report_options(options: OutputOptions, plan: Plan, *, to_terminal: bool) -> ReportOptions:
    from profilelint.report.render import ReportOptions

    environment = os.environ
    color = options.color == "always" or (
        options.color == "auto"
        and to_terminal
        and "NO_COLOR" not in environment
        and ("FORCE_COLOR" in environment or sys.stdout.isatty())
    )
    width = 100
    on_terminal = to_terminal and sys.stdout.isatty()
    if on_terminal:
        from shutil import get_terminal_size

        width = max(40, get_terminal_size().columns)
    return ReportOptions(
        color=color,
        width=width,
        wrapped=on_terminal,
        quiet=options.quiet,
        statistics=options.statistics,
        workflow=to_terminal and in_workflow(),
        root=plan.config.root,
        today=plan.today,
        editor=_editor_link(options),
    )


def _editor_link(options: OutputOptions) -> str:
    """Return the address of the editor; none where the report is read on another machine."""
    if options.editor_link is None:
        return "" if "CI" in os.environ else EDITOR_LINK
    return options.editor_link
