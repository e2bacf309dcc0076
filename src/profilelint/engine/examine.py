"""What becomes of each file: linted in this process or another, remembered, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.engine.kept import record as records
from profilelint.engine.lint import lint_document
from profilelint.model.digest import digest_of_series
from profilelint.model.finding import Problem
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.result import Failure, Outcome
from profilelint.source.data_file import DataFileError
from profilelint.source.files.file import SkippedError
from profilelint.source.read import LARGEST_FILE, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.plan import Plan
    from profilelint.model.document import Document

FEW = 100
"""Below so many files to lint, starting worker processes takes longer than they save."""

_FIRST = 10
"""Files linted before processes are forked: what they import and compile, no worker has to."""

NO_COLLECTION = "files in no collection"
"""The reason for which a file of no collection is skipped."""


class Examined(NamedTuple):
    """A file with its outcome.

    ``content`` is the digest of its bytes; empty where none was wanted, the file was not read or
    its outcome does not last. ``stamp`` tells another run that the bytes are the same; it is empty
    where they must be read for that. ``record`` is that of `profilelint.engine.kept.record`, empty
    where none was written.
    """

    path: str
    outcome: Outcome
    content: str = ""
    stamp: str = ""
    record: str = ""


def examine_all(
    paths: Sequence[str],
    plan: Plan,
    contents: Mapping[str, bytes],
    cache: ResultCache | None = None,
    jobs: int | None = 1,
) -> Iterator[Examined]:
    """Yield each file with its outcome, in the order in which they are done.

    See `profilelint.engine.run.lint_paths` for what is given.
    """
    if cache is None:
        yield from _lint_all(paths, plan, contents, jobs, hashed=False)
        return
    unknown: list[str] = []
    yield from _recall_all(paths, plan, contents, cache, unknown)
    for each in _lint_all(unknown, plan, contents, jobs, hashed=True):
        outcome = each.outcome
        record = each.record or records.write(outcome)
        # Failures are not kept: they may have been an accident.
        if each.content and not outcome.failures:
            cache.put(each.path, each.content, each.stamp, record, outcome.facts)
        yield each._replace(record=record)


def _recall_all(
    paths: Sequence[str],
    plan: Plan,
    contents: Mapping[str, bytes],
    cache: ResultCache,
    unknown: list[str],
) -> Iterator[Examined]:
    """Yield files with what an earlier run found in the very same bytes.

    The other files are added to ``unknown``.
    """
    if not cache.entries:
        unknown.extend(paths)
        return
    for path in paths:
        try:
            recalled = _recalled(path, plan, contents, cache)
        except (OSError, SkippedError, records.RecordError):
            recalled = None
        if recalled is None:
            unknown.append(path)
        else:
            yield recalled


def _recalled(
    path: str, plan: Plan, contents: Mapping[str, bytes], cache: ResultCache
) -> Examined | None:
    """Return a file with what an earlier run found in the very same bytes; None for nothing.

    Raises what `Tree.read` does, and `profilelint.engine.kept.record.RecordError`.
    """
    stamp = _stamp(path, plan, contents)
    known = cache.get_unchanged(path, stamp) if stamp else None
    if known is not None:
        return Examined(path, records.read(*known), record=known[0])
    content = _known_content(path, plan, contents)
    known = cache.get(path, content)
    if known is None:
        return None
    outcome = cache.recalled.get((path, content))
    if outcome is None:
        outcome = records.read(*known)
        if cache.has_versions:  # the state before the change asks for most of them again
            cache.recalled[path, content] = outcome
    if stamp:
        cache.put(path, content, stamp, *known)
    return Examined(path, outcome, record=known[0])


def _lint_all(
    paths: Sequence[str],
    plan: Plan,
    contents: Mapping[str, bytes],
    jobs: int | None,
    *,
    hashed: bool,
) -> Iterator[Examined]:
    if jobs == 1 or len(paths) < FEW:
        for path in paths:
            yield examine(path, plan, contents, hashed=hashed)
        return
    from profilelint.engine.processes import available, spread

    def answer(path: str) -> str:
        _, outcome, content, stamp, _ = examine(path, plan, contents, hashed=hashed)
        return f"{content}\t{stamp}\t{records.write(outcome)}{outcome.facts}"

    plan.prepare(paths)
    step = -(-len(paths) // _FIRST)
    for path in paths[::step]:
        yield examine(path, plan, contents, hashed=hashed)
    others = [*paths]
    del others[::step]
    for path, line in spread(others, answer, jobs or available()):
        if line is None:
            failure = Failure("the process that checked this file ended unexpectedly", path=path)
            yield Examined(path, Outcome(failures=(failure,), linted=False))
        else:
            content, stamp, known = line.split("\t", 2)
            record, facts = records.divided(known)
            yield Examined(path, records.read(record, facts), content, stamp, record)
    plan.release()


def examine(path: str, plan: Plan, contents: Mapping[str, bytes], *, hashed: bool) -> Examined:
    """Return a file with what linting it gives and, if ``hashed``, what tells its bytes again."""
    # Before the file is read: one that changes in between has another stamp afterwards.
    stamp = _stamp(path, plan, contents) if hashed else ""
    try:
        data = _bytes(path, plan, contents)
    except SkippedError as reason:
        return Examined(path, Outcome(linted=False, skipped=str(reason)))
    except OSError as error:
        failure = Failure(f"the file cannot be read: {error.strerror}", path=path)
        return Examined(path, Outcome(failures=(failure,), linted=False))
    outcome = _lint(path, data, plan)
    content = ""
    if hashed and outcome.lasting:
        content = _content(path, data, plan)
    return Examined(path, outcome, content, stamp)


def _stamp(path: str, plan: Plan, contents: Mapping[str, bytes]) -> str:
    """Return the lasting stamp of a file, with what its site says of it; empty for none."""
    known = "" if path in contents else plan.tree.lasting_stamp(path)
    return _with_standing(path, known, plan) if known else ""


def _known_content(path: str, plan: Plan, contents: Mapping[str, bytes]) -> str:
    """Return what `_content` does for a file; raises as `_bytes` does."""
    known = "" if path in contents else plan.tree.known_digest(path)
    if known:
        return _with_standing(path, known, plan)
    return _content(path, _bytes(path, plan, contents), plan)


def _unusable_schema(document: Document, error: DataFileError) -> Problem:
    place = f"{error.path}:{error.line}" if error.line else error.path
    return Problem(
        "file-syntax",
        "unreadable",
        document.locate(("$schema",), "value"),
        {},
        route=("$schema",),
        part="value",
        message=f'the schema of this page, "{place}", cannot be used: {error.message}',
    )


def _content(path: str, data: bytes, plan: Plan) -> str:
    """Return the digest of a file's bytes, with what its site says of it beside the settings."""
    return _with_standing(path, plan.tree.digest(data), plan)


