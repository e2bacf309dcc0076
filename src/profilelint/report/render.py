"""The report formats, and the rendering of a result in one of them.

A format is a module of `profilelint.report.renderers` that defines ``FORMAT``. Nothing else names
the formats: help, completion, documentation and tests take them from here.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from profilelint.model.named_tuple import NamedTuple
from profilelint.report import renderers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from profilelint.model.result import RunResult

FORMATS = tuple(
    sorted(
        name.removesuffix(".py")
        for name in os.listdir(renderers.__path__[0])
        if name.endswith(".py") and not name.startswith("_")
    )
)
"""The names of the report formats, in alphabetical order."""


class ReportOptions(NamedTuple):
    """How a report is to look; each format uses the options that concern it.

    ``color`` allows ANSI colours and ``width`` is the number of columns a line of a code frame may
    take. With ``wrapped`` messages keep within it, too, as on a terminal; elsewhere each is a line.
    ``quiet`` leaves out code frames, fixes and related places; ``statistics`` replaces the
    findings by a table of rules. With ``workflow`` the report is printed into the log of a
    workflow (GitHub Actions, Azure Pipelines), which obeys commands that it finds in its lines.
    ``root`` is the folder that paths count from and ``today`` the day of the run, as in
    ``2026-01-31``. ``editor`` is the
    address that opens a place of a file in an editor, with ``{path}``, ``{line}`` and ``{column}``
    for the absolute path and the place; empty for no such link.
    """

    color: bool = False
    width: int = 100
    wrapped: bool = False
    quiet: bool = False
    statistics: bool = False
    workflow: bool = False
    root: str = ""
    today: str = ""
    editor: str = ""


class ReportFormat:
    """A report format.

    ``description`` says what a report is and ``readers`` who or what reads it: phrases for the
    documentation. ``destination`` is where a report goes as a rule: only a format for a terminal
    may hold ANSI colours, and only one for the log of a workflow may hold commands to it.
    ``from_repository`` tells whether its readers look for paths below the root of the repository,
    as services do, and not below the working directory.
    ``render`` yields the report of a result in pieces, to be written as UTF-8 with their line ends
    unchanged. Pieces are small where findings are many, so that they are written as they come.
    """

    __slots__ = ("description", "destination", "from_repository", "readers", "render")

    def __init__(
        self,
        description: str,
        destination: Literal["terminal", "log", "file"],
        *,
        readers: str,
        render: Callable[[RunResult, ReportOptions], Iterator[str]],
        from_repository: bool = False,
    ) -> None:
        self.description = description
        self.destination = destination
        self.readers = readers
        self.render = render
        self.from_repository = from_repository


def load_format(name: str) -> ReportFormat:
    """Import a format and return it; raises `KeyError` for a name that is not in `FORMATS`."""
    if name not in FORMATS:
        raise KeyError(name)
    from importlib import import_module

    report_format: ReportFormat = import_module(f"{renderers.__name__}.{name}").FORMAT
    return report_format


def render(format_name: str, result: RunResult, options: ReportOptions) -> str:
    """Return a result in one of `FORMATS`, to be written as UTF-8 with its line ends unchanged.

    Raises `KeyError` for a name that is not in `FORMATS`.
    """
    return "".join(load_format(format_name).render(result, options))
