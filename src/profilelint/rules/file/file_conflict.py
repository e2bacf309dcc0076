"""Merge conflicts that nobody resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.rules.file.merge_conflicts import MergeConflict

_LONGEST = 60


class FileConflict(Rule):
    """A page holds no merge conflict.

    Where two people changed the same lines, Git writes both sides into the file, between lines
    that begin with "<", "=" or ">", seven times. Somebody has to choose a side and delete
    these lines. Otherwise the site shows both sides and the signs; in front matter, they make the
    fields unreadable.

    Nothing else is said of the lines of a conflict, as one of the sides will be deleted. Examples
    in code are left alone.
    """

    name = "file-conflict"
    summary = "No merge conflict is left in the page."
    severity = Severity.ERROR
    messages: ClassVar = {
        "unresolved": (
            'this page holds both sides of an unresolved merge conflict, from "{first}" to '
            '"{last}": keep one of them and delete the lines with {marks}'
        ),
    }
    examples = (
        Valid("The pier\n=======\n\n> > > > > > > Somebody wrote this.\n"),
        Valid("```\n<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> main\n```\n"),
        Invalid(
            "One pier.\n\n<<<<<<< HEAD\nTwo piers.\n=======\nThree piers.\n>>>>>>> main\n",
            ("<<<<<<< HEAD\nTwo piers.\n=======\nThree piers.\n>>>>>>> main",),
            "unresolved",
        ),
        Invalid(
            "---\n<<<<<<< HEAD\ntitle: One\n=======\ntitle: Two\n>>>>>>> main\n---\n",
            ("<<<<<<< HEAD\ntitle: One\n=======\ntitle: Two\n>>>>>>> main",),
            "unresolved",
        ),
    )

    def check_merge_conflict(self, conflict: MergeConflict, context: Context) -> None:
        """Report a conflict."""
        *marks, last = dict.fromkeys(f'"{_sign(mark)}"' for mark in conflict.marks)
        context.report(
            self,
            "unresolved",
            conflict.span,
            first=conflict.marks[0][:_LONGEST],
            last=conflict.marks[-1][:_LONGEST],
            marks=f"{', '.join(marks)} and {last}",
        )


def _sign(mark: str) -> str:
    """Return the signs that a line begins with."""
    return "> > > > > > >" if mark.startswith("> ") else mark[:7]
