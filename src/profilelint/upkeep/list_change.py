"""Changes to a list of terms, and to the pages that use them, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from profilelint.config.model import ConfigError
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.data_file import decode, read_inside
from profilelint.upkeep.file_edits import FileEdits
from profilelint.upkeep.prepared import Prepared
from profilelint.upkeep.rename_term import TermRename, term_changes
from profilelint.upkeep.vocabulary_edit import add_term, deprecate_term
from profilelint.upkeep.vocabulary_file import VocabularyEditError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.engine.plan import Plan
    from profilelint.upkeep.term_lists import TermList
    from profilelint.upkeep.vocabulary_file import ChangedVocabulary


class TermAddition(NamedTuple):
    """A term that is to be added to a list."""

    label: str
    note: str = ""
    synonyms: tuple[str, ...] = ()


class TermDeprecation(NamedTuple):
    """A term that is no longer to be used, with the one to use instead; empty for none."""

    label: str
    successor: str = ""


ListChange: TypeAlias = "TermAddition | TermDeprecation | TermRename"


def prepared_change(
    terms: TermList, change: ListChange, paths: Iterable[str], plan: Plan
) -> Prepared:
    """Return what a change does to a list and to the pages, whose paths are given.

    Where a term gets another name, or is deprecated and has a successor, the pages that use it
    change, as `profilelint.upkeep.rename_term.term_changes` does.

    Raises `ConfigError` where the change cannot be made, and
    `profilelint.source.data_file.DataFileError` for a schema or vocabulary that cannot be used.
    """
    if terms.locked:
        raise ConfigError(f'"{terms.vocabulary.name}" is not changed here: {terms.locked}')
    change = _tidied(change)
    if isinstance(change, TermDeprecation) and change.successor:
        change = TermRename(change.label, change.successor, deprecate=True)
    if isinstance(change, TermRename):
        if change.old not in terms.vocabulary.terms:
            raise ConfigError(f'"{change.old}" is not a term of "{terms.vocabulary.name}"')
        changes = term_changes(terms.vocabulary.name, change, paths, plan)
        return Prepared(changes.files, changes.refusals)
    data = read_inside(terms.path, plan.tree)
    text = decode(terms.path, data)
    try:
        changed = _changed(terms, change, text)
    except VocabularyEditError as error:
        raise ConfigError(str(error)) from None
    edits = [FileEdits(terms.path, data, changed.edits)] if changed.text != text else []
    return Prepared(edits, [])


def _changed(
    terms: TermList, change: TermAddition | TermDeprecation, text: str
) -> ChangedVocabulary:
    name = terms.vocabulary.name
    if isinstance(change, TermAddition):
        return add_term(name, terms.path, text, *change)
    return deprecate_term(name, terms.path, text, change.label)


def _tidied(change: ListChange) -> ListChange:
    """Return a change with the spaces around its texts left out.

    Raises `ConfigError` for a text that is none of one line.
    """
    if isinstance(change, TermRename):
        return change._replace(old=_line(change.old), new=_line(change.new))
    if isinstance(change, TermDeprecation):
        successor = _line(change.successor) if change.successor.strip() else ""
        return TermDeprecation(_line(change.label), successor)
    label = _line(change.label)
    synonyms = dict.fromkeys(_line(each) for each in change.synonyms if each.strip())
    note = _line(change.note) if change.note.strip() else ""
    return TermAddition(label, note, tuple(each for each in synonyms if each != label))


def _line(text: str) -> str:
    line = text.strip()
    if not line:
        raise ConfigError("a term is a text of one line: write it")
    if not line.isprintable():
        raise ConfigError(f"a term is a text of one line, without invisible characters: {line!r}")
    return line
