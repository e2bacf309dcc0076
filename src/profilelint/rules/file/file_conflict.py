"""Merge conflicts that nobody resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.finding import Span
    from profilelint.rules.file.merge_conflicts import MergeConflict

_LONGEST = 60


class FileConflict(Rule):
    """A page contains no merge conflict.

    If two people changed the same lines, Git writes both versions into the file, between lines that
    begin with seven "<", "=" or ">". Somebody has to choose a version and delete these lines.
    Otherwise the site shows both versions and the marks; in front matter, they make the fields
    unreadable.

    A line of these that was left alone is reported if it names a commit or the main branch; the
    line that parts the versions is reported with the one above or below them.

    Nothing else is reported within a conflict, because one of the versions will be deleted.
    Examples in code are ignored.
    """

    name = "file-conflict"
    summary = "No merge conflict is left in the page."
    severity = Severity.ERROR
    messages: ClassVar = {
        "unresolved": (
            'this page contains both versions of an unresolved merge conflict, from "{first}" to '
            '"{last}": keep one of them and delete the lines with {marks}'
        ),
        "mark": '"{written}" was left of a merge conflict: check the text around it, and delete it',
    }
    examples = (
        Valid("The pier\n=======\n\n> > > > > > > Somebody wrote this.\n"),
        Valid("```\n<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> main\n```\n"),
        Valid(">>>>>>> Somebody wrote this.\n\n`<<<<<<< HEAD` and\n\n    >>>>>>> 3f2a1bc\n"),
        Invalid(
            "One pier.\n\n>>>>>>> 3f2a1bc\n\nTwo piers.\n<<<<<<< HEAD\n",
            (">>>>>>> 3f2a1bc", "<<<<<<< HEAD"),
            "mark",
        ),
        Invalid(
            "It is open.\n=======\nIt is shut.\n>>>>>>> opening-hours\n",
            ("=======", ">>>>>>> opening-hours"),
            "mark",
        ),
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

    def check_lone_conflict_mark(self, mark: Span, context: Context) -> None:
        """Report a line that was left of a conflict."""
        context.report(self, "mark", mark, written=context.document.text[mark.start : mark.end])


def _sign(mark: str) -> str:
    """Return the signs that a line begins with."""
    return "> > > > > > >" if mark.startswith("> ") else mark[:7]
