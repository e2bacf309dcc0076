"""Changes to files, shown as a diff or written one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.app.long_work import told_if_interrupted, work_bar
from profilelint.app.output import write_content, write_errors, write_lines
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from profilelint.upkeep.file_edits import FileEdits, Refusal


class Done(NamedTuple):
    """What became of changes: the exit status, and the files that could not be written."""

    status: int
    unwritten: frozenset[str]

    def written(self, changes: Sequence[FileEdits]) -> list[FileEdits]:
        """Return the changes, those left out that could not be written."""
        return [change for change in changes if change.path not in self.unwritten]


def carry_out(
    root: str, changes: Sequence[FileEdits], refusals: Sequence[Refusal], *, diff: bool
) -> Done:
    """Write the changes, or print them as a diff, and return what was done.

    Files that were refused, or cannot be written, are named on standard error; then the status
    is 3.
    """
    left = [*refusals]
    unwritten: list[Refusal] = []
    if diff:
        for change in changes:
            write_content(unified_diff(change.path, change.before, change.after))
    else:
        unwritten = _write(root, changes)
        left += unwritten
    write_errors(f"profilelint: {path}: it was not changed: {reason}" for path, reason in left)
    return Done(3 if left else 0, frozenset(refusal.path for refusal in unwritten))


def _write(root: str, changes: Sequence[FileEdits]) -> list[Refusal]:
    """Write the changes; return the files that cannot be written, and why."""
    from profilelint.upkeep.prepared import write_files

    written: list[str] = []
    with work_bar() as bar, told_if_interrupted(written):
        return write_files(root, bar.over(changes, "files"), written)


def share(done: Sequence[FileEdits], wanted: Sequence[FileEdits]) -> str:
    """Return on how many pages something was done, in words."""
    from profilelint.report.summary import count

    pages = count(len(wanted), "page")
    return pages if len(done) == len(wanted) else f"{len(done)} of {pages}"


def report_changes(lines: Iterable[str], *, diff: bool) -> None:
    """Write lines about the changes, to standard error where standard output has the diff."""
    if diff:
        write_errors(lines)
    else:
        write_lines(lines)


def unified_diff(path: str, before: bytes, after: bytes) -> str:
    """Return the unified diff of a file in UTF-8, as git writes it."""
    from difflib import unified_diff as compare

    old, new = list(_lines(before.decode())), list(_lines(after.decode()))
    lines = compare(old, new, _name(f"a/{path}"), _name(f"b/{path}"))
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _name(path: str) -> str:
    """Return a path as git writes it in a diff: in quotation marks where it needs escapes."""
    if path.isprintable() and '"' not in path and "\\" not in path:
        return path
    data = path.encode("utf-8", "surrogateescape")
    return '"' + "".join(map(_escaped, data)) + '"'


def _escaped(byte: int) -> str:
    if byte in b'"\\':
        return "\\" + chr(byte)
    return chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}"


def _lines(text: str) -> Iterator[str]:
    """Yield the lines as git counts them, which end at LF only, each with its line end."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end
