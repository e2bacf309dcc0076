"""Small changes to vocabulary files.

The changed text is read again: what does not then say exactly what was wanted is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.source.data_file import ENDINGS
from profilelint.upkeep.vocabulary_file import LayoutError, VocabularyEditError, VocabularyFile
from profilelint.upkeep.vocabulary_lines import VocabularyLines
from profilelint.upkeep.vocabulary_toml import VocabularyToml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.upkeep.vocabulary_file import ChangedVocabulary, Pairs


def add_term(
    name: str, path: str, text: str, label: str, note: str = "", synonyms: Sequence[str] = ()
) -> ChangedVocabulary:
    """Return a vocabulary with one more term. Raises `VocabularyEditError`."""
    file = _plain(name, path, text) or VocabularyFile(name, path, text)
    terms = file.before.terms
    for each in (label, *synonyms):
        if file.before.spelled(each) is not None:
            raise VocabularyEditError(f'"{each}" is already a term or a synonym')
    pairs: Pairs = [("note", note)] if note else []
    if synonyms:
        pairs.append(("synonyms", list(synonyms)))
    file.add(label, pairs)
    after = file.changed()
    term = after.vocabulary.terms.get(label)
    if term is None or set(after.vocabulary.terms) != {*terms, label}:
        raise LayoutError
    if (term.note, term.synonyms) != (note, tuple(synonyms)):
        raise LayoutError
    return after


def rename_term(name: str, path: str, text: str, old: str, new: str) -> ChangedVocabulary:
    """Return a vocabulary in which a term has another label and the old one as a synonym.

    Where the new label is a term already, the old term and its synonyms become synonyms of that
    one; where the old one is not a term, it becomes a synonym alone. Raises `VocabularyEditError`.
    """
    plain = _plain(name, path, text)
    if plain is not None:
        return _relabelled(plain, old, new)
    file = VocabularyFile(name, path, text)
    terms = file.before.terms
    if old in terms and new in terms:
        file.add_synonyms(new, [old, *terms[old].synonyms])
        file.remove(old)
    elif old in terms:
        file.relabel(old, new)
    elif new in terms:
        owner = next((term for term in terms.values() if old in term.synonyms), None)
        if owner is not None and owner.label != new:
            raise VocabularyEditError(f'"{old}" is already a synonym of "{owner.label}"')
        if owner is None:
            file.add_synonyms(new, [old])
    else:
        raise VocabularyEditError(f'neither "{old}" nor "{new}" is a term')
    file.redirect(old, new)
    after = file.changed()
    term = after.vocabulary.terms.get(new)
    wanted = {each for each in terms if each != old} | {new}
    if term is None or old not in term.synonyms or set(after.vocabulary.terms) != wanted:
        raise LayoutError
    return after


def _plain(name: str, path: str, text: str) -> VocabularyLines | VocabularyToml | None:
    """Return a vocabulary file that is neither YAML nor JSON."""
    lower = path.lower()
    if lower.endswith(".toml"):
        return VocabularyToml(name, path, text)
    if lower.endswith(ENDINGS):
        return None
    return VocabularyLines(name, path, text)


def _relabelled(file: VocabularyLines | VocabularyToml, old: str, new: str) -> ChangedVocabulary:
    """Return a vocabulary in which a term has a label that no other has, and the old as synonym."""
    terms = file.before.terms
    if old not in terms:
        raise VocabularyEditError(f'"{old}" is not a term')
    if new in terms:
        raise VocabularyEditError(f'"{new}" is already a term; write the file as YAML')
    file.relabel(old, new)
    after = file.changed()
    if after.vocabulary.terms.keys() != {*terms, new} - {old}:
        raise LayoutError
    if after.vocabulary.terms[new].synonyms != (*terms[old].synonyms, old):
        raise LayoutError
    return after


def deprecate_term(
    name: str, path: str, text: str, old: str, new: str = "", valid_until: str = ""
) -> ChangedVocabulary:
    """Return a vocabulary in which a term is deprecated and names its successor, if it has one.

    The successor is added behind it where it is no term yet. Raises `VocabularyEditError`.
    """
    file = VocabularyFile(name, path, text)
    terms = file.before.terms
    if old not in terms:
        raise VocabularyEditError(f'"{old}" is not a term')
    if new in terms and terms[new].deprecated:
        raise VocabularyEditError(f'"{new}" is deprecated too')
    values: dict[str, str | bool] = {"deprecated": True}
    if new:
        values["replaced_by"] = new
    if valid_until:
        values["valid_until"] = valid_until
    file.set_values(old, values, successor="" if new in terms else new)
    if new:
        file.redirect(old, new)
    after = file.changed()
    term = after.vocabulary.terms.get(old)
    is_deprecated = term is not None and term.deprecated and new in ("", term.replaced_by)
    if not is_deprecated or set(after.vocabulary.terms) != {*terms, *filter(None, [new])}:
        raise LayoutError
    return after
