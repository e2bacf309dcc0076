"""How a report is to look."""

from __future__ import annotations

from profilelint.model.named_tuple import NamedTuple


class Options(NamedTuple):
    """The wishes of the caller; a format takes from them what concerns it.

    ``color`` allows ANSI colours and ``width`` is the number of columns a line of a code frame may
    take. ``quiet`` leaves code frames, fixes and related places away; ``statistics`` replaces the
    findings by a table of rules. With ``workflow`` the report is printed into the log of a
    workflow (GitHub Actions, Azure Pipelines), which obeys commands that it finds in its lines.
    """

    color: bool = False
    width: int = 100
    quiet: bool = False
    statistics: bool = False
    workflow: bool = False
