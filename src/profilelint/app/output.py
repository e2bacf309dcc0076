"""All that leaves the program: standard output, standard error, and reports on their way to files.

What comes from pages, names, configuration and schemas is shown in a way in which no terminal and
no log of a workflow takes it for a command. No other module of the program writes to a stream.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, redirect_stdout, suppress
from typing import TYPE_CHECKING, Any

from profilelint.app.options import EDITOR_LINK
from profilelint.app.parts import Part, base_of, joined
from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import BinaryIO

    from profilelint.app.options import OutputOptions
    from profilelint.engine.plan import Plan
    from profilelint.model.result import RunResult
    from profilelint.report.progress import Progress
    from profilelint.report.render import ReportOptions


_PART = 1 << 16
"""How many characters of a report are written at once."""


class OutputError(Exception):
    """Standard output that takes nothing; the text says why."""


def write_text(text: str) -> None:
    """Write a text to standard output: its lines as they are fit to be shown, tabs as they are."""
    _write(_fit(text))


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output, each as it is fit to be shown and not too long."""
    from profilelint.report.escape import shown

    write_text("".join(f"{shown(line)}\n" for line in lines))


def write_json(data: Any) -> None:
    """Write plain data to standard output as JSON: what would not show itself is escaped."""
    import json

    from profilelint.report.escape import json_escaped

    _write(json_escaped(json.dumps(data, indent=2, ensure_ascii=False)) + "\n")


def write_report(pieces: Iterable[str]) -> None:
    """Write to standard output what a report format made: it escapes in its own way."""
    for part in _joined(pieces):
        _write(part)


def write_content(text: str) -> None:
    """Write a diff or a file to standard output: as it is, so that it can be used.

    On a terminal and in the log of a workflow, what would not show itself is shown as its number.
    """
    if _is_terminal() or in_workflow():
        text = _fit(text)
    _write(text)


@contextmanager
def reported_aside() -> Iterator[Callable[[bytes], None]]:
    """Lead what is written to standard output in this block to standard error.

    What it yields writes to standard output still: every byte as it is, a page or a part of one.
    """
    out = sys.stdout

    def write_page(data: bytes) -> None:
        with redirect_stdout(out):
            _write_bytes(data)
            flush()

    with redirect_stdout(sys.stderr):
        yield write_page


def write_errors(lines: Iterable[str]) -> None:
    """Write lines to standard error, each as it is fit to be shown and not too long."""
    from profilelint.report.escape import shown

    text = _fit("".join(f"{shown(line)}\n" for line in lines))
    if sys.stderr is not None:
        # Where nobody can be told, the exit status has to do.
        with suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()


def progress_bar() -> Progress | None:
    """Return a progress bar on standard error; None where that is no terminal."""
    try:
        if sys.stderr is None or not sys.stderr.isatty():
            return None
    except ValueError:
        return None  # It is closed.
    from time import monotonic

    from profilelint.report.progress import Progress

    return Progress(sys.stderr, monotonic)


def flush() -> None:
    """Hand on what was written to standard output; raises `OutputError`."""
    if sys.stdout is not None:
        with _told():
            sys.stdout.flush()


def discard() -> None:
    """Lead standard output nowhere from now on: whoever read it has enough, or it takes no more.

    Python would complain again while shutting down.
    """
    try:
        number = sys.stdout.fileno()
    except (AttributeError, OSError, ValueError):
        return  # somebody captures the output, or it is closed
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def in_workflow() -> bool:
    """Return whether what is printed goes into a log that takes some lines for commands."""
    return "GITHUB_ACTIONS" in os.environ or "TF_BUILD" in os.environ


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    """Yield pieces of a text, many in one: a call for each word of a report takes long."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > _PART:
            yield "".join(held)
            held.clear()
            size = 0
    yield "".join(held)


def _is_terminal() -> bool:
    try:
        return sys.stdout is not None and sys.stdout.isatty()
    except ValueError:
        return False  # It is closed, which is said when something is written.


def _fit(text: str) -> str:
    from profilelint.report.escape import printable, without_commands

    lines = ("\t".join(map(printable, line.split("\t"))) for line in text.split("\n"))
    return without_commands("\n".join(lines))


def _write(text: str) -> None:
    """Write a text to standard output: in UTF-8 on every system, its line ends as they are."""
    _write_bytes(text.encode("utf-8", "backslashreplace"))


def _write_bytes(data: bytes) -> None:
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    with _told():
        binary = getattr(sys.stdout, "buffer", None)
        if binary is None:
            sys.stdout.write(data.decode("utf-8", "backslashreplace"))
            return
        sys.stdout.flush()
        binary.write(data)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output cannot be written: {error.strerror}") from None
    except ValueError:
        raise OutputError("standard output is closed") from None


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
    files = [os.path.abspath(file) for _, file in reports if file]
    twice = next((file for number, file in enumerate(files) if file in files[:number]), None)
    if twice is not None:
        raise ConfigError(
            f'two reports would be written to "{os.path.relpath(twice)}": give each its own file'
        )
    if sum(not file for _, file in reports) > 1:
        raise ConfigError(
            "only one report can go to standard output: give the others a file, as in "
            "--report sarif=profilelint.sarif"
        )
    return reports


def write_reports(
    parts: Sequence[Part], reports: list[tuple[str, str]], options: OutputOptions
) -> None:
    """Write the reports of a run, as `reports_of` returned them.

    Where all of them go to files, the summary is printed. Raises `ConfigError` for a file that
    cannot be written, or lies behind a symbolic link that leads out of the checkout, once all
    others are written.
    """
    from profilelint.report.render import load_format

    plan = parts[0].plan
    results: dict[str, RunResult] = {}

    def result_from(base: str) -> RunResult:
        if base not in results:
            results[base] = joined(parts, base)
        return results[base]

    unwritten: dict[str, str] = {}
    # Files first: whoever reads the output may close it early.
    for name, file in sorted(reports, key=lambda report: not report[1]):
        report_format = load_format(name)
        base = base_of(parts, from_repository=report_format.from_repository)
        result = result_from(base)
        if name == "sarif":
            result = _with_reasons(result, plan)
        pieces = report_format.render(
            result, _report_options(options, plan, base, to_terminal=not file)
        )
        if not file:
            write_report(pieces)
            continue
        try:
            with _open_report(file, plan.config.root) as out:
                for part in _joined(pieces):
                    out.write(part.encode("utf-8", "backslashreplace"))
        except ConfigError as error:
            unwritten[file] = error.message
        except OSError as error:
            unwritten[file] = f'the report "{file}" cannot be written: {error.strerror}'
    if unwritten:
        flush()
        raise ConfigError("; ".join(unwritten.values()))
    if all(file for _, file in reports) and not options.quiet:
        from profilelint.report.summary import sentences, summarize

        write_lines(sentences(summarize(result_from(os.getcwd()))))
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


def _report_options(
    options: OutputOptions, plan: Plan, root: str, *, to_terminal: bool
) -> ReportOptions:
    from profilelint.report.render import ReportOptions

    environment = os.environ
    color = options.color == "always" or (
        options.color == "auto"
        and to_terminal
        and "NO_COLOR" not in environment
        and ("FORCE_COLOR" in environment or _is_terminal())
    )
    width = 100
    on_terminal = to_terminal and _is_terminal()
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
        root=root,
        today=plan.today,
        editor=_editor_link(options),
    )


def _editor_link(options: OutputOptions) -> str:
    """Return the address of the editor; none where the report is read on another machine."""
    if options.editor_link is None:
        return "" if "CI" in os.environ else EDITOR_LINK
    return options.editor_link
