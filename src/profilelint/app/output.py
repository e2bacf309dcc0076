"""Reports on their way to standard output and to files."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    import argparse

    from profilelint.model.result import RunResult
    from profilelint.report.options import Options


def reports_of(values: list[str] | None) -> list[tuple[str, str]]:
    """Return the reports to write: each format with its file, empty for standard output.

    Raises `ConfigError` for an unknown format and for two that would share standard output.
    """
    from profilelint.report.formats import FORMATS

    found = []
    for value in values or ["text"]:
        name, _, file = value.partition("=")
        if name not in FORMATS:
            from profilelint.vocabulary.nearest import nearest

            near = nearest(name, list(FORMATS), list(FORMATS))
            meant = f': did you mean "{near}"?' if near else f"; known are {', '.join(FORMATS)}"
            raise ConfigError(f'unknown report format "{name}"{meant}')
        found.append((name, file))
    if sum(not file for _, file in found) > 1:
        raise ConfigError(
            "only one report can go to standard output: give the others a file, as in "
            "--report sarif=profilelint.sarif"
        )
    return found


def write_reports(
    result: RunResult, reports: list[tuple[str, str]], arguments: argparse.Namespace
) -> None:
    """Write the reports of a run, as `reports_of` returned them.

    Raises `ConfigError` for a file that cannot be written.
    """
    from profilelint.report.formats import render

    for name, file in reports:
        text = render(name, result, _options(arguments, to_terminal=not file))
        data = text.encode("utf-8", "backslashreplace")
        if not file:
            sys.stdout.buffer.write(data)
            continue
        try:
            with open(file, "wb") as out:
                out.write(data)
        except OSError as error:
            raise ConfigError(f'the report "{file}" cannot be written: {error.strerror}') from None


def _options(arguments: argparse.Namespace, *, to_terminal: bool) -> Options:
    from profilelint.report.options import Options

    environment = os.environ
    color = arguments.color == "always" or (
        arguments.color == "auto"
        and to_terminal
        and "NO_COLOR" not in environment
        and ("FORCE_COLOR" in environment or sys.stdout.isatty())
    )
    width = 100
    if to_terminal and sys.stdout.isatty():
        from shutil import get_terminal_size

        width = max(40, get_terminal_size().columns)
    return Options(
        color=color,
        width=width,
        quiet=arguments.quiet,
        statistics=arguments.statistics,
        workflow=to_terminal and ("GITHUB_ACTIONS" in environment or "TF_BUILD" in environment),
    )
