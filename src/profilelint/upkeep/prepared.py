"""Changes to several files that are shown first, and written later if nothing else has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.digest import new_hash
from profilelint.model.interrupts import held_back
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.write import WriteError, replace_file
from profilelint.upkeep.file_edits import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from profilelint.upkeep.file_edits import FileEdits


class Prepared(NamedTuple):
    """The files that a change is to write, and those that it leaves as they are."""

    files: Sequence[FileEdits]
    refusals: Sequence[Refusal]

    @property
    def state(self) -> str:
        """Return 32 hexadecimal digits that change whenever what is to be written does.

        They depend on the bytes of the files before and after, and on what is left as it is.
        """
        digest = new_hash()
        for file in self.files:
            for part in (_bytes(file.path), file.before, file.after):
                digest.update(b"%d " % len(part))
                digest.update(part)
        for refusal in self.refusals:
            digest.update(_bytes(repr(tuple(refusal))))
        return digest.hexdigest()

    def sparing(self, reasons: Mapping[str, str]) -> Prepared:
        """Return the change without the files that are to stay as they are, by path the reason."""
        files = [each for each in self.files if each.path not in reasons]
        spared = [
            Refusal(each.path, reasons[each.path]) for each in self.files if each.path in reasons
        ]
        return Prepared(files, [*self.refusals, *spared])


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def write_files(root: str, files: Iterable[FileEdits], written: list[str]) -> list[Refusal]:
    """Write changes one by one; return those that could not be written, and why.

    The paths of those that were are added to ``written`` as they are. A file that is no longer as
    it was when the change was made stays as it is.
    """
    left: list[Refusal] = []
    for file in files:
        after = file.after
        with held_back():
            try:
                replace_file(root, file.path, file.before, after)
                written.append(file.path)
            except WriteError as error:
                left.append(Refusal(file.path, str(error)))
    return left
