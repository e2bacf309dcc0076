"""What becomes of one file: linted, remembered, left out or not readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.engine.kept.facts import write_facts
from profilelint.engine.kept.record import FileOutcome, RecordError, read, write
from profilelint.engine.lint import lint_document
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.file import SkippedError, read_file
from profilelint.source.read import LARGEST_FILE, read_document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.plan import Plan


class Examined(NamedTuple):
    """What became of one file.

    ``content`` is the digest of its bytes where one was asked for and the file was linted.
    ``outcome`` is None for a file that belongs to no collection, and for one that was skipped or
    could not be read, of which ``skipped`` or ``failure`` says why.
    """

    path: str
    content: str = ""
    outcome: FileOutcome | None = None
    skipped: str = ""
    failure: str = ""


def pack(examined: Examined) -> list[str]:
    """Return the same, but for the path, as plain data for another process."""
    _, content, outcome, skipped, failure = examined
    return [content, write(outcome), skipped, failure]


def unpack(path: str, data: Sequence[str]) -> Examined:
    """Return what `pack` made plain data of."""
    content, record, skipped, failure = data
    return Examined(path, content, read(path, record), skipped, failure)


def recall(
    path: str, plan: Plan, given: Mapping[str, bytes], cache: ResultCache
) -> Examined | None:
    """Return what an earlier run found in the very same bytes; None if it is not known."""
    try:
        record = cache.get(path, _bytes(path, plan, given))
        return None if record is None else Examined(path, "", read(path, record))
    except (OSError, SkippedError, RecordError):
        return None


def examine(path: str, plan: Plan, given: Mapping[str, bytes], *, hashed: bool) -> Examined:
    """Return what linting one file gives, with the digest of its bytes if it is ``hashed``."""
    try:
        data = _bytes(path, plan, given)
    except SkippedError as reason:
        return Examined(path, skipped=str(reason))
    except OSError as error:
        return Examined(path, failure=f"the file cannot be read: {error.strerror}")
    content = ""
    if hashed:
        from profilelint.engine.kept.cache import digest

        content = digest(data)
    return Examined(path, content, _lint(path, data, plan))


def _bytes(path: str, plan: Plan, given: Mapping[str, bytes]) -> bytes:
    return given[path] if path in given else read_file(plan.config.root, path, LARGEST_FILE)


def _lint(path: str, data: bytes, plan: Plan) -> FileOutcome | None:
    setting = plan.setting(path)
    if setting is None:
        return None
    document = read_document(path, data)
    if plan.config.file_schemas:
        name = document.data.get("$schema")
        if isinstance(name, str):
            setting = setting._replace(schema=plan.page_schema(path, name))
    outcome = lint_document(document, setting)
    document.release()
    return FileOutcome(path, outcome.findings, write_facts(outcome.facts), outcome.failures)
