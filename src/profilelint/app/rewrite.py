"""Changes to many files that are shown as a diff or written one by one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.report.escape import encodable, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from profilelint.model.document import Document
    from profilelint.model.finding import Edit

_BOM = b"\xef\xbb\xbf"


class Rewrite(NamedTuple):
    """A file's bytes before and after a change; the path is relative to the root."""

    path: str
    before: bytes
    after: bytes


class Refusal(NamedTuple):
    """A file that was left as it is, and why."""

    path: str
    reason: str


def edit_page(
    document: Document, data: bytes, edits: Sequence[Callable[[Document], Edit | None]]
) -> Rewrite | Refusal:
    """Return a page after edits, each made for the page as the one before it left it.

    All are made or none.
    """
    from profilelint.source.read import read_document

    path = document.path
    bom = _BOM if data.startswith(_BOM) else b""
    if document.text.encode("utf-8", "surrogatepass") != data[len(bom) :]:
        return Refusal(path, "it is not UTF-8: save it as UTF-8")
    for make in edits:
        edit = make(document)
        if edit is None:
            return Refusal(path, "its front matter can only be changed by hand")
        text = document.text
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        document = read_document(path, text.encode())
    return Rewrite(path, data, bom + document.text.encode())


def carry_out(
    root: str, rewrites: Sequence[Rewrite], refusals: Sequence[Refusal], *, diff: bool
) -> int:
    """Write the changes, or print them as a diff, and return the exit status.

    What was refused is told on standard error; then the status is 3.
    """
    from profilelint.source.files.write import WriteError, replace_file

    told = list(refusals)
    for rewrite in rewrites:
        if diff:
            text = unified_diff(rewrite.path, rewrite.before, rewrite.after)
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
            continue
        try:
            replace_file(root, rewrite.path, rewrite.before, rewrite.after)
        except WriteError as error:
            told.append(Refusal(rewrite.path, str(error)))
    for refusal in told:
        sys.stderr.write(
            f"profilelint: {shown(refusal.path)}: it was not changed: {shown(refusal.reason)}\n"
        )
    return 3 if told else 0


def unified_diff(path: str, before: bytes, after: bytes) -> str:
    """Return the unified diff of a file in UTF-8, as git writes it."""
    from difflib import unified_diff as compare

    name = encodable(path)
    lines = compare(
        list(_lines(before.decode())), list(_lines(after.decode())), f"a/{name}", f"b/{name}"
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(text: str) -> Iterator[str]:
    """Yield the lines as git counts them, which end at LF only, each with its line end."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end
