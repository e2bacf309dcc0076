"""Edits of whole files, as data: nothing is written here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.engine.edits import apply
from profilelint.model.finding import Edit, Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.read import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from profilelint.model.document import Document

    MakeEdit: TypeAlias = Callable[[Document], Edit | None]
    """Returns the edit for a page, None where its front matter cannot be edited."""

# Each step reads the block anew: a long one with thousands of places is left to people.
_MOST_READ = 1 << 24  # characters of front matter
_BOM = b"\xef\xbb\xbf"


class FileEdits(NamedTuple):
    """A file in UTF-8 and the edits that change it, no two of which overlap.

    ``path`` is relative to the root and ``before`` are the file's bytes. Spans count code points
    of its text behind a byte order mark.
    """

    path: str
    before: bytes
    edits: tuple[Edit, ...]

    @property
    def after(self) -> bytes:
        """Return the file's bytes after the edits."""
        text = apply(self.before.decode("utf-8-sig"), self.edits)
        return (_BOM if self.before.startswith(_BOM) else b"") + text.encode()


class Refusal(NamedTuple):
    """A file that is left as it is, and why."""

    path: str
    reason: str


def edit_page(document: Document, data: bytes, steps: Sequence[MakeEdit]) -> FileEdits | Refusal:
    """Return the edits of a page that all steps together make, or why there are none.

    ``data`` are the bytes that the document was read from. Each step is made for the page as the
    one before it left it.
    """
    path = document.path
    if document.text.encode("utf-8", "surrogatepass") != data.removeprefix(_BOM):
        return Refusal(path, "it is not UTF-8: save it as UTF-8")
    if len(steps) * document.body_start > _MOST_READ:
        return Refusal(path, "its front matter is too long to change it in so many places")
    edits: list[Edit] = []
    for make_edit in steps:
        edit = make_edit(document)
        if edit is None:
            return Refusal(path, "its front matter can only be changed by hand")
        edits = _joined(document.text, edits, edit)
        document = read_document(path, apply(document.text, [edit]).encode())
    return FileEdits(path, data, tuple(edits))


def _joined(text: str, edits: Sequence[Edit], later: Edit) -> list[Edit]:
    """Return the edits that do what the given ones do, and then one of the text that they leave.

    All are in the order of their spans. Those that the later edit touches become one with it.
    """
    start, end = later.span
    first, last = start, end  # the part of the text that the joined edit writes
    before: list[Edit] = []
    after: list[Edit] = []
    shift = shift_before = 0  # by how much edits have moved what follows them
    for edit in edits:
        place = edit.span.start + shift
        if place > end:
            after.append(edit)
            continue
        shift += len(edit.text) - (edit.span.end - edit.span.start)
        if place + len(edit.text) < start:
            before.append(edit)
            shift_before = shift
        else:
            first = min(first, place)
            last = max(last, place + len(edit.text))
    written = text[first:start] + later.text + text[end:last]
    return [*before, Edit(Span(first - shift_before, last - shift), written), *after]
