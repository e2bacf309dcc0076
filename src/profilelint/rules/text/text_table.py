from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.rules.text.lost_tables import LostTable

_DASHES = pattern(r"[-–—]+")


class TextTable(Rule):
    """A table is written so that it is shown as one.

    Below the head of a table stands a line of hyphens and bars, "|---|---|", with as many cells as
    the head. Word processors make dashes of the hyphens; then readers see bars and dashes in place
    of a table. They do so, too, where a cell or the whole line is missing, except in flavors that
    need neither, such as kramdown.
    """

    name = "text-table"
    summary = "A table is written so that it is shown as one."
    severity = Severity.WARNING
    messages: ClassVar = {
        "dashes": (
            "the dashes below the head of this table are not hyphens, so readers see them: write "
            '"{wanted}"'
        ),
        "cells": (
            "this table is shown as text, because the number of cells below its head is {found}, "
            'and in its head {cells}: write "{wanted}" below it'
        ),
        "head": (
            "this table is shown as text, because there is no line of hyphens below its head: "
            'write "{wanted}" there'
        ),
    }
    examples = (
        Valid("| A | B |\n|---|:-:|\n| 1 | 2 |\n\n| One\n\nA | B\n"),
        Valid("```\n| A | B |\n|–|–|\n```\n"),
        Valid("| A | B |\n| 1 | 2 |\n", files={"_config.yml": ""}),
        Invalid(
            "| A | B |\n| – | :—-: |\n| 1 | 2 |\n",
            covers=("| – | :—-: |",),
            message_id="dashes",
        ),
        Invalid(
            "| A | B |\n|---|\n| 1 | 2 |\n",
            covers=("|---|",),
            message_id="cells",
            path="content/a.md",
            files={"hugo.toml": ""},
        ),
        Invalid(
            "| A | B |\n| 1 | 2 |\n",
            covers=("| A | B |",),
            message_id="head",
            path="content/a.md",
            files={"hugo.toml": ""},
        ),
        Invalid(
            "| A | B |\n| 1 | 2 |\n\n| C | D |\n|---|\n| 3 | 4 |\n",
            covers=("| A | B |", "|---|"),
            message_id="head",
            path="docs/a.md",
            files={"mkdocs.yml": "site_name: Blue Coast\n"},
        ),
    )

    def check_lost_table(self, table: LostTable, context: Context) -> None:
        """Report why a table is none."""
        fault, span, cells, found = table
        written = context.document.text[span.start : span.end]
        wanted = "|---" * cells + "|"
        if fault == "dashes":
            wanted = _DASHES.sub("---", written)
        context.report(self, fault, span, wanted=wanted, cells=str(cells), found=str(found))