def _with_standing(path: str, digest: str, plan: Plan) -> str:
    standing = plan.sites.of(path).standing(path)
    if not standing:
        return digest
    return digest_of_series((digest, standing))


def _bytes(path: str, plan: Plan, contents: Mapping[str, bytes]) -> bytes:
    return contents[path] if path in contents else plan.tree.read(path, LARGEST_FILE)


def _lint(path: str, data: bytes, plan: Plan) -> Outcome:
    setting = plan.setting(path)
    if setting is None:
        return Outcome(linted=False, skipped=NO_COLLECTION)
    document = read_document(path, data, setting.flavor)
    if plan.config.file_schemas:
        name = document.data.get("$schema")
        if isinstance(name, str):
            try:
                setting = setting._replace(schema=plan.page_schema(path, name))
            except DataFileError as error:
                # A page is no reason to leave all others unchecked.
                problem = _unusable_schema(document, error)
                if problem.rule not in setting.rules:
                    failure = Failure(problem.message, path=path)
                    return Outcome(failures=(failure,), linted=False)
                document.problems = [*document.problems, problem]
    outcome = lint_document(document, setting)
    document.release()
    if outcome.findings or outcome.failures:
        return outcome
    # Outcomes are held until the last file is done, and so would be the empty lists.
    return Outcome(
        facts=outcome.facts, kind=outcome.kind, lasting=outcome.lasting, unread=outcome.unread
    )
