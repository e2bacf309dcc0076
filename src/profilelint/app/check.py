"""``profilelint check``: lints files and writes the reports."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from profilelint.app.arguments import words_of
from profilelint.app.workspace import Files, gather, open_config, relative
from profilelint.config.model import ConfigError, Selection
from profilelint.model.finding import Severity
from profilelint.rules.registry import load_registry

if TYPE_CHECKING:
    import argparse

    from profilelint.engine.plan import Plan
    from profilelint.model.result import RunResult
    from profilelint.report.options import Options


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out and return its exit status."""
    reports = _reports(arguments.report)
    registry = load_registry()
    paths, piped = _inputs(arguments)
    config = open_config(
        [*paths, *([arguments.stdin_filename] if arguments.stdin_filename else [])],
        arguments.config,
        ignore_files=arguments.no_config,
        registry=registry,
    )
    if arguments.severity is not None:
        config = config._replace(severity=Severity(arguments.severity))
    from profilelint.engine.plan import Plan

    plan = Plan(config, registry, _today(arguments.today), selection_of(arguments))
    given: dict[str, bytes] = {}
    if piped:
        name = relative(arguments.stdin_filename or "stdin.md", config)
        given[name] = sys.stdin.buffer.read()
        files = Files([name], {})
    else:
        files = gather(paths, config)
    result = _lint(files, plan, given)
    _write(result, reports, arguments)
    return result.exit_status


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
    from datetime import date

    if text is None:
        # The editor's own day counts, not UTC's.
        return date.today().isoformat()  # noqa: DTZ011
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ConfigError(f'--today takes a day such as 2026-01-31, not "{text}"') from None


def _lint(files: Files, plan: Plan, given: dict[str, bytes]) -> RunResult:
    from profilelint.engine import run as engine

    if sys.stderr.isatty():
        from time import monotonic

        from profilelint.report.progress import Progress

        with Progress(sys.stderr, monotonic) as progress:
            result = engine.run(files.paths, plan, given=given, progress=progress.update)
    else:
        result = engine.run(files.paths, plan, given=given)
    return result._replace(skipped={**files.skipped, **result.skipped})


def _reports(values: list[str] | None) -> list[tuple[str, str]]:
    """Return the reports to write: each format with its file, empty for standard output."""
    from profilelint.report.formats import FORMATS

    found = []
    for value in values or ["text"]:
        name, _, file = value.partition("=")
        if name not in FORMATS:
            from profilelint.schema.nearest import nearest

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


def _write(
    result: RunResult, reports: list[tuple[str, str]], arguments: argparse.Namespace
) -> None:
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
