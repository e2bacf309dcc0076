"""What goes to standard output, and reports on their way there and to files."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import BinaryIO

    from profilelint.app.options import OutputOptions
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
    result: RunResult, reports: list[tuple[str, str]], options: OutputOptions, root: str
) -> None:
    """Write the reports of a run, as `reports_of` returned them; the root is the configuration's.

    Raises `ConfigError` for a file that cannot be written, or lies behind a symbolic link that
    leads out of the checkout.
    """
    from profilelint.report.render import render

    for name, file in reports:
        text = render(name, result, _report_options(options, to_terminal=not file))
        if not file:
            write_text(text)
            continue
        try:
            with _open_report(file, root) as out:
                out.write(text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise ConfigError(f'the report "{file}" cannot be written: {error.strerror}') from None


def _open_report(file: str, root: str) -> BinaryIO:
    from profilelint.source.files.file import part_of_checkout
    from profilelint.source.files.write import WriteError, open_report

    within = part_of_checkout(file, root)
    if within is None:
        return open(file, "wb")
    try:
        return open(open_report(*within), "wb")
    except WriteError as error:
        reason = str(error).removeprefix("it ")
        raise ConfigError(f'the report "{file}" {reason}') from None


def _report_options(options: OutputOptions, *, to_terminal: bool) -> ReportOptions:
    from profilelint.report.render import ReportOptions

    environment = os.environ
    color = options.color == "always" or (
        options.color == "auto"
        and to_terminal
        and "NO_COLOR" not in environment
        and ("FORCE_COLOR" in environment or sys.stdout.isatty())
    )
    width = 100
    if to_terminal and sys.stdout.isatty():
        from shutil import get_terminal_size

        width = max(40, get_terminal_size().columns)
    return ReportOptions(
        color=color,
        width=width,
        quiet=options.quiet,
        statistics=options.statistics,
        workflow=to_terminal and in_workflow(),
    )
